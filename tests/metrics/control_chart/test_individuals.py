"""Does the XmR chart say a status or refuse, rather than show a number that looks right?"""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError
from decimal import Decimal
from math import isnan, nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.control_chart import p_chart, xmr
from metrics.model import Better

YEAR = [50.0, 52, 48, 51, 49, 50, 53, 47, 50, 51, 49, 52]


def test_the_frame_has_one_row_a_value_with_none_for_an_ordinary_month() -> None:
    points = xmr([*YEAR, 80], better="higher").points
    assert list(points.columns) == ["value", "mean", "lower", "upper", "moving_range", "special"]
    assert len(points) == 13
    assert points["special"].tolist() == [None] * 12 + ["above_limit"]
    assert isnan(points["moving_range"][0])
    assert points["moving_range"][12] == 28


def test_the_limits_are_the_mean_and_2_66_mean_moving_ranges() -> None:
    chart = xmr([1, 2, 1, 2, 4], better="neutral")
    assert chart.mean[0] == 2
    assert chart.upper[0] == pytest.approx(2 + 2.66 * 5 / 4)
    assert chart.lower[0] == pytest.approx(2 - 2.66 * 5 / 4)


def test_a_far_moving_range_is_left_out_unless_asked_for() -> None:
    values = [*YEAR, 500, *YEAR]
    assert (
        xmr(values, better="higher").upper[0] < xmr(values, better="higher", screen_outliers=False).upper[0]
    )


@pytest.mark.parametrize("missing", [None, nan, pd.NA, np.nan])
def test_a_missing_month_is_a_gap_through_which_limits_are_drawn(missing: Any) -> None:
    with_gap = xmr([*YEAR[:6], missing, *YEAR[6:], missing], better="higher", target=10)
    without = xmr(YEAR, better="higher", target=10)
    assert isnan(with_gap.values[6])
    assert isnan(with_gap.moving_range[6])
    assert with_gap.special[6] is None
    assert with_gap.moving_range[7] == without.moving_range[6]
    assert set(with_gap.upper) == set(without.upper)
    assert (with_gap.variation, with_gap.assurance) == (without.variation, without.assurance)


def test_a_rebase_starts_limits_runs_and_moving_ranges_anew() -> None:
    low, high = [10.0, 12, 11, 9, 10, 12], [30.0, 32, 31, 29, 30, 32]
    chart = xmr([*low, *high], better="higher", rebase_at=[6])
    assert set(chart.special) == {None}
    assert chart.mean[5] == pytest.approx(sum(low) / 6)
    assert chart.mean[6] == pytest.approx(sum(high) / 6)
    assert isnan(chart.moving_range[6])
    assert xmr([*low, *high], better="higher").variation != "common"


def test_a_rebase_on_a_missing_month_takes_effect_at_the_next_known_one() -> None:
    values = [*YEAR, None, *(value + 30 for value in YEAR)]
    assert xmr(values, better="higher", rebase_at=[12]).mean[13:] == pytest.approx(
        xmr(values, better="higher", rebase_at=[13]).mean[13:]
    )


def test_a_stretch_without_a_known_value_has_no_limits_and_no_standing() -> None:
    chart = xmr([*YEAR, None, None], better="higher", rebase_at=[12])
    assert isnan(chart.upper[13])
    assert chart.standing == "none"


def test_the_order_and_repetition_of_rebase_dates_do_not_matter() -> None:
    values = [*YEAR, *YEAR, *YEAR]
    assert xmr(values, better="higher", rebase_at=[20, 8, 8]).mean == (
        xmr(values, better="higher", rebase_at=(8, 20)).mean
    )


def test_fixed_limits_rest_on_the_first_known_points_of_each_stretch() -> None:
    chart = xmr([None, *YEAR, 90, 91, 92], better="higher", fix_after=12)
    assert chart.upper == pytest.approx([xmr(YEAR, better="higher").upper[0]] * 16)
    assert chart.special[13:] == ("above_limit",) * 3


def test_a_constant_series_has_limits_equal_to_its_mean_and_nothing_special() -> None:
    for value in (0.0, 0.1, 1 / 3, 1e9 / 7, -2.7):
        chart = xmr([value] * 15, better="higher", target=value + 1)
        assert set(chart.mean) == set(chart.lower) == set(chart.upper) == {value}
        assert set(chart.special) == {None}
        assert (chart.variation, chart.assurance) == ("common", "inconsistent")


def test_one_point_has_no_standing() -> None:
    chart = xmr([7], better="higher", target=5)
    assert (chart.standing, chart.variation, chart.assurance) == ("none", "common", "inconsistent")


def test_rare_events_have_limits_that_nobody_should_read() -> None:
    """Once far ranges are screened nothing moves: the peer flags every month."""
    chart = xmr([0.0] * 12 + [1] + [0] * 11, better="lower")
    assert chart.lower == chart.upper
    assert None not in chart.special
    assert chart.standing == "none"
    assert xmr([0.0] * 24, better="lower").standing == "settled"


@pytest.mark.parametrize(
    ("known", "standing"), [(4, "none"), (5, "trial"), (11, "trial"), (12, "settled"), (30, "settled")]
)
def test_limits_are_on_trial_under_twelve_points_and_none_under_five(known: int, standing: str) -> None:
    values = [value + 1 / (at + 1) for at, value in enumerate([*YEAR, *YEAR, *YEAR][:known])]
    assert xmr([*values, None], better="higher").standing == standing
    assert xmr([*YEAR, *values], better="higher", rebase_at=[12]).standing == standing


def test_limits_fixed_on_few_points_stay_on_trial() -> None:
    assert xmr([*YEAR, *YEAR], better="higher", fix_after=6).standing == "trial"


