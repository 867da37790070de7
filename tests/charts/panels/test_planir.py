"""Are the sentences of PLANIR true for every period and department, with nothing, with one, with many?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import Table

from access.perimeter import Perimeter
from charts.chart import Chart
from charts.panels import planir as panels
from charts.panels.planir import lists, partners, rights, sheet
from charts.panels.planir.words import counted, lowered
from data_access.loading import Row
from data_access.schema import planir as tables
from data_access.schema import planir_people as people
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.period import parse, year
from metrics.planir.detail import plan_of
from metrics.planir.partners import register_of
from metrics.reading import BaseReading
from tests.support import planir as by_hand
from tests.support.bases import FactBase

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)


def every_chart(shown: Figures) -> list[Chart]:
    plan = plan_of(shown)
    return [
        panels.actions_matrix(shown),
        panels.persons_matrix(shown),
        panels.weather(shown),
        panels.accompanied_or_flagged(shown),
        panels.accompanied_by_action(shown),
        panels.accompanied_by_epci(shown),
        partners.ccas_map(shown),
        partners.coverage_by_epci(shown),
        partners.agreements_by_kind(shown),
        rights.alerts_by_kind(shown),
        rights.campaign(shown),
        rights.calls_by_caller(shown),
        lists.silent(plan),
        lists.whole_plan(plan),
        lists.agreements(register_of(shown)),
    ]


def load_plan(base: FactBase, *facts: tuple[Table, Sequence[Row]]) -> None:
    by_hand.load(base, by_hand.PLAN, *facts, first=FIRST, until=LAST)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("period", ["2021", "2022", "T3 2022", "2023", "2024"])
@pytest.mark.parametrize("department", ["61", "91"])
def test_every_panel_speaks_even_without_data(demonstration_url: str, department: str, period: str) -> None:
    shown = Figures(BaseReading(demonstration_url), Perimeter(department), parse(period), of_topic("planir"))

    for chart in every_chart(shown):
        assert chart.finding
        assert "None" not in chart.finding + str(chart.twin.texts)
        assert "nan" not in chart.finding


def test_findings_of_2022_in_essonne(demonstration_url: str) -> None:
    shown = Figures(BaseReading(demonstration_url), Perimeter("91"), parse("2022"), of_topic("planir"))
    said = [plain(chart.finding) for chart in every_chart(shown)]

    assert "12 croisements sur 18 de difficulté et de public portent au moins une action" in said
    assert "51 CCAS sur 76 avec une convention en vigueur, 4 dont la convention est échue" in said
    assert (
        "Quatre mois après l'envoi, 42,3 % des personnes contactées ont agi ; sans groupe non contacté, "
        "l'effet propre du courrier reste inconnu" in said
    )
    assert "16 actions au 31 décembre 2022, telles que leurs porteurs les disent" in said


def test_one_is_told_in_the_singular(fact_base: FactBase) -> None:
    load_plan(fact_base, (tables.planir_action, [by_hand.action()]))
    by_hand.load(
        fact_base,
        by_hand.REGISTER,
        (tables.planir_ccas, [by_hand.ccas()]),
        (tables.planir_agreement, [by_hand.agreement(date(2022, 2, 1))]),
        (tables.planir_partner_report, [by_hand.report(date(2022, 3, 1))]),
        first=FIRST,
        until=LAST,
    )
    shown = fact_base.figures(year(2022), *of_topic("planir"))
    plan = plan_of(shown)

    assert plain(panels.actions_matrix(shown).finding).startswith(
        "1 croisement sur 18 de difficulté et de public porte"
    )
    assert (
        plain(lists.silent(plan).finding)
        == "1 action sans événement depuis plus de 90 jours au 31 décembre 2022"
    )
    assert plain(partners.ccas_map(shown).finding) == "1 CCAS sur 1 avec une convention en vigueur"
    said = plain(partners.agreements_by_kind(shown).finding)
    assert said == "1 convention sur 1 (100,0 %) a servi dans les douze derniers mois"


def test_a_crossing_without_any_action_is_a_hole_not_an_absence(fact_base: FactBase) -> None:
    load_plan(fact_base, (tables.planir_action, [by_hand.action()]))
    rows = panels.actions_matrix(fact_base.figures(year(2022), *of_topic("planir"))).rows

    assert rows.num_rows == 18
    assert rows.column("hole").to_pylist().count(True) == 17


def test_endings_of_alerts_add_up(fact_base: FactBase) -> None:
    raised = [
        by_hand.alert(date(2022, 2, 1), settled_on=date(2022, 3, 1), outcome="kept_open"),
        by_hand.alert(date(2022, 2, 1), settled_on=date(2022, 3, 1), outcome="lapsed"),
        by_hand.alert(date(2022, 2, 1)),
    ]
    fact_base.load("planir_alerts", (people.planir_alert, raised), first=FIRST, until=LAST)
    chart = rights.alerts_by_kind(fact_base.figures(year(2022), *of_topic("planir")))

    assert [row[1] for row in chart.twin.rows] == [1, 1, 1]
    assert plain(chart.finding) == "Droit resté ouvert pour 1 sur 2 alertes dénouées (50,0 %)"


def test_sheet_shows_the_raw_value_beside_an_uncapped_progress(fact_base: FactBase) -> None:
    load_plan(
        fact_base,
        (tables.planir_action, [by_hand.action()]),
        (tables.planir_review, [by_hand.review(date(2022, 6, 1), 5)]),
        (tables.planir_milestone, [by_hand.milestone(date(2022, 6, 1))]),
    )
    plan = plan_of(fact_base.figures(year(2022), *of_topic("planir")))
    assert plan is not None
    told = {row[0]: plain(row[1]) for row in sheet.sheet(plan.actions[0], plan.day).twin.texts}

    assert told["Avancement"] == "−50,0 %"
    assert told["Valeur brute"] == "Séances : 5 (départ 10, cible 20)"
    assert told["Dernier événement"] == "aucun depuis le label"
    assert told["Partenaires"] == "aucun partenaire rattaché"
    assert (
        plain(sheet.milestones(plan.actions[0], plan.day).finding)
        == "Jalons : 0 atteint sur 1, 1 échu et non atteint"
    )
    assert plain(sheet.events(plan.actions[0]).finding) == "Aucun événement en douze mois"


def test_a_partner_without_a_name_shows_its_code_and_no_extract_is_not_no_partner(
    fact_base: FactBase,
) -> None:
    for source, table in by_hand.PLAN.items():
        given = [by_hand.action()] if table is tables.planir_action else []
        if table is not tables.planir_action_partner:
            fact_base.load(source, (table, given), first=FIRST, until=LAST)
    assert _told(fact_base)["Partenaires"] == "extrait non chargé"

    joined = {"action": "P01", "partner": "ccas-099", "joined_on": date(2022, 2, 1)}
    fact_base.load(
        "planir_action_partners", (tables.planir_action_partner, [joined]), first=FIRST, until=LAST
    )
    assert _told(fact_base)["Partenaires"] == "ccas-099"


def _told(base: FactBase) -> dict[str, str]:
    plan = plan_of(base.figures(year(2022), *of_topic("planir")))
    assert plan is not None
    return {row[0]: plain(row[1]) for row in sheet.sheet(plan.actions[0], plan.day).twin.texts}


def test_a_plan_whose_events_are_not_loaded_calls_no_action_silent(fact_base: FactBase) -> None:
    fact_base.load("planir_actions", (tables.planir_action, [by_hand.action()]), first=FIRST, until=LAST)
    plan = plan_of(fact_base.figures(year(2022), *of_topic("planir")))

    assert plan is None
    assert "il manque un extrait" in plain(lists.silent(plan).finding)
    assert "il manque un extrait" in plain(lists.no_action(plan))


def test_labels_go_inside_a_sentence_without_breaking_an_acronym() -> None:
    assert lowered("Conventions PASS") == "conventions PASS"
    assert lowered("CCAS avec une convention") == "CCAS avec une convention"
    assert lowered("") == ""


def test_a_count_is_told_in_words() -> None:
    told = [plain(counted(count, "revue", "Aucune revue")) for count in (0, 1, 2)]

    assert told == ["Aucune revue", "1 revue", "2 revues"]
