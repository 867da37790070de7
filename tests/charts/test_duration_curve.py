"""Does the falling curve carry its median and its table, and say nothing when there is nothing?"""

from __future__ import annotations

from charts.cohort.duration_curve import Remaining, duration_curve
from metrics.units import NO_BREAK

COURSE = (
    Remaining(0, 100, 1.0, 1.0, 1.0),
    Remaining(40, 100, 0.8, 0.7, 0.87, "intervalle"),
    Remaining(80, 60, 0.4, 0.3, 0.5, "intervalle"),
    Remaining(95, 20, 0.3, 0.2, 0.4, "intervalle"),
)


def test_the_median_is_named_once() -> None:
    rows = duration_curve(COURSE, median=80.0, finding="Titre", subtitle="").rows.to_pylist()

    assert [row["median"] for row in rows] == [80.0, None, None, None]
    assert rows[0]["words"].replace(NO_BREAK, " ") == "Médiane : 80 jours"


def test_a_median_beyond_the_curve_or_none_is_not_drawn() -> None:
    for median in (None, 200.0):
        rows = duration_curve(COURSE, median=median, finding="Titre", subtitle="").rows.to_pylist()
        assert {row["median"] for row in rows} == {None}


def test_the_table_reads_the_curve_on_round_days_up_to_its_end() -> None:
    twin = duration_curve(COURSE, median=80.0, finding="Titre", subtitle="", note="Définition").twin

    assert [(row[0], row[1], row[3]) for row in twin.rows] == [
        (0.0, 1.0, 100.0),
        (30.0, 1.0, 100.0),
        (60.0, 0.8, 60.0),
        (90.0, 0.4, 20.0),
    ]
    assert twin.note == "Définition"


def test_no_course_is_said() -> None:
    assert duration_curve((), median=None, finding="Titre", subtitle="").twin.rows == ()