@pytest.mark.parametrize(
    ("better", "after_a_rise", "after_a_fall"),
    [
        (Better.HIGHER, "improvement_high", "concern_low"),
        (Better.LOWER, "concern_high", "improvement_low"),
        (Better.NEUTRAL, "neutral_high", "neutral_low"),
        ("higher", "improvement_high", "concern_low"),
    ],
)
def test_the_declared_direction_tells_good_from_bad(
    better: str, after_a_rise: str, after_a_fall: str
) -> None:
    assert xmr([*YEAR, 90], better=better).variation == after_a_rise
    assert xmr([*YEAR, 10], better=better).variation == after_a_fall
    assert xmr([*YEAR, 90, 50], better=better).variation == "common"


def test_the_assurance_asks_whether_chance_alone_can_pass_the_target() -> None:
    upper = xmr(YEAR, better="higher").upper[0]
    lower = xmr(YEAR, better="higher").lower[0]
    found = {
        (better, target): xmr(YEAR, better=better, target=target).assurance
        for better in ("higher", "lower", "neutral")
        for target in (lower - 1, lower, 50, upper, upper + 1)
    }
    assert [found["higher", one] for one in (lower - 1, lower, 50, upper, upper + 1)] == [
        "pass",
        "inconsistent",
        "inconsistent",
        "inconsistent",
        "fail",
    ]
    assert found["lower", lower - 1] == "fail"
    assert found["lower", upper + 1] == "pass"
    assert {found["neutral", one] for one in (lower - 1, 50, upper + 1)} == {None}
    assert xmr(YEAR, better="higher").assurance is None


@pytest.mark.parametrize("values", [(), [None], [nan, None, pd.NA]])
def test_nothing_known_is_refused(values: Any) -> None:
    with pytest.raises(ValueError, match=f"found none among {len(values)}"):
        xmr(values, better="higher")


@pytest.mark.parametrize("bad", [float("inf"), -float("inf"), 1e301, "12", dt.date(2023, 1, 1), 1j])
def test_what_is_no_finite_number_is_refused_with_its_position(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"Expected a finite value .*position 2"):
        xmr([1, 2, bad, 4], better="higher")


@pytest.mark.parametrize("better", ["up", "", "Higher", None, 1])
def test_an_unknown_direction_is_refused(better: Any) -> None:
    with pytest.raises(ValueError, match="better"):
        xmr(YEAR, better=better)


@pytest.mark.parametrize("target", [nan, float("inf")])
def test_a_target_that_is_no_number_is_refused(target: float) -> None:
    with pytest.raises(ValueError, match="target"):
        xmr(YEAR, better="higher", target=target)


@pytest.mark.parametrize("position", [-1, 12, 2.5, nan])
def test_a_rebase_outside_the_series_is_refused(position: Any) -> None:
    with pytest.raises(ValueError, match="rebase_at"):
        xmr(YEAR, better="higher", rebase_at=[position])


@pytest.mark.parametrize("points", [-3, 0, 1, 2.5, nan])
def test_limits_fixed_on_no_movement_are_refused(points: Any) -> None:
    with pytest.raises(ValueError, match="fix_after"):
        xmr(YEAR, better="higher", fix_after=points)


def test_any_kind_of_number_and_of_sequence_gives_the_same_chart() -> None:
    expected = xmr(YEAR, better="higher")
    for values in (
        np.array(YEAR),
        np.array(YEAR, dtype=int),
        pd.Series(YEAR),
        pd.array(YEAR, dtype="Float64"),
        [Decimal(str(value)) for value in YEAR],
        iter(YEAR),
    ):
        found = xmr(values, better="higher")  # type: ignore[arg-type]
        assert found.values == expected.values
        assert found.upper == expected.upper


def test_a_chart_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        xmr(YEAR, better="higher").variation = "concern_low"  # type: ignore[misc]


SERIES = st.lists(st.none() | st.integers(-1000, 1000), min_size=1, max_size=40).filter(
    lambda values: any(value is not None for value in values)
)


@given(values=SERIES, data=st.data())
def test_gaps_mirrors_and_order_hold_on_any_series(values: list[int | None], data: st.DataObject) -> None:
    rebase = data.draw(st.sets(st.integers(0, len(values) - 1), max_size=3))
    chart = xmr(values, better="higher", rebase_at=rebase)
    mirror = xmr([None if value is None else -value for value in values], better="lower", rebase_at=rebase)
    assert [value is None for value in values] == [isnan(value) for value in chart.values]
    assert [None if one is None else _mirrored(one) for one in chart.special] == list(mirror.special)
    assert chart.variation.split("_")[0] == mirror.variation.split("_")[0]
    for value, low, centre, high, special in zip(
        chart.values, chart.lower, chart.mean, chart.upper, chart.special, strict=True
    ):
        assert isnan(centre) or isnan(low) or low <= centre <= high
        assert (special == "above_limit") == (value > high)
        assert (special == "below_limit") == (value < low)


def test_a_value_alone_has_no_limits() -> None:
    chart = xmr([5.0], better="higher", target=3.0)
    assert (chart.mean, chart.special, chart.variation) == ((5.0,), (None,), "common")
    assert isnan(chart.lower[0])
    assert isnan(chart.upper[0])
    assert (chart.assurance, chart.standing) == ("inconsistent", "none")
    assert p_chart([1], [10])[["lower", "upper"]].isna().all(axis=None)


def _mirrored(special: str) -> str:
    words = {"above": "below", "below": "above", "up": "down", "down": "up"}
    return "_".join(words.get(word, word) for word in special.split("_"))
