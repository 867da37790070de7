"""What must be known to read a line: the department, its communes, what is already loaded?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Known = Callable[[str], Mapping[str, str | None]]
"""From a source to the identifiers loaded for it, each with its EPCI when it has one."""


@dataclass(frozen=True)
class Ground:
    """The department that a file speaks of, on the day of the load."""

    department: str
    today: date
    communes: Mapping[str, str | None]
    former: Mapping[str, str]
    epcis: frozenset[str]
    known: Known

    def epci_of(self, commune: str | None) -> str | None:
        """The EPCI of a commune in force."""
        return self.communes.get(commune) if commune else None
