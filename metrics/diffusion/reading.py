"""How do figures read a publication, in the place of the reporting base?

A `metrics.reading.Reading` over one publication of the diffusion base: same figures, same screens, and a
quantity that may not be shown is not a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import nan
from typing import Any, ClassVar

from access.perimeter import Perimeter
from data_access.diffusion.cells import published_months, published_names, published_values, values_of_span
from data_access.query import Query, rows
from metrics.coverage import Coverage
from metrics.diffusion.spans import Spans, span_of
from metrics.glossary import plain


@dataclass(frozen=True)
class PublishedReading:
    """Reads one publication, by its number, with no memory."""

    url: str
    number: int
    without_row: ClassVar[float] = nan

    def coverage(self, perimeter: Perimeter) -> Coverage:
        """See `Reading.coverage`."""
        found = rows(self.url, published_months(perimeter, self.number))
        loaded = Coverage.of(row[:4] for row in found)
        return replace(loaded, known_until={source: known for source, *_, known in found})

    def monthly(
        self, perimeter: Perimeter, measures: tuple[str, ...], _: str, first: date, last: date
    ) -> Spans:
        """See `Reading.monthly`; the part of a measure along an axis is a quantity of its own."""
        return Spans.of(rows(self.url, published_values(perimeter, self.number, measures, first, last)))

    def by_member(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, months: tuple[date, ...], known: str
    ) -> Mapping[tuple[str, str], float]:
        """See `Reading.by_member`; only spans that were published are told."""
        span = span_of(months)
        if span is None:
            return {}
        found = rows(self.url, values_of_span(perimeter, self.number, measures, axis, span, known))
        return {(measure, member): nan if value is None else value for measure, member, value in found}

    def names(self, perimeter: Perimeter, axis: str) -> Mapping[str, str]:
        """See `Reading.names`."""
        found = rows(self.url, published_names(perimeter, self.number, axis))
        return dict(sorted(found, key=lambda row: (plain(row[1]), row[0])))

    def detail(self, query: Query) -> list[tuple[Any, ...]]:
        """See `Reading.detail`: targets, events and directories, which stand in this base too."""
        return rows(self.url, query)
