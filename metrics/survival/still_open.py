"""Which share of the cases is still open after so many days, and after how many days is half of it closed?

Kaplan and Meier (1958), with Greenwood's variance and the log-log interval of Kalbfleisch and Prentice (2002,
section 1.4), as `survfit(conf.type = "log-log")` of R's package survival prints them. Written out in numpy:
cases come counted by day, and scipy's `ecdf` gives neither the cases at risk nor a silent undefined interval.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics.survival.follow_up import Floats, FollowUp, Numbers, follow_up, refuse_level

HALF = 0.5
_EQUAL = float(np.sqrt(np.finfo(float).eps))
"""Two shares closer than this are the same, as R has it."""


class Median(NamedTuple):
    """The day on which half of the cases are closed, and its interval; NaN for what does not exist."""

    days: float
    low: float
    high: float


def kaplan_meier(
    durations: Numbers, observed: Numbers, level: float = 0.95, *, cases: Numbers | None = None
) -> pd.DataFrame:
    """The share still open after each day, a case not closed when last seen being censored.

    Args:
        durations: days from the opening to the closing, or to the last day the case was seen.
        observed: 1 when the case was seen to close, 0 when it was still open.
        level: the confidence level, between 0 and 1, both left out.
        cases: how many cases each line stands for; one each when it is left out.

    Returns:
        One row a distinct duration: `time`, `at_risk`, `events`, `survival` (0 to 1), `low`, `high`. The
        interval is NaN where it does not exist: before the first closing, and once everything is closed.

    Raises:
        ValueError: a value out of place; says which, and where.
    """
    refuse_level(level)
    followed = follow_up(durations, observed, 1, cases)
    low, high = _interval(followed, level)
    return pd.DataFrame(
        {
            "time": followed.time,
            "at_risk": followed.at_risk.astype(np.int64),
            "events": followed.gone.astype(np.int64),
            "survival": followed.still_open,
            "low": low,
            "high": high,
        }
    )


def median(
    durations: Numbers, observed: Numbers, level: float = 0.95, *, cases: Numbers | None = None
) -> Median:
    """The first day on which half of the cases or fewer are still open.

    When exactly half is open for a while, the middle of that while, as R has it. The interval is where the
    two bounds of the curve meet the half (Brookmeyer and Crowley, 1982).
    """
    curve = kaplan_meier(durations, observed, level, cases=cases)
    time = curve["time"].to_numpy()
    days, low, high = (_reached(time, curve[bound].to_numpy()) for bound in ("survival", "low", "high"))
    return Median(days, low, high)


def _interval(followed: FollowUp, level: float) -> tuple[Floats, Floats]:
    """exp(-exp(log(-log S) ± z·σ / log S)), where σ² = Σ d / (n (n - d))."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    closed, at_risk = followed.gone, followed.at_risk
    with np.errstate(divide="ignore", invalid="ignore"):
        deviation = np.sqrt(np.cumsum(closed / (at_risk * (at_risk - closed))))
        logarithm = np.log(followed.still_open)
        centre, half = np.log(-logarithm), z * deviation / logarithm
        low, high = np.exp(-np.exp(centre - half)), np.exp(-np.exp(centre + half))
    exists = (followed.still_open > 0) & (followed.still_open < 1)
    return np.where(exists, low, np.nan), np.where(exists, high, np.nan)


def _reached(time: Floats, share: Floats) -> float:
    known = ~np.isnan(share)
    day, left = time[known], share[known]
    at_most = np.flatnonzero(left <= HALF + _EQUAL)
    if not at_most.size:
        return float("nan")
    first = at_most[0]
    if left[first] < HALF - _EQUAL:
        return float(day[first])
    under = np.flatnonzero(left < HALF - _EQUAL)
    return float(day[first] + day[under[0] if under.size else -1]) / 2
