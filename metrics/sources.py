"""What is a source of figures: its name on screen, its rhythm, and when is it late?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A source: its key, its name on screen, its rhythm in words, and after how many days it is late."""

    key: str
    label: str
    rhythm: str
    late_after_days: int


PARTNERS = Source("partners", "Annuaire des partenaires", "trimestriel", 137)
"""The names of partners, which several programmes show."""
