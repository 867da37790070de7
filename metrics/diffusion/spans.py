"""What is a quantity over some months, when only some spans of months were published?

A span that was published is read as it is. Otherwise its months are added, when each of them can be shown:
whoever reads them can add them too. In every other case it is masked, and nothing is worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import fsum, inf, nan

from metrics.model import Term
from metrics.period import shift_months
from metrics.quantities import Months

Span = tuple[date, date]
"""The first day of a first and of a last month."""


@dataclass(frozen=True)
class Spans:
    """The published quantities of the whole department, by quantity, snapshot and span; NaN: masked."""

    values: Mapping[tuple[str, str], Mapping[Span | None, float]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, date, date, float | None]]) -> Spans:
        """From rows `(quantity, known, first, last, value)`."""
        values: dict[tuple[str, str], dict[Span | None, float]] = {}
        for quantity, known, first, last, value in rows:
            values.setdefault((quantity, known), {})[first, last] = nan if value is None else value
        return cls(values)

    def total(self, term: Term, known: str, months: Sequence[date]) -> float:
        """See `metrics.quantities.Quantities`."""
        return self._over(term.name, known, months)

    def spread(self, term: Term, known: str, months: Sequence[date]) -> Mapping[float, float]:
        """The median with its count as the only bar: what was published in the place of a histogram."""
        count = self._over(counted(term).name, known, months)
        span = span_of(months)
        middle = nan if span is None else self._told(median_of(term), known).get(span, nan)
        return {} if count == 0 else {middle: count + 0 * middle}

    def of_members(self, _: str, __: str) -> Mapping[str, Months]:
        """See `metrics.quantities.Quantities`: breakdowns are published once a year."""
        return {}

    def _over(self, quantity: str, known: str, months: Sequence[date]) -> float:
        told, span = self._told(quantity, known), span_of(months)
        if span in told:
            return told[span]
        return fsum(told.get((month, month), nan) for month in months)

    def _told(self, quantity: str, known: str) -> Mapping[Span | None, float]:
        return self.values.get((quantity, known), {})


def median_of(term: Term) -> str:
    """The quantity under which the median of a term is published; a measure may have one along each axis."""
    return f"median:{term.measure}[{term.axis}]"


def counted(term: Term) -> Term:
    """The part of a measure that stands on an axis of integers: what its median is taken over."""
    return replace(term, at_most=inf)


def span_of(months: Sequence[date]) -> Span | None:
    """The span of months that follow one another; None for others."""
    if not months:
        return None
    follow = all(shift_months(months[0], rank) == month for rank, month in enumerate(months))
    return (months[0], months[-1]) if follow else None
