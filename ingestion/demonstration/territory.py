"""On which real communes and with which partners are demonstration facts placed?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Place:
    """A commune of the department, as in the shipped geography."""

    code: str
    name: str
    epci: str
    population: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Territory:
    """A department: its communes, their age structure, and its demonstration partners."""

    department: str
    communes: tuple[Place, ...]
    ages: Mapping[str, Mapping[str, float]]
    partners: tuple[Mapping[str, Any], ...]

    def draw_communes(self, count: int, rng: np.random.Generator) -> list[str]:
        """`count` communes, drawn in proportion to their population."""
        weights = np.array([place.population for place in self.communes], dtype=float)
        drawn = rng.choice(len(self.communes), size=count, p=weights / weights.sum())
        return [self.communes[rank].code for rank in drawn]

    def epci_of(self, commune: str) -> str:
        """The EPCI of a commune of the department."""
        return self._by_code[commune].epci

    def partner_of(self, kind: str, commune: str) -> str | None:
        """A partner of this kind, always the same for a commune; None when the kind has no partner."""
        found = self.partners_of(kind)
        return str(found[int(commune[2:], 36) % len(found)]["partner"]) if found else None

    def partners_of(self, kind: str) -> Sequence[Mapping[str, Any]]:
        """The partners of one kind."""
        return [one for one in self.partners if one["kind"] == kind]

    @property
    def _by_code(self) -> Mapping[str, Place]:
        return {place.code: place for place in self.communes}
