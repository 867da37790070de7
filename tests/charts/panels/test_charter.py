"""Are the sentences of the charter's page true for every department and period, empty ones included?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.perimeter import Perimeter
from charts.chart import Chart
from charts.panels import charter as panels
from charts.panels.charter import constant_mix, lists
from charts.panels.charter import handifaction as answers
from data_access.engine import writing
from data_access.journal import Origin
from data_access.loading import load
from data_access.migrate import upgrade
from ingestion.demonstration import charter as demonstration
from ingestion.demonstration.everything import territory
from metrics import charter
from metrics.charter.detail import (
    Commitment,
    Committee,
    Meeting,
    Register,
    Signatory,
    committee_of,
    register_of,
)
from metrics.figures import Figures
from metrics.period import Granularity, parse
from metrics.reading import BaseReading
from metrics.units import NO_BREAK

DAY = date(2023, 10, 31)
NOBODY = Register(DAY, False, (), ())
NO_MEETING = Committee(DAY, (), ())
BODY = Signatory("Ville", "local_authority", date(2022, 10, 4), 0, 0, None)
PROMISE = Commitment(
    5, "Former", "Ville", date(2022, 12, 6), date(2023, 6, 30), None, None, None, date(2022, 12, 6)
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    place: Path = tmp_path_factory.mktemp("charter") / "base.sqlite"
    address = f"sqlite:///{place}"
    with writing(address) as connection:
        upgrade(connection)
        for department in ("61", "91"):
            for extract in demonstration.extracts(territory(department)):
                load(
                    connection, department, extract, Origin("essai", "0" * 64, 0, "essai", demonstration=True)
                )
    return address


def figures(url: str, period: str, department: str = "61") -> Figures:
    return Figures(BaseReading(url), Perimeter(department), parse(period), charter.METRICS)


def every_chart(shown: Figures) -> list[Chart]:
    register, committee = register_of(shown), committee_of(shown)
    return [
        panels.principles(shown),
        panels.states(shown),
        panels.commitments_over_time(shown, Granularity.MONTH),
        answers.answers_by_quarter(shown),
        constant_mix.care(shown),
        answers.outcomes(shown),
        answers.care_by_channel(shown),
        answers.care_by(shown, "living_place"),
        answers.care_by(shown, "age_group"),
        *(build(register) for build in (lists.signatories, lists.commitments)),
        *(build(committee) for build in (lists.meetings, lists.decisions)),
    ]


@pytest.mark.parametrize("department", ["61", "91", "35"])
@pytest.mark.parametrize("period", ["2023", "2022", "2021", "T3 2022", "T1 2021", "2019"])
def test_every_panel_speaks_even_without_data(url: str, period: str, department: str) -> None:
    for chart in every_chart(figures(url, period, department)):
        assert chart.finding
        assert "None" not in chart.finding
        assert "nan" not in chart.finding


def test_principles_that_nobody_took_are_named_and_drawn_as_holes(url: str) -> None:
    chart = panels.principles(figures(url, "2023"))
    taken = [row[0] for row in chart.twin.rows if row[1]]
    assert chart.finding.startswith(f"{len(taken)} principes sur 12 portent un engagement")
    assert len(chart.twin.rows) == 12
    assert all(row[2] == "sans objet" for row in chart.twin.rows if not row[1])


def test_before_the_signature_there_is_no_principle_to_draw(url: str) -> None:
    chart = panels.principles(figures(url, "2021"))
    assert (
        chart.finding
        == f"Engagements par principe{NO_BREAK}: aucun engagement pris au 31{NO_BREAK}décembre{NO_BREAK}2021"
    )
    assert not chart.twin.rows


def test_states_keep_their_place_when_one_is_empty(url: str) -> None:
    assert [row[0] for row in panels.states(figures(url, "2022")).twin.rows] == [
        "Tenu, preuve reçue",
        "Tenu, preuve attendue",
        "En cours",
        "En retard",
    ]


def test_each_rate_of_a_quarter_stands_beside_its_number_of_answers_and_its_interval(url: str) -> None:
    rows = constant_mix.care(figures(url, "T3 2022")).twin.rows
    assert [row[0] for row in rows] == [f"T{rank} {year}" for year, rank in (
        (2022, 3), (2022, 2), (2022, 1), (2021, 4), (2021, 3), (2021, 2), (2021, 1)
    )]  # fmt: skip
    assert rows[0][1] == 15
    assert rows[0][3] == "effectif trop faible pour conclure"
    assert list(rows[0][4:7]) == [156, pytest.approx(110 / 156), f"62,9{NO_BREAK}à{NO_BREAK}77,1{NO_BREAK}%"]
    assert rows[0][-1] == "comparable"
    assert rows[-1][5:] == (
        "aucune donnée",
        "",
        "aucune donnée",
        "",
        f"moins de 12{NO_BREAK}mois{NO_BREAK}chargés",
    )


def test_the_chart_says_what_is_held_fixed_and_marks_the_campaigns(url: str) -> None:
    chart = constant_mix.care(figures(url, "2022"))
    assert chart.subtitle.endswith(f"des 792{NO_BREAK}réponses du T1 2021 au T3 2023")
    marked = {row["step"] for row in chart.rows.to_pylist() if row["mark"] == "campagne"}
    assert marked == {"T3 2021", "T2 2022", "T4 2022"}
    assert [one.words.split(NO_BREAK)[0] for one in chart.verdicts] == [
        "Variation ordinaire du T4 2021 au T4 2022", "Depuis le T4 2021"
    ]  # fmt: skip


def test_the_two_parts_of_a_quarter_add_up_to_its_answers(url: str) -> None:
    shown = figures(url, "2022")
    told = answers.answers_by_quarter(shown).twin.rows
    by_quarter = {row[0]: row[1] for row in constant_mix.care(shown).twin.rows}
    for quarter, whole in by_quarter.items():
        parts = [row[2] for row in told if row[0] == quarter]
        assert sum(part for part in parts if isinstance(part, float)) == whole


def test_a_quarter_alone_says_that_twelve_months_are_wanting(url: str) -> None:
    finding = answers.outcomes(figures(url, "T1 2021")).finding
    assert "il faut 12 mois chargés" in finding


def test_lists_say_what_is_in_them() -> None:
    assert lists.signatories_in_words(NOBODY).startswith("Aucun signataire au 31")
    silent = replace(NOBODY, signatories=(BODY, BODY))
    assert lists.signatories_in_words(silent) == (
        "Aucun des 2 signataires n'a mis à jour d'engagement depuis un an"
    )
    active = replace(silent, signatories=(BODY, replace(BODY, updated_on=date(2023, 5, 5))))
    assert lists.signatories_in_words(active) == (
        f"1{NO_BREAK}signataire sur 2 a mis à jour un engagement depuis un an"
    )


def test_a_commitment_due_and_not_done_is_late_and_none_is_kept() -> None:
    register = replace(NOBODY, commitments=(PROMISE,))
    assert lists.commitments(register).twin.rows[0][4] == "En retard"
    assert lists.commitments_in_words(register) == f"1{NO_BREAK}engagement, aucun n'est encore déclaré tenu"


def test_the_next_meeting_is_said_and_not_counted_as_missed() -> None:
    held = Meeting(date(2023, 3, 14), date(2023, 3, 14), "Point", 0, 0)
    ahead = Meeting(date(2023, 12, 5), None, "Bilan", 0, 0)
    words = lists.meetings_in_words(replace(NO_MEETING, meetings=(held, ahead)))
    head, ahead_words = words.split(f"{NO_BREAK}; ")
    assert head == f"1{NO_BREAK}réunion tenue sur 1 prévue à la date"
    assert ahead_words == f"prochaine le 5{NO_BREAK}décembre{NO_BREAK}2023"


def test_demonstration_lines_beside_real_names_are_said_to_be_examples() -> None:
    register = replace(NOBODY, commitments=(PROMISE,))
    assert lists.examples(register) == ""
    assert "exemples" in lists.examples(replace(register, demonstration=True))
    assert lists.commitments(replace(register, demonstration=True)).twin.note
