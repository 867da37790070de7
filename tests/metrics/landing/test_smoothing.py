"""Is the level the one that statsmodels gives, and its variance ahead the one of the textbook?"""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.tsa.holtwinters import SimpleExpSmoothing

from metrics.landing.smoothing import FAST, SLOW, Smoothed, smoothed

NOISE = np.random.default_rng(3).normal(100.0, 10.0, 24)
STEP = np.array([100.0, 104, 97, 101, 99, 103, 98, 102, 100, 97, 160, 158, 163, 161, 159, 160, 162, 158])


def test_a_steady_series_is_smoothed_slowly_as_statsmodels_does() -> None:
    now = smoothed(NOISE)

    after_ten = SimpleExpSmoothing(NOISE[10:], initialization_method="known", initial_level=NOISE[:10].mean())
    assert now.constant == SLOW
    assert now.level == pytest.approx(after_ten.fit(SLOW, optimized=False).forecast(1)[0], rel=1e-12)


def test_a_series_that_has_moved_is_followed_quickly() -> None:
    now = smoothed(STEP)

    assert now.constant == FAST
    assert 150 < now.level < 165


def test_the_level_forgets_what_is_older_than_two_years() -> None:
    assert smoothed(np.concatenate([[1e6] * 5, NOISE])) == smoothed(NOISE)


def test_each_error_moves_the_level_of_the_months_after_it() -> None:
    """The weights of three months under a constant of 0.5 are 2, 1.5 and 1: variance 7.25."""
    now = Smoothed(level=10, variance=4, constant=0.5, errors=18, months=24)

    assert now.variance_ahead(np.ones(3), np.ones(3)) == pytest.approx(4 * 7.25)


def test_without_drift_the_variance_is_that_of_a_sum_beside_an_estimated_mean() -> None:
    now = Smoothed(level=10, variance=4, constant=0.0, errors=6, months=12)

    assert now.variance_ahead(np.ones(6), np.ones(6)) == pytest.approx(4 * (6 + 36 / 12))
