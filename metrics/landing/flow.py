"""What will a flow of months add up to at the end of the year, and between which bounds?

The remainder is the present level of a month (`metrics.landing.smoothing`) times the months left, weighted
by their share of the year when shares help (`metrics.landing.season`, and `metrics.landing.half_season` while
a second year runs).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum

import numpy as np

from metrics.landing.half_season import HalfSeason, half_season
from metrics.landing.outcome import (
    FEWEST_ACTIVE_MONTHS,
    HISTORY_MONTHS,
    Landing,
    Standing,
    closed,
    landed,
    refuse_bad_amounts,
    refuse_bad_level,
)
from metrics.landing.season import YEAR_MONTHS, shares_that_help, without_season
from metrics.landing.smoothing import Months, smoothed


@dataclass(frozen=True)
class Running:
    """The month that is not over: what it already holds, and which share of it is over (0 to 1, left out)."""

    to_date: float
    elapsed: float


def project(
    past: Sequence[float],
    *,
    since: int,
    remaining: int,
    running: Running | None = None,
    counted: bool = True,
    level: float = 0.8,
) -> Landing:
    """What was realised plus a prediction of the remainder, with a Student prediction interval.

    Args:
        past: whole months, oldest first, in the unit of the flow.
        since: how many of the last months of `past` belong to the year that is projected.
        remaining: months of the year after the last of `past`, the running month included.
        running: the month after `past` when it has begun.
        counted: counts spread at least as much as Poisson's law; amounts need not.
        level: the probability of the interval.

    Raises:
        ValueError: an amount is negative, missing or infinite; months, share or level make no sense.

    Source: see `metrics.landing.smoothing.Smoothed.variance_ahead`; over-dispersed counts as in McCullagh
    and Nelder, *Generalized Linear Models*, 1989, 6.2 (variance at least the mean).
    """
    months = [float(value) for value in past]
    refuse_bad_amounts("the past months", months)
    refuse_bad_level(level)
    _refuse_bad_calendar(len(months), since, remaining, running)
    realised = fsum([*months[len(months) - since :], running.to_date if running else 0.0])
    if remaining == 0:
        return closed(realised, level)
    standing = _standing(months, counted=counted)
    if standing is not Standing.PROJECTED:
        return Landing(standing, realised, level=level)
    left = np.ones(remaining)
    left[0] -= running.elapsed if running else 0.0
    return landed(realised, _remainder(np.array(months), left, counted=counted), level)


def _remainder(values: Months, left: Months, *, counted: bool) -> tuple[float, float, int]:
    """Mean, variance and degrees of freedom of what the months left will hold.

    `left`: which part of each coming month is to come.
    """
    shares, half_known = shares_that_help(values), half_season(values)
    if shares is not None:
        mean, variance, freedom = _with_shares(values, left, shares)
    elif half_known is not None:
        mean, variance, freedom = _with_half_season(values, left, half_known)
    else:
        now = smoothed(values)
        variance, freedom = now.variance_ahead(left, np.sqrt(left)), now.freedom
        mean = now.level * float(left.sum())
    return mean, max(variance, mean) if counted else variance, freedom


def _with_shares(values: Months, left: Months, shares: Months) -> tuple[float, float, int]:
    """With shares over K years, residuals are too small by (K - 1) / K, each share adds 1 / K of variance."""
    now, years = smoothed(without_season(values, shares)), len(values) // YEAR_MONTHS
    season = YEAR_MONTHS * shares[: len(left)]
    weights = season * left
    variance = now.variance_ahead(weights, season * np.sqrt(left))
    variance = (variance + now.variance * float((weights**2).sum()) / years) * years / (years - 1)
    return now.level * float(weights.sum()), variance, now.freedom


def _with_half_season(values: Months, left: Months, known: HalfSeason) -> tuple[float, float, int]:
    """The variance of a month is the one seen when predicting: around the shares it was partly fitted to."""
    now = smoothed(without_season(values, known.shares))
    now = replace(now, variance=max(now.variance, known.variance))
    season = YEAR_MONTHS * known.shares[: len(left)]
    variance = now.variance_ahead(season * left, season * np.sqrt(left))
    return now.level * float((season * left).sum()), variance, min(now.freedom, known.freedom)


def _standing(months: Sequence[float], *, counted: bool) -> Standing:
    last = months[-HISTORY_MONTHS:]
    if len(last) < HISTORY_MONTHS:
        return Standing.TOO_SHORT
    if sum(value > 0 for value in last) < FEWEST_ACTIVE_MONTHS:
        return Standing.TOO_RARE
    return Standing.NO_SPREAD if not counted and len(set(last)) == 1 else Standing.PROJECTED


def _refuse_bad_calendar(known: int, since: int, remaining: int, running: Running | None) -> None:
    if not (0 <= since <= known and remaining >= 0 and since + remaining <= YEAR_MONTHS):
        raise ValueError(
            f"Expected 0 <= since <= {known} known months and since + remaining <= {YEAR_MONTHS}; "
            f"found since {since} and remaining {remaining}."
        )
    if running is None:
        return
    refuse_bad_amounts("the running month", [running.to_date])
    if not (0 <= running.elapsed < 1 and remaining):
        raise ValueError(
            f"Expected a running month among those left, over for a share from 0 to 1, left out; "
            f"found a share of {running.elapsed} and {remaining} left."
        )
