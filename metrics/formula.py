"""How is a formula computed from quantities, over some months?

A quantity that may not be shown is not a number (NaN): whatever is computed from it may not be shown either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan

from metrics.model import Complement, Formula, Median, Ratio, Sum, Term
from metrics.quantities import median


@dataclass(frozen=True)
class Result:
    """A computed value with its parts; `value` is None when the denominator is zero or empty, or masked."""

    value: float | None
    numerator: float | None
    denominator: float | None = None
    masked: bool = False


MASKED = Result(None, None, masked=True)
"""Neither the value nor any of its parts: a rate and its parts are shown together, or not at all."""


def compute(
    formula: Formula, total: Callable[[Term], float], spread: Callable[[Term], Mapping[float, float]]
) -> Result:
    """Put quantities into a formula: `total` adds a term, `spread` gives its histogram."""
    if isinstance(formula, Sum):
        amount = total(formula.of)
        return MASKED if isnan(amount) else Result(amount, amount)
    if isinstance(formula, Median):
        histogram = spread(formula.of)
        count = sum(histogram.values())
        return MASKED if isnan(count) else Result(median(histogram), None, count)
    return _ratio(formula, total(formula.of), total(formula.over))


def _ratio(formula: Ratio | Complement, part: float, whole: float) -> Result:
    if isnan(part) or isnan(whole):
        return MASKED
    if whole == 0:
        return Result(None, part, whole)
    if isinstance(formula, Complement):
        return Result(1 - part / whole, whole - part, whole)
    return Result(part / whole, part, whole)
