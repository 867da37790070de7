"""Do charts of rates keep gaps as gaps, clip their limits, and refuse counts that cannot be?"""

from __future__ import annotations

from collections.abc import Callable
from math import isnan, nan, sqrt
from typing import Any

import pandas as pd
import pytest

from metrics.control_chart import (
    ControlChart,
    p_chart,
    p_prime,
    p_prime_chart,
    u_chart,
    u_prime,
    u_prime_chart,
)

TOPS = [29, 28, 37, 33, 33, 32, 31, 40, 35, 32, 36, 37]
BOTTOMS = [60, 55, 70, 60, 58, 66, 61, 72, 60, 60, 64, 59]

TABLES = [p_chart, u_chart, p_prime, u_prime]
CHARTS = [p_prime_chart, u_prime_chart]
Table = Callable[..., pd.DataFrame]
Chart = Callable[..., ControlChart]


def test_a_share_is_compared_with_the_binomial_law() -> None:
    found = p_chart([30, 10], [60, 40])
    width = 3 * sqrt(0.4 * 0.6 / 60)
    assert found.iloc[0].tolist() == pytest.approx([0.5, 0.4, 0.4 - width, 0.4 + width])


def test_a_rate_is_compared_with_the_poisson_law_and_may_pass_one() -> None:
    found = u_chart([90, 110], [50, 50])
    assert found.iloc[1].tolist() == pytest.approx([2.2, 2.0, 2 - 3 * 0.2, 2 + 3 * 0.2])


def test_limits_are_clipped_to_what_a_rate_can_be() -> None:
    few = p_chart([0, 1, 5, 5], [5, 5, 5, 5])
    assert (few["lower"].min(), few["upper"].max()) == (0, 1)
    assert u_chart([0, 1, 2], [5, 5, 5])["lower"].min() == 0


def test_limits_are_tighter_on_more_cases() -> None:
    found = p_prime(TOPS, BOTTOMS)
    widths = dict(zip(BOTTOMS, found["upper"] - found["lower"], strict=True))
    assert [widths[n] for n in sorted(widths)] == sorted(widths.values(), reverse=True)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("top", "bottom"), [(0, 0), (None, 60), (nan, nan), (3, None), (None, 0)])
def test_a_month_without_denominator_is_a_gap_that_counts_nowhere(
    table: Table, top: Any, bottom: Any
) -> None:
    whole, found = table(TOPS, BOTTOMS), table([*TOPS, top], [*BOTTOMS, bottom])
    assert found.loc[12, ["rate", "lower", "upper"]].isna().all()
    assert found["centre"][12] == whole["centre"][0]
    pd.testing.assert_frame_equal(found[:12], whole)


def test_a_moving_range_over_a_gap_does_not_widen_the_limits() -> None:
    level = p_prime([30, 31, 30, 31, 0, 50, 51, 50, 51], [100, 100, 100, 100, 0, 100, 100, 100, 100])
    assert level["upper"][0] - level["lower"][0] == pytest.approx(6 * 0.01 / 1.128)


@pytest.mark.parametrize("chart", CHARTS)
def test_months_that_never_follow_one_another_have_no_limits(chart: Chart) -> None:
    found = chart([30, None] * 12, [60, 0] * 12, better="higher", target=0.2)
    assert all(isnan(limit) for limit in (*found.lower, *found.upper))
    assert (found.standing, found.assurance, set(found.special)) == ("none", "inconsistent", {None})


@pytest.mark.parametrize("chart", CHARTS)
def test_equal_rates_have_limits_equal_to_their_centre_and_nothing_special(chart: Chart) -> None:
    for tops, bottoms in (
        ([1, 2, 3, 5] * 4, [3, 6, 9, 15] * 4),
        ([0] * 16, [9] * 16),
        ([7] * 16, [7] * 16),
    ):
        found = chart(tops, bottoms, better="lower")
        assert set(found.special) == {None}
        assert found.standing == "settled"
        assert found.mean[0] == found.values[0]
    level = p_prime_chart([1, 2, 3, 5] * 4, [3, 6, 9, 15] * 4, better="lower", target=0.1)
    assert level.lower == level.upper == level.mean
    assert level.assurance == "inconsistent"


