"""Does a trend tell this year, last year, what is provisional, what is missing?"""

from __future__ import annotations

from typing import Any

import pytest

from charts.axes import Few, round_span
from charts.chart import Chart
from charts.placing import Name, apart
from charts.trend import trend
from charts.trend.around import Around
from charts.trend.steps import steps_of, window
from metrics.model import Median, Term
from metrics.period import Granularity, year
from metrics.units import DAYS
from tests.charts.samples import RATE, masked, metric, months, provisional

MONTH = Granularity.MONTH
NOW = months([180, 210, None, 220])
PAST = months([120, 140, 130, 150], number=2021)


def drawn(chart: Chart) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = chart.rows.to_pylist()
    return rows


def test_months_are_french_and_in_order() -> None:
    chart = trend(NOW, granularity=MONTH, finding="f")
    assert [row["step"] for row in drawn(chart)] == ["janv. 2022", "févr. 2022", "mars 2022", "avr. 2022"]
    assert [row[0] for row in chart.twin.rows][1] == "février\u00a02022"


def test_a_missing_month_leaves_a_gap_even_when_nobody_named_it() -> None:
    rows = drawn(trend([NOW[0], NOW[3]], granularity=MONTH, finding="f"))
    assert [row["value"] for row in rows] == [180.0, None, None, 220.0]
    assert rows[1]["text"] == "aucune donnée"


def test_last_year_stands_beside_the_same_month() -> None:
    chart = trend(NOW, PAST, granularity=MONTH, finding="f")
    assert [row["before"] for row in drawn(chart)] == [120.0, 140.0, 130.0, 150.0]
    assert chart.twin.columns[2].label == "Un an plus tôt"
    assert "en gris\u00a0: un an plus tôt" in chart.subtitle


def test_a_provisional_month_is_hollow_and_said_in_the_table() -> None:
    chart = trend([*NOW[:3], provisional(NOW[3])], granularity=MONTH, finding="f")
    assert [row["hollow"] for row in drawn(chart)] == [False, False, False, True]
    assert chart.twin.rows[3][-1] == "provisoire"
    assert "provisoire" in chart.subtitle


def test_a_masked_month_is_hatched_without_its_number() -> None:
    row = drawn(trend([NOW[0], masked(NOW[1], amount=3.0)], granularity=MONTH, finding="f"))[1]
    assert (row["value"], row["masked"], row["text"]) == (None, True, "secret statistique")


def test_counts_are_columns_from_zero_and_shares_a_line() -> None:
    counts, shares = months([50, 60]), months([0.50, 0.52], RATE)
    assert drawn(trend(counts, granularity=MONTH, finding="f"))[0]["low"] == 0
    row = drawn(trend(shares, granularity=MONTH, finding="f"))[0]
    assert 0 < row["low"] < min(row["value"], 0.5)
    assert 0.52 < row["high"] < 1
    assert '"type": "line"' not in str(trend(counts, granularity=MONTH, finding="f").spec).replace("'", '"')


def test_a_line_is_not_magnified_into_an_alarm() -> None:
    low, high = window(steps_of(months([0.500, 0.502], RATE), (), MONTH), from_zero=False)
    assert high - low == pytest.approx(0.2 * 0.502)


def test_the_axis_of_a_share_never_goes_beyond_the_whole() -> None:
    low, high = window(steps_of(months([1.0, 1.0], RATE), (), MONTH), from_zero=False)
    assert (low, high) == pytest.approx((0.8, 1.0))


def test_a_line_that_falls_below_half_of_its_top_starts_at_zero() -> None:
    delays = months([14, 6], metric("Délai médian", DAYS, Median(Term("mas.first_contact"))))
    assert window(steps_of(delays, (), MONTH), from_zero=False) == (0.0, 14.0)


def test_the_last_known_month_carries_its_value() -> None:
    chart = trend(months([*range(1, 11), None]), granularity=MONTH, finding="f")
    assert drawn(chart)[-1]["now_name"] == "10"
    assert "Dernière valeur\u00a0: 10\u00a0saisines (octobre\u00a02022)" in chart.alt


