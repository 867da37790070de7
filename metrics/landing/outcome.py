"""What is an end-of-year landing: what is reached, what is expected, between which bounds?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite, sqrt

from scipy.special import stdtrit

HISTORY_MONTHS = 12
"""Under twelve known months, no season was seen whole: nothing is projected."""
FEWEST_ACTIVE_MONTHS = 6
"""A flow seen in fewer of the last twelve months is a few events, which no monthly level describes."""


class Standing(StrEnum):
    """Why a landing has a number, or has none."""

    PROJECTED = "projected"
    CLOSED = "closed"
    TOO_SHORT = "too_short"
    TOO_RARE = "too_rare"
    NO_SPREAD = "no_spread"


@dataclass(frozen=True)
class Landing:
    """The value at the end of the year, as it can be told today.

    `realised` is what is already there; the three others are None unless `standing` is projected or
    closed, and are never below it. `sure` is what is already granted and still expected to be paid.
    """

    standing: Standing
    realised: float
    expected: float | None = None
    low: float | None = None
    high: float | None = None
    level: float = 0.8
    sure: float = 0.0

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The interval of a projection; None for what is closed or cannot be projected."""
        if self.standing is not Standing.PROJECTED or self.low is None or self.high is None:
            return None
        return self.low, self.high


def closed(realised: float, level: float) -> Landing:
    """Nothing remains: the landing is what was realised."""
    return Landing(Standing.CLOSED, realised, realised, realised, realised, level)


def landed(
    realised: float, remainder: tuple[float, float, int], level: float, *, sure: float = 0.0
) -> Landing:
    """What is realised plus a remainder (mean, variance, degrees of freedom), with Student's interval."""
    mean, variance, freedom = remainder
    half = float(stdtrit(freedom, (1 + level) / 2)) * sqrt(variance)
    expected = realised + max(mean, 0.0)
    low, high = max(expected - half, realised), expected + half
    return Landing(Standing.PROJECTED, realised, expected, low, high, level, sure)


def refuse_bad_amounts(name: str, amounts: list[float]) -> None:
    """Raise ValueError on the first amount that is negative, missing or infinite, with its position."""
    for position, amount in enumerate(amounts):
        if not (isfinite(amount) and amount >= 0):
            raise ValueError(
                f"Expected finite amounts of zero or more in {name}; found {amount} at position {position}."
            )


def refuse_bad_level(level: float) -> None:
    """Raise ValueError unless the level is strictly between 0 and 1."""
    if not 0 < level < 1:
        raise ValueError(f"Expected a level strictly between 0 and 1; found {level}.")