@pytest.mark.parametrize(("table", "chart"), [(p_prime, p_prime_chart), (u_prime, u_prime_chart)])
def test_the_chart_and_the_table_say_the_same(table: Table, chart: Chart) -> None:
    found, frame = chart(TOPS, BOTTOMS, better="higher"), table(TOPS, BOTTOMS)
    for name, column in (("value", "rate"), ("mean", "centre"), ("lower", "lower"), ("upper", "upper")):
        assert found.points[name].tolist() == frame[column].tolist()


def test_a_chart_of_rates_follows_the_rules_and_verdicts_of_the_others() -> None:
    collapse = p_prime_chart([*TOPS, 5], [*BOTTOMS, 60], better="higher", target=0.95)
    assert collapse.special[12] == "below_limit"
    assert (collapse.variation, collapse.assurance) == ("concern_low", "fail")
    rise = p_prime_chart(range(20, 32), [100] * 12, better="lower")
    assert "trend_up" in rise.special
    assert rise.variation == "concern_high"
    step = u_prime_chart([30, 32] * 6 + [60, 62] * 6, [100] * 24, better="higher", rebase_at=[12])
    assert set(step.special) == {None}
    assert step.mean[11] == pytest.approx(0.31)
    assert step.mean[12] == pytest.approx(0.61)


def test_near_a_limit_is_told_from_where_the_limit_would_be_unclipped() -> None:
    tops = [1, 0, 3, 1, 0, 2, 1, 2, 0, 1, 3, 0, 1, 2, 0, 0, 0, 0, 0]
    found = p_prime_chart(tops, [50] * len(tops), better="lower")
    assert found.lower[0] == 0
    assert "two_of_three_below" not in found.special


@pytest.mark.parametrize("call", [*TABLES, *CHARTS])
@pytest.mark.parametrize(
    ("tops", "bottoms", "words"),
    [
        ([1, -2], [3, 3], "numerator of 0 or more; found -2 at position 1"),
        ([1, 2], [3, -3], "denominator of 0 or more; found -3 at position 1"),
        ([1, float("inf")], [3, 3], "finite numerator .* found inf at position 1"),
        ([1, 2], [3, float("inf")], "finite denominator .* found inf at position 1"),
        ([1, 2], [3], "found 2 and 1"),
        ([1, 2], [3, 0], "found 2 .*at position 1|found 2 above 0 at position 1"),
        ([], [], "found none among 0"),
        ([None, nan], [3, 4], "found none among 2"),
        ([1, 2], [None, nan], "found none among 2"),
        ([0, 0], [0, 0], "found none among 2"),
        ([None, 0], [5, 0], "found none among 2"),
    ],
)
def test_counts_that_cannot_be_are_refused(
    call: Callable[..., object], tops: list[Any], bottoms: list[Any], words: str
) -> None:
    direction = {"better": "higher"} if call in CHARTS else {}
    with pytest.raises(ValueError, match=words):
        call(tops, bottoms, **direction)


@pytest.mark.parametrize("call", [p_chart, p_prime])
def test_more_successes_than_cases_are_refused(call: Table) -> None:
    with pytest.raises(ValueError, match="found 12 above 10 at position 3"):
        call([1, 2, 3, 12], [10, 10, 10, 10])


@pytest.mark.parametrize("chart", CHARTS)
def test_a_direction_a_target_or_a_rebase_that_cannot_be_is_refused(chart: Chart) -> None:
    for wrong in ({"better": "up"}, {"target": nan}, {"rebase_at": [12]}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            chart(TOPS, BOTTOMS, **{"better": "higher", **wrong})
