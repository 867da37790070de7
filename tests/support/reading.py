"""How many times is the base asked? A reading that passes each question on and writes it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from access.perimeter import Perimeter
from data_access.query import Query
from metrics.coverage import Coverage
from metrics.quantities import Quantities
from metrics.reading import Reading


@dataclass
class CountedReading:
    """A `metrics.reading.Reading` that keeps the name of every question asked."""

    behind: Reading
    asked: list[str] = field(default_factory=list)

    @property
    def without_row(self) -> float:
        return self.behind.without_row

    def coverage(self, perimeter: Perimeter) -> Coverage:
        self.asked.append("coverage")
        return self.behind.coverage(perimeter)

    def monthly(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, first: date, last: date
    ) -> Quantities:
        self.asked.append(f"monthly {axis}".strip())
        return self.behind.monthly(perimeter, measures, axis, first, last)

    def by_member(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, months: tuple[date, ...], known: str
    ) -> Mapping[tuple[str, str], float]:
        self.asked.append(f"by_member {axis}")
        return self.behind.by_member(perimeter, measures, axis, months, known)

    def names(self, perimeter: Perimeter, axis: str) -> Mapping[str, str]:
        self.asked.append(f"names {axis}")
        return self.behind.names(perimeter, axis)

    def detail(self, query: Query) -> list[tuple[Any, ...]]:
        self.asked.append("detail")
        return self.behind.detail(query)
