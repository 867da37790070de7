"""Where do figures read their quantities from? The base, through the two measure queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol

from access.perimeter import Perimeter
from data_access.dimensions import member_names
from data_access.freshness import base_properties, covered_months, department_names
from data_access.measures import values_by_member, values_by_month
from data_access.query import Query, rows
from metrics.coverage import Coverage
from metrics.glossary import plain
from metrics.quantities import Monthly, Quantities


class Reading(Protocol):
    """What figures need; the screen keeps the answers, the command line asks each time."""

    @property
    def without_row(self) -> float:
        """The quantity of a covered month without a row: zero, or not a number when it may not be shown."""

    def coverage(self, perimeter: Perimeter) -> Coverage:
        """The loaded months of each source."""

    def monthly(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, first: date, last: date
    ) -> Quantities:
        """Quantities month by month along one axis (empty: the whole department)."""

    def by_member(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, months: tuple[date, ...], known: str
    ) -> Mapping[tuple[str, str], float]:
        """Quantities added over the months, by `(measure, member)`."""

    def names(self, perimeter: Perimeter, axis: str) -> Mapping[str, str]:
        """The names of the members of a territorial or partner axis, in the order of the names."""

    def detail(self, query: Query) -> list[tuple[Any, ...]]:
        """The rows of a detail query, in the order of its columns."""


@dataclass(frozen=True)
class BaseReading:
    """Reads the base at an address, with no memory."""

    url: str
    without_row: ClassVar[float] = 0.0

    def coverage(self, perimeter: Perimeter) -> Coverage:
        """See `Reading.coverage`."""
        return Coverage.of(rows(self.url, covered_months(perimeter)))

    def monthly(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, first: date, last: date
    ) -> Monthly:
        """See `Reading.monthly`."""
        return Monthly.of(rows(self.url, values_by_month(perimeter, measures, axis, first, last)))

    def by_member(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, months: tuple[date, ...], known: str
    ) -> Mapping[tuple[str, str], float]:
        """See `Reading.by_member`."""
        found = rows(self.url, values_by_member(perimeter, measures, axis, months, known))
        return {(measure, member): value for measure, member, value in found}

    def names(self, perimeter: Perimeter, axis: str) -> Mapping[str, str]:
        """See `Reading.names`."""
        named = sorted(rows(self.url, member_names(perimeter, axis)), key=lambda row: (plain(row[1]), row[0]))
        return dict(named)

    def detail(self, query: Query) -> list[tuple[Any, ...]]:
        """See `Reading.detail`."""
        return rows(self.url, query)


def department_names_of(reading: Reading) -> Mapping[str, str]:
    """The names of all departments, by INSEE code."""
    return dict(reading.detail(department_names()))


def properties_of(reading: Reading) -> Mapping[str, str]:
    """The properties of the base, by name."""
    return dict(reading.detail(base_properties()))
