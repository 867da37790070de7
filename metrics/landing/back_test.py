"""Had the projection been made at each past month, how often would its interval have held?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum

from metrics.landing.outcome import HISTORY_MONTHS, Landing, Standing
from metrics.landing.season import YEAR_MONTHS

Projection = Callable[[int, int, int], Landing]
"""From how many months are known, how many of them are in the year, and how many remain."""


@dataclass(frozen=True)
class Trial:
    """One past month taken as today: what would have been projected, and what came.

    `known` months were known; the projection is for the month of rank `until` (from 0, included).
    """

    known: int
    until: int
    landing: Landing
    actual: float

    @property
    def remaining(self) -> int:
        """How many months were still to come."""
        return self.until + 1 - self.known

    @property
    def holds(self) -> bool:
        """Was the truth inside the interval?"""
        bounds = self.landing.bounds
        return bounds is not None and bounds[0] <= self.actual <= bounds[1]

    @property
    def error(self) -> float | None:
        """Projected minus actual, in the unit of the flow."""
        expected = self.landing.expected
        return None if expected is None else expected - self.actual


def back_test(values: Sequence[float], project: Projection, *, first_month: int) -> tuple[Trial, ...]:
    """Rolling origin: every month with a year behind it is today, and its year is projected.

    A year that is not over is projected up to its last known month. Only months that were over on that
    day are given to `project`; origins that it does not project are left out.

    Args:
        values: the months as they are known now, oldest first; a month over is taken as no longer changing.
        project: makes the projection from what was known.
        first_month: the calendar month (1 to 12) of the first value.

    Source: Tashman, *Out-of-sample tests of forecasting accuracy*, Int. J. Forecasting 16, 2000.
    """
    if not 1 <= first_month <= YEAR_MONTHS:
        raise ValueError(f"Expected a calendar month from 1 to 12; found {first_month}.")
    trials = (_trial(values, project, known, first_month) for known in range(HISTORY_MONTHS, len(values)))
    return tuple(trial for trial in trials if trial.landing.standing is Standing.PROJECTED)


def held(trials: Sequence[Trial]) -> tuple[int, int]:
    """How many intervals held, of how many."""
    return sum(trial.holds for trial in trials), len(trials)


def _trial(values: Sequence[float], project: Projection, known: int, first_month: int) -> Trial:
    since = (first_month - 1 + known) % YEAR_MONTHS
    end = min(known + YEAR_MONTHS - since, len(values))
    landing = project(known, since, end - known)
    return Trial(known, end - 1, landing, fsum(values[known - since : end]))
