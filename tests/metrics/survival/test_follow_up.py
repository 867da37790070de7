"""Is bad input refused with its value and its place, and is each day counted as a reader counts it?"""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.survival import cumulative_incidence, incidence_at, kaplan_meier, median

NAN, INFINITE = float("nan"), float("inf")
LINES = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 2)), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("durations", "outcomes", "said"),
    [
        ([], [], "at least one duration; found none"),
        ([3, -1], [1, 0], "0 day or more; found -1 at position 1"),
        ([3, NAN], [1, 0], "found nan at position 1"),
        ([INFINITE, 3], [1, 0], "found inf at position 0"),
        ([3, 4], [1, 7], "endings from 0 to 2; found 7 at position 1"),
        ([3, 4], [1, NAN], "endings from 0 to 2; found nan at position 1"),
        ([3, 4], [0.5, 1], "found 0.5 at position 0"),
        ([3, 4, 5], [1, 0], "Expected 3 values, one a duration; found 2"),
    ],
)
def test_bad_input_is_refused_with_its_value_and_place(
    durations: Sequence[float], outcomes: Sequence[float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        cumulative_incidence(durations, outcomes)
    with pytest.raises(ValueError, match=said):
        incidence_at(durations, outcomes, 90)
    with pytest.raises(ValueError, match=said.replace("0 to 2", "0 to 1")):
        kaplan_meier(durations, outcomes)


def test_a_list_of_lists_a_level_or_a_day_out_of_place_is_refused() -> None:
    with pytest.raises(ValueError, match="2 dimensions"):
        kaplan_meier(np.ones((2, 2)), [1, 0])
    with pytest.raises(ValueError, match=r"0 < level < 1; found 1\.5"):
        kaplan_meier([3], [1], 1.5)
    with pytest.raises(ValueError, match="day of 0 or more; found -1"):
        incidence_at([3], [1], -1)
    with pytest.raises(ValueError, match="1 case or more; found 0 at position 1"):
        kaplan_meier([3, 4], [1, 1], cases=[2, 0])


def test_an_outcome_on_day_90_counts_as_within_90_days() -> None:
    found, day_before = (
        incidence_at([90, 120, 120], [1, 1, 0], 90),
        incidence_at([90, 120, 120], [1, 1, 0], 89),
    )

    assert found is not None
    assert found.estimate == pytest.approx(1 / 3)
    assert day_before is not None
    assert day_before.estimate == 0.0
    assert isnan(day_before.low)


def test_a_case_opened_and_closed_the_same_day_lasts_no_day() -> None:
    curve = kaplan_meier([0, 10], [1, 0])
    found = incidence_at([0, 10], [1, 0], 5)

    assert curve["survival"].tolist() == [0.5, 0.5]
    assert found is not None
    assert found.estimate == 0.5


def test_a_share_beyond_the_follow_up_does_not_exist() -> None:
    assert incidence_at([30, 60, 89], [1, 2, 0], 90) is None
    assert incidence_at([30, 60, 89], [0, 0, 0], 90) is None


def test_a_share_exists_when_one_is_followed_to_the_very_day_or_when_everyone_has_ended() -> None:
    followed, ended = incidence_at([30, 60, 90], [1, 2, 0], 90), incidence_at([30, 60, 80], [1, 2, 1], 90)

    assert followed is not None
    assert followed.estimate == pytest.approx(1 / 3)
    assert ended is not None
    assert ended.estimate == pytest.approx(2 / 3)


def test_the_interval_has_a_deviation_even_once_nobody_is_left() -> None:
    """The same share without anybody censored: its variance is the one of a simple share."""
    found = incidence_at([10] * 40 + [20] * 60, [1] * 40 + [2] * 60, 90)

    assert found is not None
    rest, deviation = 0.6, (0.4 * 0.6 / 100) ** 0.5
    half = 1.959963984540054 * deviation / (rest * np.log(rest))
    assert found.low == pytest.approx(1 - rest ** np.exp(half))
    assert found.high == pytest.approx(1 - rest ** np.exp(-half))


def test_no_median_when_more_than_half_is_still_open() -> None:
    assert all(isnan(one) for one in median([5, 6, 7], [0, 0, 0]))
    assert isnan(median([5, 60, 70], [1, 0, 0]).days)
    assert median([5, 6, 70, 80], [1, 1, 1, 0]).days == 38.0


def test_a_plateau_at_one_half_that_never_falls_ends_with_the_follow_up() -> None:
    assert median([10, 50], [1, 0]).days == 30.0


@given(LINES)
def test_cases_counted_together_give_what_they_give_one_by_one(lines: list[tuple[int, int]]) -> None:
    days, outcomes = zip(*lines, strict=True)
    counted = {one: lines.count(one) for one in lines}
    some_days, some_outcomes = zip(*counted, strict=True)

    one_by_one = cumulative_incidence(days, outcomes)
    together = cumulative_incidence(some_days, some_outcomes, cases=list(counted.values()))

    np.testing.assert_allclose(one_by_one.to_numpy(), together.to_numpy(), rtol=1e-12)


@given(LINES)
def test_care_abandonment_and_open_cases_add_up_to_all_of_them(lines: list[tuple[int, int]]) -> None:
    days, outcomes = zip(*lines, strict=True)
    ends = cumulative_incidence(days, outcomes)
    still = kaplan_meier(days, [one > 0 for one in outcomes])

    whole = ends["realised"] + ends["abandoned"] + still["survival"]
    np.testing.assert_allclose(whole, 1.0, rtol=1e-12)
    assert (np.diff(ends["realised"]) >= 0).all()
    assert ends["at_risk"].is_monotonic_decreasing


@given(LINES, st.integers(0, 250))
def test_an_interval_holds_its_share(lines: list[tuple[int, int]], day: int) -> None:
    days, outcomes = zip(*lines, strict=True)
    found = incidence_at(days, outcomes, day)

    if found is not None and not isnan(found.low):
        assert 0 <= found.low <= found.estimate <= found.high <= 1


@given(LINES)
def test_without_censoring_the_share_is_a_plain_one(lines: list[tuple[int, int]]) -> None:
    ended = [(days, outcome) for days, outcome in lines if outcome]
    if not ended:
        return
    days, outcomes = zip(*ended, strict=True)
    found = incidence_at(days, outcomes, 90)

    assert found is not None
    assert found.estimate == pytest.approx(sum(d <= 90 and o == 1 for d, o in ended) / len(ended), abs=1e-12)


def test_without_abandonment_the_interval_is_the_one_of_kaplan_meier_turned_over() -> None:
    days, closed = [10, 20, 20, 35, 40, 60, 60, 80], [1, 0, 1, 1, 0, 1, 0, 1]
    curve, found = kaplan_meier(days, closed), incidence_at(days, closed, 60)
    at_60 = curve[curve["time"] == 60].iloc[0]

    assert found is not None
    assert found == pytest.approx((1 - at_60["survival"], 1 - at_60["high"], 1 - at_60["low"]))