def test_the_target_is_told_with_its_value() -> None:
    rows = drawn(trend(months([0.4, 0.5], RATE), granularity=MONTH, finding="f", around=Around(target=0.55)))
    assert rows[-1]["target_name"] == "Cible\n55,0\u00a0%"
    assert rows[-1]["high"] >= 0.55


def test_years_and_quarters_have_their_own_steps() -> None:
    by_year = [
        one.__class__(**{**one.__dict__, "period": year(2020 + rank)}) for rank, one in enumerate(NOW[:2])
    ]
    assert [row["step"] for row in drawn(trend(by_year, granularity=Granularity.YEAR, finding="f"))] == [
        "2020",
        "2021",
    ]
    by_quarter = drawn(trend([NOW[0], NOW[3]], granularity=Granularity.QUARTER, finding="f"))
    assert [row["step"] for row in by_quarter] == ["T1 2022", "T2 2022"]


@pytest.mark.parametrize(
    ("span", "whole", "expected"),
    [
        ((0, 260), True, (0, 300)),
        ((0, 3), True, (0, 3)),
        ((0, 1310), True, (0, 1500)),
        ((0, 0), True, (0, 1)),
    ],
)
def test_the_axis_is_round(span: tuple[float, float], whole: bool, expected: tuple[float, float]) -> None:
    assert round_span(*span, whole=whole) == pytest.approx(expected)


def test_names_at_the_end_never_touch() -> None:
    names = [Name("a", "2021", 100.0), Name("b", "260", 102.0), Name("c", "Cible\n250", 101.0)]
    places = apart(names, (0.0, 300.0), 264)
    line = 16 * 300 / (264 - 52)
    assert places["b"] - places["a"] >= line - 1e-9
    assert len(set(places.values())) == 3


def test_a_lone_column_is_not_as_wide_as_the_screen() -> None:
    assert (Few.of([1]), Few.of([1, 2, 3]), Few.of(range(12))) == (Few.ONE, Few.SOME, Few.MANY)


def test_a_month_of_last_year_between_two_masked_ones_is_a_point() -> None:
    past = months([0.5, 0.4, 0.6, 0.5, 0.4], RATE, number=2021)
    hidden = [masked(one) if rank in (1, 3) else one for rank, one in enumerate(past)]
    chart = trend(months([0.5] * 5, RATE), hidden, granularity=MONTH, finding="f")
    assert [row["before_alone"] for row in drawn(chart)] == [True, False, True, False, True]
    assert "datum.before_alone" in str(chart.spec)
    assert "gris interrompu\u00a0: secret statistique" in chart.subtitle
    whole = trend(months([0.5] * 5, RATE), past, granularity=MONTH, finding="f")
    assert not any(row["before_alone"] for row in drawn(whole))


def test_a_masked_column_of_last_year_is_hatched_and_not_read_as_zero() -> None:
    chart = trend(NOW, [PAST[0], masked(PAST[1], amount=3.0), *PAST[2:]], granularity=MONTH, finding="f")
    assert [row["before_masked"] for row in drawn(chart)] == [False, True, False, False]
    assert drawn(chart)[1]["before"] is None
    assert "hachures\u00a0: secret statistique" in chart.subtitle


def test_last_year_is_named_at_its_last_known_month() -> None:
    chart = trend(months([10.0] * 8), months([9.0] * 7, number=2021), granularity=MONTH, finding="f")
    assert drawn(chart)[-1]["past_name"] == "2021"


def test_the_label_of_a_point_stands_at_its_own_value_and_that_of_a_column_above_both() -> None:
    points = drawn(
        trend(months([0.5], RATE), months([0.6], RATE, number=2021), granularity=MONTH, finding="f")
    )
    assert points[0]["label_y"] == points[0]["value"]
    columns = drawn(trend(months([50]), months([60], number=2021), granularity=MONTH, finding="f"))
    assert columns[0]["label_y"] == 60
