"""At which monthly level does a series stand now, and how far do its months fall from it?"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, log

import numpy as np
from numpy.typing import NDArray

WINDOW_MONTHS = 24
STARTING_MONTHS = 6
SLOW, FAST = 0.1, 0.3
"""The two ends of the usual range of the smoothing constant (Gardner 1985)."""
ONE_PARAMETER = 2.0
"""What Akaike's criterion asks of one more parameter: the quick level must earn it."""

Months = NDArray[np.float64]


@dataclass(frozen=True)
class Smoothed:
    """The level after the last month, the variance of one month around it, and how both were obtained."""

    level: float
    variance: float
    constant: float
    errors: int
    months: int

    @property
    def freedom(self) -> int:
        """Degrees of freedom of the variance."""
        return self.errors - 1

    def variance_ahead(self, weights: Months, own: Months) -> float:
        """The variance of a weighted sum of the coming months, in squared units of the series.

        `weights` is how much of each coming month is added; `own` how much of its own chance is still to
        come. An error of one month moves the level of the months after it by the smoothing constant
        (Hyndman, Koehler, Ord and Snyder, *Forecasting with Exponential Smoothing*, 2008, chapter 6:
        lead-time demand under ETS(A,N,N)); never less than the sampling error of a steady mean.
        """
        after = np.concatenate([np.cumsum(weights[::-1])[::-1][1:], [0.0]])
        drifting = float(((own + self.constant * after) ** 2).sum())
        steady = float((own**2).sum() + weights.sum() ** 2 / self.months)
        return self.variance * max(drifting, steady)


def smoothed(values: Months) -> Smoothed:
    """Simple exponential smoothing of the last 24 months, slow unless a quick one predicts clearly better.

    Each month is predicted from the months before it; the first six give the starting level and are not
    judged. The quick constant is kept when it lowers the one-month errors by what Akaike's criterion asks.

    Args:
        values: months, oldest first, at least twelve, with the season already removed if there is one.

    Source: Brown 1959; Gardner, *Exponential smoothing: the state of the art*, J. Forecasting 4, 1985.
    """
    read = values[-WINDOW_MONTHS:]
    slow, quick = (_run(read, constant)[0] for constant in (SLOW, FAST))
    if quick.variance <= 0 or slow.variance <= 0:
        return slow
    gain = slow.errors * log(slow.variance / quick.variance)
    return quick if gain > ONE_PARAMETER else slow


def one_month_errors(values: Months) -> Months:
    """How far each of the last 24 months fell from the slow level before it; the first six are not judged."""
    return _run(values[-WINDOW_MONTHS:], SLOW)[1]


def _run(values: Months, constant: float) -> tuple[Smoothed, Months]:
    level, errors = float(values[:STARTING_MONTHS].mean()), []
    for rank, value in enumerate(values[STARTING_MONTHS:].tolist(), start=STARTING_MONTHS + 1):
        errors.append(value - level)
        level += max(constant, 1 / rank) * errors[-1]
    variance = fsum(error**2 for error in errors) / (len(errors) - 1)
    return Smoothed(level, variance, constant, len(errors), len(values)), np.array(errors)
