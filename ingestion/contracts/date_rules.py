"""Which rules hold between a day and other days, or a day and its month or year?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

from ingestion.contracts.rules import Columns


@dataclass(frozen=True)
class EarliestOf:
    """A day is the earliest of several others, of which at least one is filled."""

    day: str
    others: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.day, *self.others

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        earliest = pc.min_element_wise(*(columns[other] for other in self.others))
        differs = pc.fill_null(pc.not_equal(columns[self.day], earliest), True)
        return pc.and_(pc.is_valid(columns[self.day]), differs)

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        listed = ", ".join(f"« {titles[other]} »" for other in self.others)
        return f"la plus ancienne de ces dates, dont l'une au moins est remplie : {listed}"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        return {"name": "vigie-earliest-of", "params": {"column": self.day, "columns": list(self.others)}}


@dataclass(frozen=True)
class InYear:
    """A day is one of the year that another field gives as a number."""

    day: str
    year: str

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.day, self.year

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        return pc.fill_null(pc.not_equal(pc.year(columns[self.day]), columns[self.year]), False)

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        return f"un jour de l'année donnée par « {titles[self.year]} »"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        return {"name": "vigie-in-year", "params": {"column": self.day, "year": self.year}}


@dataclass(frozen=True)
class InMonth:
    """A day is one of the month that another field gives."""

    day: str
    month: str

    @property
    def fields(self) -> tuple[str, ...]:
        """See `Rule.fields`."""
        return self.day, self.month

    def broken(self, columns: Columns) -> Any:
        """See `Rule.broken`."""
        own = pc.floor_temporal(columns[self.day], unit="month")
        return pc.fill_null(pc.not_equal(own, columns[self.month]), False)

    def expected(self, titles: Mapping[str, str]) -> str:
        """See `Rule.expected`."""
        return f"un jour du mois donné par « {titles[self.month]} »"

    def descriptor(self) -> Mapping[str, Any]:
        """See `Rule.descriptor`."""
        return {"name": "vigie-in-month", "params": {"column": self.day, "month": self.month}}
