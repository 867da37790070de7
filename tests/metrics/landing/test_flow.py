"""Is the landing of a flow true, never below what is there, and silent when it cannot tell?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as student

from metrics.landing import Landing, Running, Standing, project

YEAR = [100.0, 110, 90, 105, 95, 100, 100, 110, 90, 105, 95, 100]
counts = st.lists(st.integers(0, 500).map(float), min_size=12, max_size=40)


def test_a_year_of_history_gives_the_level_and_its_interval() -> None:
    """Level 100; twelve errors known by hand; Student with five degrees of freedom, since six are judged."""
    landing = project(YEAR, since=0, remaining=12, level=0.8)

    assert landing.standing is Standing.PROJECTED
    assert landing.expected == pytest.approx(1200, rel=0.01)
    assert landing.bounds is not None
    low, high = landing.bounds
    assert landing.expected is not None
    assert landing.expected - low == pytest.approx(high - landing.expected)
    wide = project(YEAR, since=0, remaining=12, level=0.95).bounds
    assert wide is not None
    ratio = student.ppf(0.975, 5) / student.ppf(0.9, 5)
    assert (wide[1] - landing.expected) / (high - landing.expected) == pytest.approx(ratio)


def test_what_is_realised_is_added_to_what_is_to_come() -> None:
    landing = project(YEAR * 2, since=10, remaining=2)

    assert landing.realised == sum(YEAR[2:])
    assert landing.expected == pytest.approx(landing.realised + 200, rel=0.02)


def test_the_days_known_of_the_running_month_replace_their_part_of_it() -> None:
    """Half of a month is over with 70 cases where 50 were expected: the landing rises by 20."""
    before, now = (
        project(YEAR, since=10, remaining=2),
        project(YEAR, since=10, remaining=2, running=Running(70.0, 0.5)),
    )

    assert now.realised == before.realised + 70
    assert now.expected is not None
    assert before.expected is not None
    assert now.expected - before.expected == pytest.approx(20, abs=1)
    assert _width(now) < _width(before)


def test_a_season_seen_twice_is_used_for_what_remains() -> None:
    """Every August is a fifth of another month: at the end of July, five months bring 4.2 of them."""
    season = [100.0, 101, 99, 100, 102, 98, 100, 20, 101, 99, 100, 100]
    landing = project(season * 2 + season[:7], since=7, remaining=5)

    assert landing.expected == pytest.approx(700 + 420, rel=0.01)


def test_a_year_that_is_over_is_what_it_was() -> None:
    assert project(YEAR, since=12, remaining=0) == Landing(Standing.CLOSED, 1200, 1200, 1200, 1200)


@pytest.mark.parametrize(
    ("past", "standing"),
    [
        ([], Standing.TOO_SHORT),
        (YEAR[:11], Standing.TOO_SHORT),
        ([0.0] * 12, Standing.TOO_RARE),
        ([0.0] * 7 + [60.0] * 5, Standing.TOO_RARE),
    ],
)
def test_what_cannot_be_projected_has_a_standing_and_no_number(
    past: Sequence[float], standing: Standing
) -> None:
    landing = project(past, since=0, remaining=1)

    assert landing.standing is standing
    assert (landing.expected, landing.low, landing.high, landing.bounds) == (None, None, None, None)


def test_twelve_equal_amounts_have_no_spread_and_twelve_equal_counts_have_that_of_poisson() -> None:
    assert project([50.0] * 12, since=0, remaining=2, counted=False).standing is Standing.NO_SPREAD
    counted = project([50.0] * 12, since=0, remaining=2)
    assert _width(counted) == pytest.approx(2 * student.ppf(0.9, 5) * 100**0.5)


@pytest.mark.parametrize(
    ("past", "said"),
    [
        ([1.0, -2.0], "found -2.0 at position 1"),
        ([float("nan")], "found nan at position 0"),
        ([1.0, 2.0, float("inf")], "found inf at position 2"),
    ],
)
def test_a_bad_amount_is_refused_with_its_position(past: Sequence[float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        project(past, since=0, remaining=2)


@pytest.mark.parametrize(
    ("since", "remaining", "running", "level"),
    [
        (13, 0, None, 0.8),
        (-1, 2, None, 0.8),
        (11, 2, None, 0.8),
        (0, -1, None, 0.8),
        (10, 2, Running(5.0, 1.0), 0.8),
        (10, 2, Running(5.0, -0.1), 0.8),
        (10, 2, Running(float("nan"), 0.5), 0.8),
        (12, 0, Running(5.0, 0.5), 0.8),
        (10, 2, None, 0.0),
        (10, 2, None, 1.0),
    ],
)
def test_a_calendar_or_a_level_that_makes_no_sense_is_refused(
    since: int, remaining: int, running: Running | None, level: float
) -> None:
    with pytest.raises(ValueError, match="Expected"):
        project(YEAR, since=since, remaining=remaining, running=running, level=level)


@settings(max_examples=60, deadline=None)
@given(counts, st.integers(0, 11))
def test_a_landing_is_never_below_what_is_realised(past: list[float], since: int) -> None:
    landing = project(past, since=since, remaining=12 - since)

    if landing.bounds:
        assert landing.expected is not None
        assert landing.realised <= landing.bounds[0] <= landing.expected <= landing.bounds[1]
        assert np.isfinite(landing.bounds).all()


@settings(max_examples=30, deadline=None)
@given(counts, st.floats(0.1, 50))
def test_amounts_in_another_currency_land_at_the_same_place(past: list[float], rate: float) -> None:
    one = project(past, since=6, remaining=6, counted=False)
    other = project([rate * value for value in past], since=6, remaining=6, counted=False)

    assert one.standing is other.standing
    if one.bounds and other.bounds:
        assert other.bounds == pytest.approx([rate * bound for bound in one.bounds], rel=1e-6)


@pytest.mark.proof
@pytest.mark.parametrize("months", [12, 20, 24, 36, 58])
@pytest.mark.parametrize("season", [False, True])
def test_the_interval_holds_four_times_in_five_on_over_dispersed_counts(months: int, season: bool) -> None:
    """Negative binomial months, variance three times the mean.

    The level is allowed to drift, and a season that is not used yet is counted as noise: intervals are wide,
    not narrow, on series that do neither; hence the upper bounds.
    """
    rng = np.random.default_rng(months)
    shape = np.array([9, 8, 10, 9, 9, 10, 7, 4, 10, 10, 9, 9]) / (104 / 12) if season else np.ones(12)
    since = months % 12
    remaining = 12 - since
    kept = 0
    for _ in range(1_500):
        means = 60 * shape[np.arange(months + remaining) % 12]
        drawn = rng.negative_binomial(means / 2, 1 / 3).astype(float)
        landing = project(drawn[:months].tolist(), since=since, remaining=remaining)
        assert landing.bounds is not None
        kept += landing.bounds[0] <= drawn[months - since :].sum() <= landing.bounds[1]
    assert 0.72 <= kept / 1_500 <= (0.99 if season else 0.92)


@pytest.mark.proof
def test_the_interval_holds_when_the_level_wanders() -> None:
    """A random walk whose monthly step is a sixth of the noise: what ETS(A,N,N) with 0.15 describes."""
    rng, kept = np.random.default_rng(8), 0
    for _ in range(2_000):
        level = 200 + np.cumsum(rng.normal(0, 3, 36))
        drawn = np.maximum(level + rng.normal(0, 18, 36), 0)
        landing = project(drawn[:30].tolist(), since=6, remaining=6, counted=False)
        assert landing.bounds is not None
        kept += landing.bounds[0] <= drawn[24:].sum() <= landing.bounds[1]
    assert 0.75 <= kept / 2_000 <= 0.88


def _width(landing: Landing) -> float:
    assert landing.bounds is not None
    return landing.bounds[1] - landing.bounds[0]
