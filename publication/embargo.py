"""Until which month may partners see anything? Nothing of a period that its committee has not examined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from access.perimeter import Perimeter
from data_access.query import Query
from metrics.coverage import Coverage
from metrics.period import month_end
from metrics.quantities import Monthly
from metrics.reading import BaseReading


@dataclass(frozen=True)
class EmbargoedReading:
    """A `metrics.reading.Reading` of the reporting base in which the later months are not loaded yet."""

    behind: BaseReading
    until: date
    """First day of the last month that may be seen."""

    @property
    def without_row(self) -> float:
        """See `Reading.without_row`."""
        return self.behind.without_row

    def coverage(self, perimeter: Perimeter) -> Coverage:
        """The loaded months up to the last one."""
        whole = self.behind.coverage(perimeter)
        seen = {
            source: {month: one for month, one in months.items() if one.until <= month_end(self.until)}
            for source, months in whole.sources.items()
        }
        return Coverage(seen, {source: day for source in seen if (day := whole.latest(source))})

    def monthly(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, first: date, last: date
    ) -> Monthly:
        """See `Reading.monthly`."""
        return self.behind.monthly(perimeter, measures, axis, first, min(last, self.until))

    def by_member(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, months: tuple[date, ...], known: str
    ) -> Mapping[tuple[str, str], float]:
        """See `Reading.by_member`."""
        seen = tuple(month for month in months if month <= self.until)
        return self.behind.by_member(perimeter, measures, axis, seen, known)

    def names(self, perimeter: Perimeter, axis: str) -> Mapping[str, str]:
        """See `Reading.names`."""
        return self.behind.names(perimeter, axis)

    def detail(self, query: Query) -> list[tuple[Any, ...]]:
        """See `Reading.detail`."""
        return self.behind.detail(query)
