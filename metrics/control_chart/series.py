"""Can a chart be read from what it is given, and which stretches of it share the same limits?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import fsum, isnan, nan
from typing import SupportsFloat

import pandas as pd

HUGE = 1e300
"""From here on a number is taken for an infinity: sums of such numbers overflow."""


def numbers(values: Iterable[float | None], called: str = "value") -> tuple[float, ...]:
    """The values as floats, what is missing (None, NaN, pd.NA) as NaN.

    Raises:
        ValueError: nothing known, or something that is not a finite number, with its position.
    """
    found = tuple(_number(value, position, called) for position, value in enumerate(values))
    if all(isnan(value) for value in found):
        raise ValueError(f"Expected at least one known {called}; found none among {len(found)}.")
    return found


def _number(value: object, position: int, called: str) -> float:
    if value is None or value is pd.NA:
        return nan
    if isinstance(value, float | int | SupportsFloat):
        number = float(value)
        if isnan(number) or abs(number) < HUGE:
            return number
    raise ValueError(f"Expected a finite {called} or a missing one; found {value!r} at position {position}.")


def direction(better: str) -> str:
    """The declared direction of improvement, when it is one.

    Raises:
        ValueError: anything but "higher", "lower" and "neutral".
    """
    if better not in ("higher", "lower", "neutral"):
        raise ValueError(f'Expected better to be "higher", "lower" or "neutral"; found {better!r}.')
    return str(better)


def goal(target: float | None) -> float | None:
    """The target as a float, when there is one.

    Raises:
        ValueError: a target that is not a finite number.
    """
    if target is None:
        return None
    number = float(target)
    if not abs(number) < HUGE:
        raise ValueError(f"Expected a finite target or None; found {target!r}.")
    return number


def stretches(length: int, rebase_at: Iterable[int]) -> tuple[range, ...]:
    """The positions that share their limits: each position of `rebase_at` opens a stretch of its own.

    The order of `rebase_at` and its repetitions do not matter (two decisions may bear the same date).

    Raises:
        ValueError: a position outside the series, or one that is not a whole number.
    """
    opening = {0}
    for position in rebase_at:
        if not 0 <= position < length or int(position) != position:
            raise ValueError(f"Expected rebase_at within 0 and {length - 1}; found {position!r}.")
        opening.add(int(position))
    edges = [*sorted(opening), length]
    return tuple(range(start, stop) for start, stop in pairwise(edges))


def mean(values: Sequence[float]) -> float:
    """The mean to the last digit, so that equal values have themselves as their mean; at least one value."""
    first = fsum(values) / len(values)
    return first + fsum(value - first for value in values) / len(values)
