"""What must be known to read a line: the department, its communes, what is already loaded?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data_access.schema import Table

Known = Callable[[str], Mapping[str, str | None]]
"""From a source to the identifiers loaded for it, each with its EPCI when it has one."""


Loaded = Callable[[str, Table], Sequence[Mapping[str, Any]]]
"""The rows that a table of a source already holds; those of a demonstration are left out."""


def nothing(_: str, __: Table) -> Sequence[Mapping[str, Any]]:
    """Nothing is loaded yet."""
    return ()


@dataclass(frozen=True)
class Ground:
    """The department that a file speaks of, on the day of the load (or of its data, when that is known)."""

    department: str
    today: date
    communes: Mapping[str, str | None]
    former: Mapping[str, str]
    epcis: frozenset[str]
    known: Known
    loaded: Loaded = nothing

    def epci_of(self, commune: str | None) -> str | None:
        """The EPCI of a commune in force."""
        return self.communes.get(commune) if commune else None
