"""How is an interval told to a reader, and when is it too wide to conclude anything?"""

from __future__ import annotations

from typing import Final

from metrics.units import NO_BREAK, SHARE, Unit

TOO_FEW: Final = "effectif trop faible pour conclure"

WIDEST_SHARE: Final = 0.20
"""Wider than 20 points, an interval holds both a share and one that a committee would call another: at
one half, it takes 93 cases to be narrower."""

WIDEST_RATE: Final = 1.0
"""Wider than the rate itself (the middle of its interval), an interval cannot tell it from its half: about a
dozen events."""


def interval_in_words(low: float, high: float, unit: Unit) -> str:
    """« intervalle à 95 % : 48,9 à 58,1 % », from bounds at 95 % in the stored scale of the unit.

    Raises:
        ValueError: bounds that are no numbers, or in the wrong order.
    """
    _refuse_reversed(low, high)
    return f"intervalle à 95{NO_BREAK}%{NO_BREAK}: {unit.number(low)} à {unit.write(high)}"


def too_wide(low: float, high: float, unit: Unit) -> bool:
    """Does the interval forbid any conclusion, as `TOO_FEW` says? A share and a rate have each their width.

    Raises:
        ValueError: bounds that are no numbers, or in the wrong order.
    """
    _refuse_reversed(low, high)
    widest = WIDEST_SHARE if unit.key == SHARE.key else WIDEST_RATE * (low + high) / 2
    return high - low > widest


def _refuse_reversed(low: float, high: float) -> None:
    if not float("-inf") < low <= high < float("inf"):
        raise ValueError(f"Expected two finite bounds, low <= high; found {low} to {high}.")
