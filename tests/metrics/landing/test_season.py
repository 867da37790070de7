"""Are the shares of a year found where there are some, and left out where there are none?"""

from __future__ import annotations

import numpy as np
import pytest

from metrics.landing.season import shares_of_the_year, shares_that_help, without_season

SHAPE = np.array([9, 8, 10, 9, 8, 9, 6, 2, 11, 9, 10, 9.0])
RNG = np.random.default_rng(5)


def test_shares_begin_with_the_month_that_comes_next() -> None:
    shares = shares_of_the_year(np.concatenate([SHAPE[8:], SHAPE, SHAPE[:8]]))

    assert shares is not None
    assert shares == pytest.approx(np.roll(SHAPE, -8) / SHAPE.sum())


def test_a_strong_season_seen_twice_is_used() -> None:
    values = np.concatenate([SHAPE * 100, SHAPE * 120]) + RNG.normal(0, 20, 24)

    shares = shares_that_help(values)
    assert shares is not None
    assert shares.argmin() == 7


def test_one_year_shows_no_season() -> None:
    assert shares_that_help(np.concatenate([SHAPE, SHAPE[:11]])) is None


def test_noise_is_not_taken_for_a_season() -> None:
    taken = sum(shares_that_help(RNG.normal(100, 15, 30)) is not None for _ in range(200))

    assert taken < 20


def test_a_month_that_never_holds_anything_forbids_shares() -> None:
    empty = SHAPE.copy()
    empty[7] = 0
    assert shares_that_help(np.concatenate([empty, empty, empty])) is None
    assert shares_of_the_year(np.zeros(24)) is None


def test_what_is_left_without_the_season_is_flat() -> None:
    values = np.concatenate([SHAPE[5:], SHAPE])
    shares = shares_of_the_year(values)

    assert shares is not None
    assert without_season(values, shares) == pytest.approx(np.full(19, SHAPE.mean()))
