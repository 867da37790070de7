"""What do the last point and its limits say: which way, can the target be met, may the limits be read?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from metrics.control_chart.special_causes import HIGH, Special

Variation: TypeAlias = Literal[
    "common",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
]
Assurance: TypeAlias = Literal["pass", "fail", "inconsistent"]
Standing: TypeAlias = Literal["none", "trial", "settled"]

VARIATIONS: Mapping[tuple[str, str], Variation] = {
    ("higher", "high"): "improvement_high",
    ("higher", "low"): "concern_low",
    ("lower", "high"): "concern_high",
    ("lower", "low"): "improvement_low",
    ("neutral", "high"): "neutral_high",
    ("neutral", "low"): "neutral_low",
}
"""What a special cause means, by the declared direction of improvement and the side it points to."""

FIRST_LIMITS = 5
"""Under so many known points since the last rebase, limits are not shown."""

SETTLED_LIMITS = 12
"""Under so many, they are trial limits, revised with each month."""


def variation_of(special: Special | None, better: str) -> Variation:
    """Whether the last known point is ordinary, or which way it moved and whether that was wished."""
    if special is None:
        return "common"
    side = "high" if special in HIGH else "low"
    return VARIATIONS[better, side]


def assurance_of(
    target: float | None, lower: float, upper: float, computable: bool, better: str
) -> Assurance | None:
    """Whether chance alone can make the target met or missed; None without a target or a direction.

    A target on a limit, and limits that cannot be computed, are "inconsistent": nothing can be promised.
    """
    if target is None or better == "neutral":
        return None
    if not computable or lower <= target <= upper:
        return "inconsistent"
    return "pass" if (target < lower) == (better == "higher") else "fail"


def standing_of(known: int) -> Standing:
    """How far limits that rest on so many known points may be read."""
    if known < FIRST_LIMITS:
        return "none"
    return "trial" if known < SETTLED_LIMITS else "settled"
