"""Between which bounds does a count stand, or a rate of events by head, by month, by agent?"""

from __future__ import annotations

from math import isfinite

from scipy.special import gammainccinv, gammaincinv


def poisson(count: float, exposure: float = 1.0, level: float = 0.95) -> tuple[float, float]:
    """The exact interval of a Poisson count divided by its exposure: `(low, high)`, from 0 up.

    The bounds are those of Garwood, Biometrika 28 (1936): half of the quantiles of chi-square with 2 × count
    and 2 × (count + 1) degrees of freedom, written here with the gamma function, which is the same.

    Args:
        count: how many events were counted, a whole number from 0.
        exposure: over how much they were counted (inhabitants, months, agents), above 0.
        level: the confidence level, between 0 and 1, both left out.

    Raises:
        ValueError: a count that is none, no exposure, or a level that is none.
    """
    if not (count >= 0 and isfinite(count) and count == int(count)):
        raise ValueError(f"Expected a whole count from 0; found count {count}.")
    if not (exposure > 0 and isfinite(exposure) and 0 < level < 1):
        raise ValueError(f"Expected exposure > 0 and 0 < level < 1; found exposure {exposure} at {level}.")
    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low / exposure, float(gammainccinv(count + 1, tail)) / exposure
