"""Does the cohort estimate find a known share, where the published formula misses it, and by how much?

Cases whose care and abandonment come at constant and known hazards; more and more of them open each month,
and all are censored at the data date. The 90-day share is then known exactly.
"""

from __future__ import annotations

from math import exp, sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from metrics.survival import incidence_at, kaplan_meier

CARE, ABANDONED = 1 / 150, 1 / 220
DAYS, OPENED, RUNS = 365, 400, 600
BOTH = CARE + ABANDONED
AT_90 = CARE / BOTH * (1 - exp(-90 * BOTH))
IN_THE_END = CARE / BOTH

Numbers = NDArray[np.float64]
Run = tuple[Numbers, Numbers]
"""Durations and outcomes."""


def rising(random: np.random.Generator) -> Numbers:
    """The day of opening of each case: three times as many at the end of the year as at its start."""
    return DAYS * (np.sqrt(1 + 8 * random.random(OPENED)) - 1) / 2


def steady(random: np.random.Generator) -> Numbers:
    """As many cases each day."""
    return DAYS * random.random(OPENED)


def simulated(random: np.random.Generator, opened: Numbers) -> Run:
    """One year of cases, known at its last day."""
    followed = np.floor(DAYS - opened)
    care, abandoned = random.exponential(1 / CARE, OPENED), random.exponential(1 / ABANDONED, OPENED)
    lasted = np.ceil(np.minimum(care, abandoned))
    ending = np.where(care < abandoned, 1.0, 2.0)
    return np.minimum(lasted, followed), np.where(lasted <= followed, ending, 0.0)


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    random = np.random.default_rng(20231117)
    return [simulated(random, rising(random)) for _ in range(RUNS)]


@pytest.fixture(scope="module")
def steady_runs() -> list[Run]:
    random = np.random.default_rng(20231118)
    return [simulated(random, steady(random)) for _ in range(RUNS)]


def published(runs: list[Run]) -> float:
    """Realised over opened, the mean of the simulations."""
    return float(np.mean([np.mean(endings == 1) for _, endings in runs]))


def by_cohort(runs: list[Run]) -> float:
    """The 90-day estimate, the mean of the simulations."""
    return float(np.mean([one.estimate for run in runs if (one := incidence_at(*run, 90))]))


def test_the_cohort_estimate_finds_the_known_share_and_its_interval_holds_it(runs: list[Run]) -> None:
    found = [one for run in runs if (one := incidence_at(*run, 90)) is not None]
    covered = float(np.mean([one.low <= AT_90 <= one.high for one in found]))

    assert len(found) == RUNS
    assert abs(by_cohort(runs) - AT_90) < 0.01
    assert abs(covered - 0.95) < 3 * sqrt(0.95 * 0.05 / RUNS)


def test_the_published_formula_misses_the_final_share_by_about_18_points(runs: list[Run]) -> None:
    """Realised over opened: what opened late has had no time."""
    assert published(runs) - IN_THE_END == pytest.approx(-0.18, abs=0.01)


def test_the_published_formula_falls_when_intake_rises_and_the_cohort_does_not(
    runs: list[Run], steady_runs: list[Run]
) -> None:
    """The same hazards, the same work: about 4 points less as published, nothing by cohort."""
    assert published(runs) - published(steady_runs) == pytest.approx(-0.04, abs=0.01)
    assert abs(by_cohort(runs) - by_cohort(steady_runs)) < 0.01


def test_one_minus_kaplan_meier_with_abandonment_censored_is_wrong_by_more_than_5_points(
    runs: list[Run],
) -> None:
    naive = []
    for days, endings in runs:
        curve = kaplan_meier(days, endings == 1)
        naive.append(1 - curve.loc[curve["time"] <= 90, "survival"].iloc[-1])

    assert float(np.mean(naive)) - AT_90 > 0.05


@pytest.mark.parametrize("known", [106, 120, 400])
def test_a_month_read_as_soon_as_half_of_its_days_are_followed_is_not_biased(known: int) -> None:
    """30 days of openings, known 106 days after the first: half of them were followed for 90 days."""
    random = np.random.default_rng(known)
    found = [incidence_at(*_month(random, known), 90) for _ in range(RUNS)]
    kept = [one for one in found if one is not None]
    covered = float(np.mean([one.low <= AT_90 <= one.high for one in kept]))

    assert len(kept) == RUNS
    assert abs(float(np.mean([one.estimate for one in kept])) - AT_90) < 0.01
    assert abs(covered - 0.95) < 3 * sqrt(0.95 * 0.05 / RUNS)


def _month(random: np.random.Generator, known: int) -> Run:
    opened = np.floor(30 * random.random(OPENED))
    care, abandoned = random.exponential(1 / CARE, OPENED), random.exponential(1 / ABANDONED, OPENED)
    lasted, followed = np.ceil(np.minimum(care, abandoned)), known - opened
    ending = np.where(care < abandoned, 1.0, 2.0)
    return np.minimum(lasted, followed), np.where(lasted <= followed, ending, 0.0)
