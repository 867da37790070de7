"""Do several flows miss their level in the same months, and how far does their sum then spread?"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

import numpy as np

from metrics.landing.outcome import Landing, Standing, refuse_bad_amounts
from metrics.landing.smoothing import STARTING_MONTHS, one_month_errors

PRIOR = 0.5
"""Half-way between flows that ignore each other (0) and flows that are one (1); also one of the two values
that Solvency II takes between lines of insurance (Delegated Regulation (EU) 2015/35, annex IV)."""
PRIOR_MONTHS = 12
"""The prior weighs as much as one year of months: it is half of the answer once a year of errors is known."""
FEWEST_ERRORS = 3


def correlation_of(flows: Sequence[Sequence[float]]) -> float:
    """The mean correlation of the one-month errors of the flows, two by two, drawn towards the prior; 0 to 1.

    Args:
        flows: the same months of each flow, oldest first. A flow whose errors do not vary tells nothing.

    Raises:
        ValueError: an amount is negative, missing or infinite; flows do not have the same months.

    Source: mean correlation as the target of shrinkage in Ledoit and Wolf, *Honey, I shrunk the sample
    covariance matrix*, J. Portfolio Management 30, 2004; here the mean itself is drawn towards a prior.
    """
    for rank, flow in enumerate(flows):
        refuse_bad_amounts(f"flow {rank}", [float(value) for value in flow])
        if len(flow) != len(flows[0]):
            raise ValueError(
                f"Expected the same {len(flows[0])} months in each flow; found {len(flow)} in flow {rank}."
            )
    if not flows or len(flows[0]) < STARTING_MONTHS + FEWEST_ERRORS:
        return PRIOR
    errors = [one_month_errors(np.array(flow, dtype=np.float64)) for flow in flows]
    told = [one for one in errors if one.std() > 0]
    count = len(told)
    if count <= 1:
        return PRIOR
    months = len(told[0])
    mean = float(np.corrcoef(told).sum() - count) / (count * (count - 1))
    return min(max((months * mean + PRIOR_MONTHS * PRIOR) / (months + PRIOR_MONTHS), 0.0), 1.0)


def added(landings: Sequence[Landing], correlation: float) -> Landing:
    """The landing of a whole from those of its parts (at least one), equally correlated two by two.

    The half-width of the whole is that of a sum of correlated errors: its square is the sum of the squares,
    plus `correlation` times twice the sum of the products two by two. A part without a projection counts for
    what is realised and what is sure. The parts share their months, hence their degrees of freedom.

    Source: Braun, *The prediction error of the chain ladder method applied to correlated run-off triangles*,
    ASTIN Bulletin 34, 2004.
    """
    if not 0 <= correlation <= 1:
        raise ValueError(f"Expected a correlation from 0 to 1; found {correlation}.")
    realised, sure = fsum(one.realised for one in landings), fsum(one.sure for one in landings)
    known = [one.expected for one in landings if one.expected is not None]
    if not known:
        return Landing(landings[0].standing, realised, level=landings[0].level, sure=sure)
    expected = fsum([*known, *(one.realised + one.sure for one in landings if one.expected is None)])
    half = _half([_above(one) for one in landings], correlation)
    closed = all(one.standing is Standing.CLOSED for one in landings)
    return Landing(
        Standing.CLOSED if closed else Standing.PROJECTED,
        realised,
        expected,
        max(expected - half, realised),
        expected + half,
        landings[0].level,
        sure,
    )


def _above(landing: Landing) -> float:
    """The half-width of an interval, read above what is expected: below, it stops at what is realised."""
    return landing.high - landing.expected if landing.high is not None and landing.expected is not None else 0


def _half(halves: Sequence[float], correlation: float) -> float:
    apart, as_one = fsum(half**2 for half in halves), fsum(halves) ** 2
    return sqrt((1 - correlation) * apart + correlation * as_one)
