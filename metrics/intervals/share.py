"""Between which bounds does a share stand, when it is read on so many cases?"""

from __future__ import annotations

from math import isfinite, sqrt
from statistics import NormalDist


def wilson(successes: float, total: float, level: float = 0.95) -> tuple[float, float]:
    """Wilson's score interval of a share, without continuity correction: `(low, high)`, between 0 and 1.

    Args:
        successes: how many cases count in the share, from 0 to `total`.
        total: how many cases there are.
        level: the confidence level, between 0 and 1, both left out.

    Raises:
        ValueError: no case at all, more successes than cases, or a level that is none.
    """
    if not (total > 0 and isfinite(total) and 0 <= successes <= total and 0 < level < 1):
        raise ValueError(
            f"Expected 0 <= successes <= total, total > 0 and 0 < level < 1; "
            f"found {successes} of {total} at {level}."
        )
    z = NormalDist().inv_cdf((1 + level) / 2)
    return _low(successes, total, z), 1 - _low(total - successes, total, z)


def _low(successes: float, total: float, z: float) -> float:
    """The lower bound as a quotient: the upper root is a sum, so that small shares lose no digit."""
    upper = 2 * successes + z**2 + z * sqrt(z**2 + 4 * successes * (1 - successes / total))
    return 2 * successes**2 / (total * upper)
