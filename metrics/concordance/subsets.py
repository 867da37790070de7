"""Which of these amounts add up to a sum, within rounding?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

MOST_AMOUNTS = 32
"""Each half is added up in all manners: 65 536 sums for 16 amounts."""


def subset_within(amounts: Sequence[float], low: float, high: float) -> tuple[int, ...] | None:
    """The ranks of amounts whose sum is from `low`, above zero, up to `high`, left out; None without any.

    Every subset counts: each sum of one half is set against all the sums of the other.

    Raises:
        ValueError: more than `MOST_AMOUNTS` amounts.
    """
    if len(amounts) > MOST_AMOUNTS:
        raise ValueError(f"{len(amounts)} amounts: at most {MOST_AMOUNTS} can be added up in all manners.")
    middle = len(amounts) // 2
    first = _sums(amounts, range(middle))
    second = _sums(amounts, range(middle, len(amounts)))
    totals = sorted(second)
    for total, ranks in first.items():
        at = bisect_left(totals, low - total)
        if at < len(totals) and totals[at] < high - total:
            return (*ranks, *second[totals[at]])
    return None


def _sums(amounts: Sequence[float], ranks: Iterable[int]) -> dict[float, tuple[int, ...]]:
    """Every sum of these amounts, with the ranks that make it."""
    sums: dict[float, tuple[int, ...]] = {0.0: ()}
    for rank in ranks:
        sums |= {total + amounts[rank]: (*taken, rank) for total, taken in sums.items()}
    return sums
