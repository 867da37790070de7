"""Is a day one of the month that another field gives?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

from ingestion.contracts.rules import Columns


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
