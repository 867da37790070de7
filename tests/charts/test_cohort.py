"""Is only what may be read drawn, and does the table say why the rest is not?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from charts.cohort import Estimate, Horizon, cohort
from charts.theme import BLUE, PAPER
from metrics.period import Granularity
from metrics.units import NO_BREAK

MONTHS = [date(2023, month, 1) for month in (1, 2, 3, 4)]
READ = Estimate(MONTHS[0], 200, "30,0 %", 0.3, 0.25, 0.36, "intervalle")
FEW = Estimate(MONTHS[1], 20, "effectif trop faible pour conclure", None, 0.1, 0.5, "intervalle large")
PROVISIONAL = Estimate(MONTHS[2], 200, "28,0 %", 0.28, 0.2, 0.38, "intervalle", provisional=True)
RECENT = Estimate(MONTHS[3], 200, "trop récent, à lire à partir du 15/07/2023", too_recent=True)
LINE = (READ, FEW, PROVISIONAL, RECENT)


def drawn(*lines: Sequence[Estimate]) -> list[dict[str, Any]]:
    names = ("à 180 jours", "à 90 jours")[-len(lines) :]
    horizons = [Horizon(name, line) for name, line in zip(names, lines, strict=True)]
    chart = cohort(horizons, granularity=Granularity.MONTH, finding="Titre", subtitle="Mesure")
    rows: list[dict[str, Any]] = chart.rows.to_pylist()
    return rows


def test_what_may_not_be_read_has_no_point() -> None:
    rows = drawn(LINE)

    assert [row["value"] for row in rows] == [0.3, None, 0.28, None]
    assert [row["low"] for row in rows] == [0.25, 0.1, 0.2, None]
    assert [row["recent"] for row in rows] == [False, False, False, True]


def test_a_provisional_point_is_hollow() -> None:
    assert [row["fill"] for row in drawn(LINE)] == [BLUE, BLUE, PAPER, BLUE]


def test_each_line_is_named_once_beside_its_last_value() -> None:
    rows = drawn((READ, FEW), (READ, FEW))

    assert [row["name"] for row in rows if row["name"]] == ["à 180 jours\n30,0 %", "à 90 jours\n30,0 %"]
    heights = [row["name_y"] for row in rows if row["name"]]
    assert len(set(heights)) == 2, "names of lines that meet stand apart"


def test_the_table_says_why_there_is_no_number() -> None:
    chart = cohort(
        [Horizon("à 90 jours", LINE)],
        granularity=Granularity.MONTH,
        finding="Titre",
        subtitle="Mesure",
        note="Définition",
    )

    assert [row[2] for row in chart.twin.texts] == ["30,0", FEW.text, "28,0", RECENT.text]
    assert chart.twin.note == "Définition"
    assert [key.words.replace(NO_BREAK, " ") for key in chart.keys] == [
        "bande : intervalle à 95 %",
        "point vide : provisoire",
    ]


def test_steps_stay_in_order_whichever_is_too_recent() -> None:
    rows = drawn((READ, RECENT), (READ, RECENT))

    assert [row["step"] for row in rows] == ["janv. 2023", "janv. 2023", "avr. 2023", "avr. 2023"]


def test_nothing_to_read_is_said() -> None:
    chart = cohort(
        [Horizon("à 90 jours", (RECENT,))], granularity=Granularity.YEAR, finding="Titre", subtitle=""
    )

    assert chart.subtitle == "Aucune valeur sur la période choisie."
