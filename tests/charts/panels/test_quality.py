"""Do the sentences and tables of the quality page say what was found, and stay quiet otherwise?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from charts.panels.quality import coherence, freshness, loads, printed
from charts.twin import Twin
from metrics.catalogue import SOURCES
from metrics.concordance.computed import Comparison, Match
from metrics.concordance.finding import Finding, Kind, Number
from metrics.concordance.printed import Printed
from metrics.freshness import Freshness
from metrics.mas.load import LOAD
from metrics.period import Period, year
from metrics.quality.coherence.check import Breach, Check
from metrics.quality.coherence.outcomes import Behind
from metrics.quality.journal import ChangedFigure, Load
from metrics.quality.months import Gap, Lack
from metrics.quality.report import Report
from metrics.quality.states import State

CASES, TEAM = SOURCES["mas_cases"], SOURCES["mas_team"]
MARCH, MAY = date(2023, 3, 1), date(2023, 5, 1)
TODAY = date(2023, 6, 20)
ONE_LOAD = Load(
    department="61",
    batch="939389cb-79fe",
    source="mas_cases",
    file_name="saisines.csv",
    sha256="ab" * 32,
    size_bytes=4235,
    lines_read=41,
    lines_loaded=40,
    lines_rejected=1,
    lines_aside=2,
    loaded_by="Camille",
    loaded_at=datetime(2023, 6, 1),  # noqa: DTZ001 (as the base keeps it)
    period_first=MARCH,
    period_last=date(2023, 3, 31),
    demonstration=False,
    lines_added=5,
    lines_removed=0,
    lines_changed=1,
    reason="oubli",
)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def row(twin: Twin, rank: int = 0) -> list[str]:
    return [plain(cell) for cell in twin.texts[rank]]


def state(until: date | None = date(2023, 6, 16), *gaps: Gap, **said: object) -> State:
    late = until is not None and (TODAY - until).days > CASES.late_after_days
    fresh = Freshness(CASES, until, late, demonstration=bool(said.get("demonstration")))
    return State("MAS", fresh, TODAY, gaps, ONE_LOAD if until else None)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([state()], "Toutes les sources suivent leur rythme, aucun mois ne manque."),
        ([state(date(2023, 5, 31))], "1 source en retard."),
        ([state(), state(None)], "1 source jamais chargée."),
        ([state(None)], "Orne : aucune source n'est chargée."),
        (
            [state(date(2023, 6, 16), Gap(CASES, Lack.MISSING, Period(MARCH, MAY)))],
            "3 mois manquants.",
        ),
        (
            [state(date(2023, 6, 16), Gap(TEAM, Lack.MIXED, year(2023), metrics=(LOAD,)))],
            "1 indicateur privé d'une source.",
        ),
    ],
)
def test_freshness_begins_with_its_sentence(found: list[State], words: str) -> None:
    assert plain(freshness.lead(found, "Orne").sentence) == words


def test_each_kind_of_source_is_judged_on_its_day() -> None:
    detail = plain(freshness.lead([state(), state(demonstration=True)], "Orne").detail)
    assert "1 source réelle sur 2, jugée au 20 juin 2023." in detail
    assert "1 source de démonstration, jugée au 20 juin 2023." in detail


def test_a_late_source_is_marked_and_says_by_how_many_days() -> None:
    twin = freshness.states_table([state(), state(date(2023, 5, 31))]).twin
    assert twin.concerns == {1}
    assert row(twin, 1) == [
        "MAS", CASES.label, "en retard", "6", "31/05/2023", "14/06/2023", "hebdomadaire", "réelles",
    ]  # fmt: skip
    assert row(twin)[2:4] == ["à jour", ""]


def test_a_source_that_no_figure_waits_for_is_no_alarm() -> None:
    events = State("Commun", Freshness(SOURCES["events"], None, late=False, demonstration=False), TODAY)
    told = plain(freshness.lead([state(), events], "Orne").sentence)
    assert told == "Toutes les sources suivent leur rythme, aucun mois ne manque."
    assert row(freshness.states_table([state(), events]).twin, 1)[2] == "facultative"


def test_the_last_load_tells_its_lines() -> None:
    chart = freshness.loads_table([state(), state(None)])
    assert chart is not None
    assert plain(chart.finding) == "Dernier chargement de chaque source : 1 ligne rejetée"
    assert row(chart.twin)[2:] == ["saisines.csv", "01/06/2023", "Camille", "41", "40", "1", "2,4", "2"]
    assert freshness.loads_table([state(None)]) is None


def test_gaps_are_told_with_their_consequence_holes_first() -> None:
    half = Gap(CASES, Lack.HALF, Period(MAY, MAY), until=date(2023, 5, 17))
    hole = Gap(CASES, Lack.MISSING, Period(MARCH, MARCH))
    chart = freshness.gaps_table([state(TODAY, half, hole)])
    assert chart is not None
    assert [row(chart.twin, rank)[1] for rank in (0, 1)] == ["Mars 2023", "Mai 2023"]
    assert "Chargé jusqu'au 17/05/2023 seulement" in row(chart.twin, 1)[2]
    assert freshness.gaps_table([state()]) is None


def test_the_journal_begins_with_the_lines_of_real_files() -> None:
    invented = replace(ONE_LOAD, demonstration=True, lines_read=500)
    told = loads.lead([ONE_LOAD, invented], "Orne")
    assert plain(told.sentence) == "1 fichier chargé : 41 lignes lues, 40 chargées, 1 rejetée."
    assert "aucun fichier n'est encore chargé" in loads.lead([invented], "Orne").sentence
    assert loads.lead([], "Orne").detail == ""


def test_the_journal_lists_every_load_with_the_figures_it_changed() -> None:
    twin = loads.journal_table([ONE_LOAD, replace(ONE_LOAD, demonstration=True)], {ONE_LOAD.batch: 14}).twin
    assert row(twin)[4:] == ["du 01/03/2023 au 31/03/2023", "41", "1", "14", "oubli"]
    assert row(twin, 1)[2] == "Démonstration"


def test_a_load_tells_what_became_of_its_lines() -> None:
    told = plain(loads.lines_in_words(ONE_LOAD))
    assert "5 lignes ajoutées, aucune retirée, 1 modifiée. Motif donné : oubli." in told
    assert "4 235 octets, empreinte SHA-256 abab" in told
    first = replace(ONE_LOAD, lines_added=None, reason=None)
    assert "Premier fichier de cette source" in loads.lines_in_words(first)
    assert "Motif" not in loads.lines_in_words(first)


def test_two_files_of_the_same_name_and_day_are_told_apart() -> None:
    assert loads.load_label(ONE_LOAD) != loads.load_label(replace(ONE_LOAD, batch="other"))


def test_changed_figures_are_named_with_the_indicators_that_read_them() -> None:
    changes = [ChangedFigure("mas.cases", MARCH, 38, 41), ChangedFigure("mas.full_time", MARCH, 4, 4.5)]
    chart = loads.changes_table(ONE_LOAD, changes)
    assert plain(chart.finding) == "saisines.csv : 2 chiffres changés"
    assert row(chart.twin)[:5] == ["Saisines", "mars 2023", "38,0", "41,0", "3,0"]
    assert row(chart.twin)[5].endswith("et 4 autres")
    assert row(loads.changes_table(ONE_LOAD, changes[:1]).twin)[2:5] == ["38", "41", "3"]


def check(*breaches: Breach, cases: int = 12, key: str = "members") -> Check:
    return Check(
        key=key, rule="Règle", unit=("total vérifié", "totaux vérifiés"), cases=cases, breaches=breaches
    )


@pytest.mark.parametrize(
    ("checks", "words"),
    [
        ([check(), check()], "2 contrôles, aucun écart."),
        ([check(), check(Breach("A", "1"))], "1 contrôle sur 2 ne tient pas."),
        ([check(cases=0)], "Orne : rien à vérifier en 2023."),
    ],
)
def test_coherence_begins_with_its_sentence(checks: list[Check], words: str) -> None:
    assert plain(coherence.lead(checks, "Orne", year(2023)).sentence) == words


def test_breaches_are_listed_but_not_endlessly() -> None:
    many = check(*(Breach("Saisines", str(rank), "mars 2023") for rank in range(130)), cases=200)
    chart = coherence.breaches_table([many, check()])
    assert chart is not None
    assert (len(chart.twin.rows), plain(chart.twin.note)) == (100, "Et 30 autres écarts.")
    assert plain(chart.finding) == "130 écarts à expliquer"
    assert row(chart.twin) == ["Règle", "Saisines", "Mars 2023", "0"]
    table = coherence.checks_table([many, check()])
    assert table is not None
    assert table.twin.concerns == {0}
    assert row(table.twin)[3] == "Saisines, mars 2023 : 0 ; 129 autres lignes plus bas"


def test_nothing_is_listed_when_all_holds_or_nothing_is_verified() -> None:
    assert coherence.breaches_table([check()]) is None
    assert coherence.breaches_table([check(Breach("A", "1"), key="outcomes")]) is None
    assert coherence.checks_table([check(cases=0)]) is None
    assert coherence.behind_table([]) is None


def test_outcomes_left_behind_are_told() -> None:
    one = Behind(CASES, Period(MARCH, MAY), date(2023, 5, 31), date(2023, 10, 16))
    chart = coherence.behind_table([one])
    assert chart is not None
    words = "Les suites des dossiers de mars à mai 2023 ne sont connues que jusqu'au 31/05/2023"
    assert plain(chart.finding) == words
    several = coherence.behind_table([one, replace(one, span=Period(MAY, MAY))])
    assert several is not None
    assert "de 4 mois s'arrêtent" in plain(several.finding)


PRINTED = Printed(
    "61",
    1,
    "Rapport 2022",
    "MAS",
    "saisines",
    "454",
    454.0,
    "saisines",
    "2022",
    "",
    "454 saisines",
    "",
    "mas.cases",
)


def finding(kind: Kind) -> Finding:
    number = Number.count("total supposé", 460, "saisines")
    return Finding(rule="r", kind=kind, rows=(PRINTED,), recomputed=(number,), reading="Lecture.")


def test_a_report_begins_with_its_contradictions() -> None:
    read = Report((PRINTED,), (finding(Kind.CONTRADICTION), finding(Kind.AGREES)), ())
    told = printed.lead(read, "Orne")
    assert plain(told.sentence) == (
        "1 contradiction dans le rapport imprimé ; aucun chiffre ne peut encore être recalculé."
    )
    assert plain(told.detail) == "Rapport 2022, 1 chiffre imprimé."
    assert "aucun rapport imprimé" in printed.lead(Report((), (), ()), "Paris").sentence


def test_contradictions_are_apart_from_what_agrees() -> None:
    found = (finding(Kind.CONTRADICTION), finding(Kind.DEFINITION), finding(Kind.AGREES))
    against, quiet = printed.findings_table(found), printed.agreements_table(found)
    assert against is not None
    assert quiet is not None
    assert [one[0] for one in against.twin.rows] == ["Contradiction", "Définitions différentes"]
    assert against.twin.concerns == {0}
    assert row(against.twin)[1:4] == ["MAS, saisines", "454 saisines", "460 saisines (total supposé)"]
    assert [one[0] for one in quiet.twin.rows] == ["Concordance"]
    assert printed.findings_table(found[2:]) is None


def test_what_is_not_computed_is_apart_and_says_why() -> None:
    left = Comparison(PRINTED, Match.NOT_COMPUTED, "Ce n'est pas un nombre.")
    chart = printed.left_table([left])
    assert chart is not None
    assert plain(chart.finding) == "1 chiffre que Vigie ne recalcule pas"
    assert row(chart.twin) == ["MAS", "saisines", "454 saisines", "Ce n'est pas un nombre."]
    assert printed.comparisons_table([left]).twin.rows == ()
    assert printed.left_table([]) is None
