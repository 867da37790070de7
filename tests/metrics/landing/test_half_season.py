"""Is last year's season believed when the second year repeats it, and only as far as it does?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from metrics.landing import flow, project
from metrics.landing.half_season import half_season
from metrics.landing.smoothing import Months

SHAPE = np.array([9, 8, 10, 9, 9, 10, 7, 4, 10, 10, 9, 9]) / (104 / 12)
GROWTH: Months = np.power(1.005, np.arange(24.0))
Drawn = Callable[[np.random.Generator], Months]


def _counts(rng: np.random.Generator, means: Months, spread: float) -> Months:
    """Negative binomial counts whose variance is `spread` times the mean."""
    drawn: Months = rng.negative_binomial(means / (spread - 1), 1 / spread).astype(np.float64)
    return drawn


KINDS: Mapping[str, Drawn] = {
    "flat": lambda rng: _counts(rng, np.full(24, 60.0), 3),
    "noisy": lambda rng: _counts(rng, np.full(24, 60.0), 15),
    "growing": lambda rng: _counts(rng, 60 * GROWTH, 3),
    "seasonal": lambda rng: _counts(rng, 600 * SHAPE[np.arange(24) % 12], 3),
    "strongly seasonal": lambda rng: _counts(rng, 3_000 * SHAPE[np.arange(24) % 12], 1.01),
    "seasonal and growing": lambda rng: _counts(rng, 300 * SHAPE[np.arange(24) % 12] * GROWTH, 3),
    "seasonal and noisy": lambda rng: _counts(rng, 60 * SHAPE[np.arange(24) % 12], 15),
}


def test_a_year_that_repeats_the_one_before_is_wholly_believed() -> None:
    found = half_season(np.concatenate([SHAPE, SHAPE[:8]]))

    assert found is not None
    assert found.shares == pytest.approx(np.roll(SHAPE, -8) / 12)
    assert found.variance == pytest.approx(0, abs=1e-12)
    assert found.freedom == 7


def test_growth_is_not_taken_for_a_season() -> None:
    """Three per cent a month: without care, the last months would weigh a third more than the first ones."""
    grown = np.concatenate([SHAPE, SHAPE[:8]]) * 1.03 ** np.arange(20)
    found = half_season(grown)

    assert found is not None
    assert found.shares.argmin() == 11
    assert found.shares.sum() == pytest.approx(1)
    assert found.shares == pytest.approx(np.roll(SHAPE, -8) / 12, abs=0.015)


def test_noise_is_mostly_not_believed() -> None:
    rng = np.random.default_rng(4)
    swings = []
    for _ in range(300):
        found = half_season(rng.normal(100, 15, 20))
        swings.append(0.0 if found is None else float(np.ptp(found.shares) * 12))

    assert np.median(swings) == 0
    assert np.mean(swings) < 0.15, "the swing of pure noise over a year is near 0.5"


@pytest.mark.parametrize("months", [12, 15, 24, 30])
def test_outside_a_second_year_well_begun_nothing_is_said(months: int) -> None:
    assert half_season(np.tile(SHAPE, 3)[:months]) is None


def test_a_flow_that_does_not_move_or_was_empty_says_nothing() -> None:
    assert half_season(np.full(20, 5.0)) is None
    assert half_season(np.concatenate([np.zeros(12), np.full(8, 5.0)])) is None


def test_a_month_that_never_holds_anything_forbids_its_share() -> None:
    closed = SHAPE.copy()
    closed[9] = 0
    assert half_season(np.concatenate([closed, closed[:8]])) is None


def _worth(drawn: Drawn, known: int) -> tuple[float, float]:
    """How often the interval holds, and its mean interval score over the truth."""
    rng, kept, scores = np.random.default_rng(17), 0, []
    for _ in range(250):
        values, since = drawn(rng), known - 12
        bounds = project(values[:known].tolist(), since=since, remaining=24 - known).bounds
        assert bounds is not None
        truth = float(values[12:].sum())
        missed = max(bounds[0] - truth, 0) + max(truth - bounds[1], 0)
        kept += missed == 0
        scores.append((bounds[1] - bounds[0] + missed * 2 / 0.2) / truth)
    return kept / 250, float(np.mean(scores))


@pytest.mark.proof
@pytest.mark.parametrize("known", [16, 18, 20, 23])
@pytest.mark.parametrize("kind", KINDS)
def test_believing_it_in_part_is_worth_it_where_there_is_a_season_and_costs_nothing_elsewhere(
    kind: str, known: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside a season counted as chance, by the interval score (width, plus misses at their price).

    Source: Gneiting and Raftery, *Strictly proper scoring rules*, J. American Statistical Association 102,
    2007, 6.2. Intervals stay prudent early, since the level is allowed to drift.
    """
    held, score = _worth(KINDS[kind], known)
    monkeypatch.setattr(flow, "half_season", lambda _: None)
    before, worse = _worth(KINDS[kind], known)

    assert 0.65 <= held <= 0.995
    assert abs(held - 0.8) <= max(abs(before - 0.8), 0.16)
    assert score <= (0.85 if kind in ("seasonal", "strongly seasonal") else 1.04) * worse
