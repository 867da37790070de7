"""Within which limits does a share stay by chance alone, on so many cases?

Shares are read as angles (the arcsine of their square root), whose standard error is 1 / (2 √n) whatever the
share. Source: Spiegelhalter, Statistics in Medicine 24 (2005), « Funnel plots for comparing institutional
performance », as FunnelPlotR 0.6.0 applies it to proportions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from metrics.funnel.between import between_variance, winsorised
from metrics.funnel.counts import Counts, Numbers, counted

Z_95: Final = 1.959964
Z_998: Final = 3.090232
"""The quantiles as FunnelPlotR writes them: 95 % and 99.8 % of the normal distribution."""


@dataclass(frozen=True)
class Funnel:
    """The share of the whole group, and the variance between its members (tau², on the scale of angles)."""

    centre: float
    tau2: float

    @classmethod
    def of(cls, numerators: Counts, denominators: Counts, *, overdispersion: bool = True) -> Funnel:
        """From the counts of the members; without over-dispersion, tau² is 0.

        Raises:
            ValueError: counts that `metrics.funnel.counts.counted` refuses.
        """
        over, of = counted(numerators, denominators)
        centre = float(over.sum() / of.sum())
        if not overdispersion:
            return cls(centre, 0.0)
        errors = standard_errors(of)
        scores = (angles(over / of) - angle(centre)) / errors
        return cls(centre, between_variance(winsorised(scores), errors))

    def bounds(self, denominators: Counts, z: float) -> tuple[Numbers, Numbers]:
        """The lower and upper limits at `z` standard deviations, for each denominator (above 0)."""
        of = np.asarray(denominators, dtype=float)
        spread = z * np.sqrt(standard_errors(of) ** 2 + self.tau2)
        middle = angle(self.centre)
        return shares(middle - spread), shares(middle + spread)


def standard_errors(denominators: Numbers) -> Numbers:
    """The standard error of the angle of a share read on so many cases."""
    return 1 / (2 * np.sqrt(denominators))


def angle(share: float) -> float:
    """The angle of one share."""
    return float(np.arcsin(np.sqrt(share)))


def angles(shares_: Numbers) -> Numbers:
    """The angles of shares, from 0 to π/2."""
    return np.asarray(np.arcsin(np.sqrt(shares_)), dtype=float)


def shares(angles_: Numbers) -> Numbers:
    """The shares of angles; an angle beyond 0 or π/2 is one that no share has, and stays at 0 or 1."""
    return np.asarray(np.sin(np.clip(angles_, 0, np.pi / 2)) ** 2, dtype=float)
