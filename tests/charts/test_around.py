"""Does a trend draw its limits, its marks and its events, and say its verdict in words?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from charts.chart import Chart
from charts.trend import trend
from charts.trend.around import Around, event_names
from metrics.events import Event
from metrics.model import Better
from metrics.period import Granularity
from metrics.variation import Course, Point
from metrics.verdict import Tone
from tests.charts.samples import COUNTED, RATE, months

MONTH = Granularity.MONTH
VALUES = months([50.0, 52.0, 48.0, 80.0])
SIGNED = Event(date(2022, 3, 4), None, "Signature de la charte", "decision", None, None, False, "rapport")


def followed(better: Better = Better.LOWER) -> Course:
    special = [None, None, None, "above_limit"]
    points = tuple(
        Point(
            period=one.period, value=one.value, centre=51.0, mean=51.0, lower=45.0, upper=57.0, special=mark
        )
        for one, mark in zip(VALUES, special, strict=True)
    )
    return Course(replace(COUNTED, better=better), MONTH, points, "concern_high", None, "settled")


def drawn(around: Around, step: Granularity = MONTH) -> Chart:
    metric = around.course.metric if around.course else COUNTED
    values = [replace(one, metric=metric) for one in VALUES]
    return trend(values, granularity=step, finding="f", around=around)


def rows(chart: Chart) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = chart.rows.to_pylist()
    return told


def test_limits_and_mean_travel_with_each_month() -> None:
    row = rows(drawn(Around(course=followed())))[0]
    assert (row["lower"], row["mean"], row["upper"]) == (45.0, 51.0, 57.0)
    assert "mark_area" not in str(rows)


@pytest.mark.parametrize(
    ("better", "tone"),
    [(Better.LOWER, "concern"), (Better.HIGHER, "improvement"), (Better.NEUTRAL, "change")],
)
def test_a_mark_differs_by_the_declared_direction(better: Better, tone: str) -> None:
    told = rows(drawn(Around(course=followed(better))))
    assert [row["tone"] for row in told] == ["", "", "", tone]
    assert told[3]["special"] == "au-dessus de la limite haute"


def test_the_verdict_is_above_the_chart_in_words() -> None:
    (verdict,) = drawn(Around(course=followed())).verdicts
    assert verdict.tone is Tone.CONCERN
    assert verdict.words.replace("\u00a0", " ") == "Au-dessus de la limite haute en avril 2022 : dégradation"


def test_the_target_is_judged_beside_the_verdict() -> None:
    judged = replace(followed(), assurance="fail", metric=replace(RATE, better=Better.LOWER))
    (verdict,) = Around(0.4, judged).verdicts
    assert verdict.words.endswith("cible de 40,0\u00a0% hors d'atteinte sans changement")


def test_the_table_holds_the_limits_and_the_verdict_of_each_month() -> None:
    twin = drawn(Around(course=followed())).twin
    heads = [column.label for column in twin.columns]
    assert heads[-4:] == ["Limite basse", "Limite haute", "Variation", "Statut"]
    assert twin.rows[3][-4:-1] == (45.0, 57.0, "au-dessus de la limite haute")
    assert twin.rows[0][-2] == "ordinaire"


def test_another_step_than_that_of_the_verdict_draws_no_limit_but_keeps_its_words() -> None:
    chart = drawn(Around(course=followed()), Granularity.QUARTER)
    assert rows(chart)[0]["upper"] is None
    assert len(chart.verdicts) == 1


def test_an_event_stands_at_its_month_in_the_drawing_and_in_the_table() -> None:
    chart = drawn(Around(events=(SIGNED,)))
    assert [row["event_left"] or row["event_right"] for row in rows(chart)] == [
        None,
        None,
        SIGNED.label,
        None,
    ]
    assert chart.twin.columns[-2].label == "Événement"
    assert chart.twin.rows[2][-2] == SIGNED.in_words


def test_without_events_nothing_is_drawn_or_said_of_them() -> None:
    chart = drawn(Around())
    assert "event" not in str(chart.spec)
    assert "Événement" not in [column.label for column in chart.twin.columns]


def test_a_long_name_is_cut_in_the_drawing_only() -> None:
    long = replace(SIGNED, label="Une très longue campagne d'information de tous les publics")
    told = event_names((long,)).split("\n")
    assert told[-1].endswith("…")
    assert len(told) == 2
    assert max(map(len, told)) <= 26
