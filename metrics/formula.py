"""How is a formula computed from quantities, over some months?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from metrics.model import Complement, Formula, Median, Ratio, Sum, Term
from metrics.quantities import median


@dataclass(frozen=True)
class Result:
    """A computed value with its parts; `value` is None when the denominator is zero or empty."""

    value: float | None
    numerator: float | None
    denominator: float | None = None


def compute(
    formula: Formula, total: Callable[[Term], float], spread: Callable[[Term], Mapping[float, float]]
) -> Result:
    """Put quantities into a formula: `total` adds a term, `spread` gives its histogram."""
    if isinstance(formula, Sum):
        amount = total(formula.of)
        return Result(amount, amount)
    if isinstance(formula, Median):
        histogram = spread(formula.of)
        return Result(median(histogram), None, sum(histogram.values()))
    return _ratio(formula, total(formula.of), total(formula.over))


def _ratio(formula: Ratio | Complement, part: float, whole: float) -> Result:
    if whole == 0:
        return Result(None, part, whole)
    if isinstance(formula, Complement):
        return Result(1 - part / whole, whole - part, whole)
    return Result(part / whole, part, whole)
