"""Which points of a series did not come from chance alone, and by which rule?

Source: NHSRplotthedots 0.2.2, `ptd_calculate_point_type`; the rules never look across a rebase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, TypeAlias

from metrics.control_chart.limits import Limits

Special: TypeAlias = Literal[
    "above_limit",
    "below_limit",
    "trend_up",
    "trend_down",
    "two_of_three_above",
    "two_of_three_below",
    "shift_above",
    "shift_below",
]

HIGH = frozenset({"above_limit", "trend_up", "two_of_three_above", "shift_above"})
"""The special causes that say "more"; the others say "less"."""

RUN = 7
"""How many points in a row, on one side of the mean or in one direction, are no accident."""

TWO, OF = 2, 3
"""How many near points, of how many in a row, are no accident."""


def special_causes(values: Sequence[float], limits: Limits) -> list[Special | None]:
    """The special cause of each known value of one stretch; where several hold, the first of `Special`.

    A point on the mean breaks a run; two equal neighbours break a trend; every point of a run, of a trend and
    every near point of a "two of three" is flagged, not only the last.

    Args:
        values: the known values of the stretch, in order, without a gap.
        limits: their limits, one entry a value.
    """
    sides = [(value > centre) - (value < centre) for value, centre in zip(values, limits.mean, strict=True)]
    outside = _outside(values, limits)
    trends = _trends(values)
    near = _two_of_three(_near(values, limits, outside), sides)
    shifted = {position for run in _runs(sides, RUN) for position in run}
    found: list[Special | None] = []
    for position, side in enumerate(sides):
        if outside[position]:
            found.append("above_limit" if side > 0 else "below_limit")
        elif position in trends:
            found.append("trend_up" if trends[position] > 0 else "trend_down")
        elif position in near:
            found.append("two_of_three_above" if side > 0 else "two_of_three_below")
        elif position in shifted:
            found.append("shift_above" if side > 0 else "shift_below")
        else:
            found.append(None)
    return found


def _outside(values: Sequence[float], limits: Limits) -> list[bool]:
    bounds = zip(values, limits.lower, limits.upper, strict=True)
    return [limits.computable and not lower <= value <= upper for value, lower, upper in bounds]


def _near(values: Sequence[float], limits: Limits, outside: list[bool]) -> list[bool]:
    """Beyond 2 sigma, yet within the limits."""
    bounds = zip(values, limits.near_lower, limits.near_upper, outside, strict=True)
    return [
        limits.computable and not out and not lower <= value <= upper for value, lower, upper, out in bounds
    ]


def _runs(signs: Sequence[int], shortest: int) -> Iterator[range]:
    """Where the same sign, not zero, is repeated at least so many times."""
    start = 0
    for sign, group in groupby(signs):
        stop = start + sum(1 for _ in group)
        if sign and stop - start >= shortest:
            yield range(start, stop)
        start = stop


def _trends(values: Sequence[float]) -> dict[int, int]:
    """The points of 7 consecutive rises or falls with their direction, 1 or -1.

    A turning point belongs to two trends and takes the direction of the second. So does the last point before
    two equal neighbours that part two trends: the peer reads its step, neither up nor down, as a fall.
    """
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    members = {at for run in _runs(steps, RUN - 1) for at in range(run.start, run.stop + 1)}
    return {at: 1 if steps[at if at + 1 in members else at - 1] > 0 else -1 for at in members}


def _two_of_three(near: list[bool], sides: list[int]) -> set[int]:
    """The near points of three neighbours on one side of the mean, two of which at least are near a limit."""
    return {
        at
        for start in range(len(near) - OF + 1)
        if sum(near[start : start + OF]) >= TWO and abs(sum(sides[start : start + OF])) == OF
        for at in range(start, start + OF)
        if near[at]
    }
