"""Does the funnel draw each member once, name only who stands out, and tell its numbers?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from charts.chart import Chart
from charts.funnel import funnel_chart
from charts.funnel.drawing import CENTRE, LIMITS
from charts.panels.comparison import comparison_chart, members_list
from charts.theme import BLUE, INK, ORANGE, PAPER, PAST
from metrics.comparison import Between, Comparison
from metrics.comparison.members import Counted, comparison
from metrics.mas.outcomes import COMPLETION
from metrics.model import Better, Metric, Status, Value
from metrics.period import year

COUNTS = [(58, 100), (61, 100), (120, 200), (121, 200), (178, 300), (240, 400), (3, 5)] * 3


def _told(*more: tuple[float, float], metric: Metric = COMPLETION, first: int = 99) -> Comparison:
    counts = [*COUNTS[:first], *more]
    values = [
        Value(metric, "61", year(2022), Status.PUBLISHED, part / whole, part, whole, member=str(rank))
        for rank, (part, whole) in enumerate(counts)
    ]
    named = [replace(one, member_label=f"CC {one.member}") for one in values]
    pairs = zip(named, counts, strict=True)
    return comparison(metric, Between.EPCI, [Counted(one, *count) for one, count in pairs], ())


def _drawn(told: Comparison) -> Chart:
    assert told.funnel is not None
    return funnel_chart(told, told.funnel, finding="f", subtitle="s")


def test_each_member_is_one_point_and_only_who_stands_out_is_named() -> None:
    rows = _drawn(_told((390, 500))).rows.to_pylist()
    assert len(rows) == len(COUNTS) + 1
    assert [row["label"] for row in rows if row["label"]] == [f"CC {len(COUNTS)}"]


@pytest.mark.parametrize(
    ("count", "better", "fill", "shape"),
    [
        ((390, 500), Better.HIGHER, BLUE, "triangle-up"),
        ((200, 500), Better.HIGHER, ORANGE, "triangle-down"),
        ((200, 500), Better.NEUTRAL, INK, "triangle-down"),
        ((300, 500), Better.HIGHER, PAST, "circle"),
        ((1, 20), Better.HIGHER, PAPER, "circle"),
    ],
)
def test_shape_and_colour_follow_the_reading(
    count: tuple[float, float], better: Better, fill: str, shape: str
) -> None:
    row = _drawn(_told(count, metric=replace(COMPLETION, better=better))).rows.to_pylist()[-1]
    assert (row["fill"], row["shape"]) == (fill, shape)


def test_limits_narrow_to_the_right_and_stay_in_the_frame() -> None:
    chart = _drawn(_told())
    limits, centre = chart.layers[LIMITS].to_pylist(), chart.layers[CENTRE].to_pylist()[0]
    widths = [row["high998"] - row["low998"] for row in limits]
    assert all(after <= before + 1e-12 for before, after in pairwise(widths))
    assert all(centre["low"] <= row["low998"] <= row["low95"] for row in limits)
    assert all(row["high95"] <= row["high998"] <= centre["high"] for row in limits)


def test_every_point_stands_in_the_frame() -> None:
    chart = _drawn(_told((0, 10), (10, 10)))
    centre = chart.layers[CENTRE].to_pylist()[0]
    assert all(centre["low"] <= row["rate"] <= centre["high"] for row in chart.rows.to_pylist())


def test_the_list_tells_every_member_by_name_with_its_reading() -> None:
    chart = members_list(_told((390, 500)))
    assert [column.label for column in chart.twin.columns][:3] == ["Intercommunalité", "Taux", "Lecture"]
    assert chart.twin.rows[-1][2] == "au-dessus des limites à 99,8\u00a0%"
    assert chart.twin.rows[6][2] == "effectif trop faible pour conclure"
    assert chart.rows.num_rows == 0


def test_few_members_are_drawn_with_their_interval() -> None:
    told = _told(first=2)
    chart = comparison_chart(told)
    assert [row["interval"] for row in chart.rows.to_pylist()] == [
        "48,2\u00a0à\u00a067,2\u00a0%",
        "51,2\u00a0à\u00a070,0\u00a0%",
    ]
    assert "Lecture" not in [column.label for column in members_list(told).twin.columns]


def test_without_values_the_chart_says_so() -> None:
    assert "aucune donnée" in comparison_chart(_told(first=0)).finding
