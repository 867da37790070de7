"""Which whole numbers print as this figure does?

A count is whole: a share or a growth printed with enough decimals says which counts can stand behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor


def whole_numbers(low: float, high: float, admits: Callable[[int], bool]) -> tuple[int, int] | None:
    """The first and the last whole number about `low` to `high` that is admitted; None without any.

    The numbers admitted are those of one interval, of which `low` and `high` are the computed bounds.
    """
    start, stop = floor(low) - 1, ceil(high) + 1
    first = next((one for one in range(start, stop + 1) if admits(one)), None)
    if first is None:
        return None
    last = next(one for one in range(stop, first - 1, -1) if admits(one))
    return first, last
