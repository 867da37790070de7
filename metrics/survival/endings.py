"""Which share of the cases has led to care after so many days, when others are abandoned or still open?

The Aalen-Johansen estimate with two competing outcomes. A case abandoned is not a case whose care is still to
come: one minus Kaplan-Meier, which takes it for one, tells more care than there will ever be.
"""

from __future__ import annotations

from math import exp, log
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics.survival.follow_up import Floats, FollowUp, Numbers, follow_up, refuse_level

REALISED, ABANDONED = 1, 2


class Incidence(NamedTuple):
    """A share (0 to 1) and its interval, NaN when the share is 0 or 1 and the interval does not exist."""

    estimate: float
    low: float
    high: float


def cumulative_incidence(
    durations: Numbers, outcomes: Numbers, *, cases: Numbers | None = None
) -> pd.DataFrame:
    """The share with each outcome after each day.

    Args:
        durations: days from the opening to the outcome, or to the last day the case was seen.
        outcomes: 0 still open when last seen, 1 care realised, 2 abandoned.
        cases: how many cases each line stands for; one each when it is left out.

    Returns:
        One row a distinct duration: `time`, `at_risk`, `realised`, `abandoned` (0 to 1).

    Raises:
        ValueError: a value out of place; says which, and where.
    """
    followed = follow_up(durations, outcomes, ABANDONED, cases)
    realised, abandoned = np.cumsum(_steps(followed), axis=1)
    return pd.DataFrame(
        {
            "time": followed.time,
            "at_risk": followed.at_risk.astype(np.int64),
            "realised": realised,
            "abandoned": abandoned,
        }
    )


def incidence_at(
    durations: Numbers,
    outcomes: Numbers,
    day: float,
    level: float = 0.95,
    *,
    cases: Numbers | None = None,
) -> Incidence | None:
    """The share with care realised at most `day` days after the opening, with its interval.

    None when the follow-up does not reach the day: nobody was followed so long, and not everyone had ended.

    The interval is the log-log one of a survival (Kalbfleisch and Prentice, 2002) taken on 1 - F, the
    complementary log-log: 1 - (1 - F)^exp(± z·σ / ((1 - F) log(1 - F))), with σ from `deviations`. Without
    any abandonment it is the interval of `kaplan_meier`, turned over. Others (Choudhury, 2002, Statistics in
    Medicine 21) take the same transformation on F itself.

    Raises:
        ValueError: a value out of place; says which, and where.
    """
    refuse_level(level)
    if not (np.isfinite(day) and day >= 0):
        raise ValueError(f"Expected a finite day of 0 or more; found {day}.")
    followed = follow_up(durations, outcomes, ABANDONED, cases)
    if followed.time[-1] < day and followed.still_open[-1] > 0:
        return None
    within = int(np.searchsorted(followed.time, day, side="right")) - 1
    if within < 0:
        return Incidence(0.0, float("nan"), float("nan"))
    share = float(_steps(followed)[REALISED - 1].cumsum()[within])
    return Incidence(share, *_interval(share, float(deviations(followed)[within]), level))


def deviations(followed: FollowUp) -> Floats:
    """The standard error of the share with care realised after each day.

    The delta method (Marubini and Valsecchi, 1995, chapter 10), with F the share, S what is open just
    before, n the cases at risk, d all the endings of the day and r those with care:
    Σ (F(t) - F)² d / (n (n - d)) + S² r (n - r) / n³ - 2 (F(t) - F) S r / n².
    The first term is nil on the day when nobody is left, where F(t) = F.
    """
    realised, at_risk, gone = followed.ended[REALISED - 1], followed.at_risk, followed.gone
    step = _steps(followed)[REALISED - 1]
    share, before = np.cumsum(step), _open_before(followed)
    left = at_risk - gone
    hazard = np.divide(gone, at_risk * left, out=np.zeros_like(gone), where=left > 0)
    own, both = before**2 * realised * (at_risk - realised) / at_risk**3, step / at_risk
    variance = share**2 * np.cumsum(hazard) - 2 * share * np.cumsum(share * hazard)
    variance += np.cumsum(share**2 * hazard) + np.cumsum(own)
    variance -= 2 * (share * np.cumsum(both) - np.cumsum(share * both))
    deviation: Floats = np.sqrt(np.maximum(variance, 0.0))
    return deviation


def _open_before(followed: FollowUp) -> Floats:
    return np.concatenate([[1.0], followed.still_open[:-1]])


def _steps(followed: FollowUp) -> Floats:
    """What each day adds to the share of each outcome."""
    added: Floats = _open_before(followed) * followed.ended / followed.at_risk
    return added


def _interval(share: float, deviation: float, level: float) -> tuple[float, float]:
    if not 0 < share < 1 or deviation <= 0:
        return float("nan"), float("nan")
    rest, z = 1 - share, NormalDist().inv_cdf((1 + level) / 2)
    half = z * deviation / (rest * log(rest))
    return 1 - rest ** exp(half), 1 - rest ** exp(-half)
