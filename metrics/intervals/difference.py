"""Between which bounds does the difference of two shares stand?"""

from __future__ import annotations

from math import hypot

from metrics.intervals.share import wilson

Part = tuple[float, float]
"""How many cases count, and how many there are."""


def difference(one: Part, other: Part, level: float = 0.95) -> tuple[float, float]:
    """The interval of the first share minus the second: `(low, high)`, between -1 and 1.

    Two intervals that overlap do not prove two shares alike; the interval of their difference decides, by
    whether it holds 0. Source: Newcombe, Statistics in Medicine 17 (1998), method 10, from Wilson's bounds.

    Raises:
        ValueError: counts or a level that `wilson` refuses.
    """
    (low, high), (other_low, other_high) = wilson(*one, level), wilson(*other, level)
    share, other_share = one[0] / one[1], other[0] / other[1]
    gap = share - other_share
    below = hypot(share - low, other_high - other_share)
    above = hypot(high - share, other_share - other_low)
    return gap - below, gap + above
