"""Between which bounds does chance alone keep a series?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import nan

from metrics.control_chart.series import mean

SPREAD = 2.66
"""Three standard deviations, in mean moving ranges: 3 / 1.128 (Wheeler, "Understanding Variation")."""

FAR_RANGE = 3.267
"""The upper limit of a moving range, in mean moving ranges: from there on it is left out of their mean."""


FEWEST = 2
"""How many points it takes to see how much they move."""


@dataclass(frozen=True)
class Limits:
    """What one stretch of a series is compared with; every tuple has one entry a position.

    `near_lower` and `near_upper` stand at 2 sigma: 2/3 of the way from the mean to the unclipped limits.
    `computable` is false where no moving range says how much chance moves the series. Limits of equal values
    are their mean, and no ground for a special cause; those of a single value are NaN.
    """

    mean: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    near_lower: tuple[float, ...]
    near_upper: tuple[float, ...]
    computable: bool

    def at(self, positions: Sequence[int]) -> Limits:
        """The same limits, at some positions only."""
        return Limits(
            mean=tuple(self.mean[position] for position in positions),
            lower=tuple(self.lower[position] for position in positions),
            upper=tuple(self.upper[position] for position in positions),
            near_lower=tuple(self.near_lower[position] for position in positions),
            near_upper=tuple(self.near_upper[position] for position in positions),
            computable=self.computable,
        )


def even_limits(centre: float, limit: float, near: float, length: int, *, computable: bool) -> Limits:
    """The same limits at each position of a stretch: the centre, give or take `limit`, and `near`."""
    return Limits(
        mean=(centre,) * length,
        lower=(centre - limit,) * length,
        upper=(centre + limit,) * length,
        near_lower=(centre - near,) * length,
        near_upper=(centre + near,) * length,
        computable=computable,
    )


def unknown_limits(length: int) -> Limits:
    """The limits of a stretch without a known value."""
    return even_limits(nan, nan, nan, length, computable=False)


def individual_limits(known: Sequence[float], length: int, screen_outliers: bool) -> Limits:
    """Mean ± 2.66 mean moving ranges of the known values, over the `length` positions of their stretch.

    Source: NHSRplotthedots 0.2.2, `ptd_spc_standard`, in its order of operations, to the last digit.
    """
    if not known:
        return unknown_limits(length)
    if len(known) < FEWEST:
        return even_limits(known[0], nan, nan, length, computable=False)
    spread = mean_moving_range(known, screen_outliers)
    width = spread or 0.0
    near = 2 * (SPREAD / 3) * width
    return even_limits(mean(known), SPREAD * width, near, length, computable=spread is not None)


def mean_moving_range(known: Sequence[float], screen_outliers: bool) -> float | None:
    """The mean distance between neighbours, without far ones when they are screened; None if none is left."""
    ranges = [abs(after - before) for before, after in pairwise(known)]
    if ranges and screen_outliers:
        far = FAR_RANGE * mean(ranges)
        ranges = [width for width in ranges if width < far]
    return mean(ranges) if ranges else None
