"""Does each rule flag what it says, all of it, and nothing else?"""

from __future__ import annotations

import pytest

from metrics.control_chart.limits import Limits, even_limits
from metrics.control_chart.special_causes import special_causes

NONE = None


def _limits(length: int, *, computable: bool = True) -> Limits:
    """Mean 0, limits at ± 3, near them from ± 2."""
    return even_limits(0.0, 3.0, 2.0, length, computable=computable)


def _found(values: list[float]) -> list[str | None]:
    return list(special_causes(values, _limits(len(values))))


def test_a_value_on_a_limit_is_within_it() -> None:
    assert _found([3.0, -1.0, 3.001, -3.0, -3.001]) == [NONE, NONE, "above_limit", NONE, "below_limit"]


def test_seven_points_on_one_side_are_all_flagged_and_six_are_not() -> None:
    seven = [1.0, 0.5, 1.0, 0.5, 1.0, 0.5, 1.0]
    assert _found([-1.0, *seven, -1.0]) == [NONE, *["shift_above"] * 7, NONE]
    assert _found([-value for value in seven]) == ["shift_below"] * 7
    assert _found([-1.0, *seven[:6], -1.0]) == [NONE] * 8


def test_a_point_on_the_mean_breaks_a_run() -> None:
    assert _found([1.0, 0.5, 1.0, 0.0, 1.0, 0.5, 1.0, 0.5, 1.0, 0.5]) == [NONE] * 10


def test_seven_points_rising_or_falling_are_all_flagged_and_six_are_not() -> None:
    rising = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]
    assert _found([1.0, *rising, 0.2]) == [NONE, *["trend_up"] * 7, NONE]
    assert _found(rising[::-1]) == ["trend_down"] * 7
    assert _found([1.0, *rising[:6], -1.0]) == [NONE] * 8


def test_two_equal_neighbours_break_a_trend() -> None:
    assert _found([-1.5, -1.0, -0.5, -0.5, 0.5, 1.0, 1.5, 1.7]) == [NONE] * 8


def test_a_turning_point_takes_the_direction_of_what_follows() -> None:
    up = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0]
    assert _found([*up, 1.5, *up[::-1]]) == [*["trend_up"] * 6, *["trend_down"] * 7]


def test_two_trends_parted_by_equal_neighbours_are_read_as_the_peer_reads_them() -> None:
    up = [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0]
    down = [1.0, 0.5, 0.0, -0.5, -1.0, -1.5, -2.0]
    assert _found([*up, *down]) == [*["trend_up"] * 6, *["trend_down"] * 8]


def test_two_of_three_needs_all_three_on_one_side_and_flags_the_near_ones() -> None:
    assert _found([-1.0, 2.5, 0.5, 2.5, -1.0]) == [
        NONE,
        "two_of_three_above",
        NONE,
        "two_of_three_above",
        NONE,
    ]
    assert _found([1.0, -2.5, -2.5, -0.5, 1.0]) == [
        NONE,
        "two_of_three_below",
        "two_of_three_below",
        NONE,
        NONE,
    ]
    assert _found([-1.0, 2.5, 2.5, -1.0]) == [NONE] * 4
    assert _found([2.5, 2.5]) == [NONE] * 2


def test_a_point_beyond_the_limit_is_not_one_of_the_two_near_it() -> None:
    assert _found([2.5, 3.5, 0.5, -1.0]) == [NONE, "above_limit", NONE, NONE]


def test_where_several_rules_hold_the_first_in_order_is_told() -> None:
    values = [0.1, 0.5, 0.9, 1.3, 1.7, 2.1, 3.5]
    assert _found(values) == [*["trend_up"] * 6, "above_limit"]
    assert _found([0.5, 0.4, 0.6, 2.4, 2.5, 0.4, 0.5]) == [
        *["shift_above"] * 3,
        *["two_of_three_above"] * 2,
        *["shift_above"] * 2,
    ]


@pytest.mark.parametrize("value", [5.0, -5.0, 2.5])
def test_limits_that_cannot_be_computed_flag_nothing_by_themselves(value: float) -> None:
    assert special_causes([value] * 6, _limits(6, computable=False)) == [None] * 6


def test_a_run_is_told_even_without_computable_limits() -> None:
    assert special_causes([1.0, 2.0] * 4, _limits(8, computable=False)) == ["shift_above"] * 8
