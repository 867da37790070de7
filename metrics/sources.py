"""What is a source of figures: its name on screen, its rhythm, and when is it late?"""

from __future__ import annotations

from dataclasses import dataclass

from metrics.period import Granularity

QUARTERLY = "trimestriel"


@dataclass(frozen=True)
class Source:
    """A source: its key, its name on screen, its rhythm in words, and after how many days it is late.

    No figure waits for an `optional` one: it is never late, and nothing is missing without it.
    """

    key: str
    label: str
    rhythm: str
    late_after_days: int
    optional: bool = False

    @property
    def step(self) -> Granularity:
        """The shortest step at which it says something at each step."""
        return Granularity.QUARTER if self.rhythm == QUARTERLY else Granularity.MONTH


PARTNERS = Source("partners", "Annuaire des partenaires", QUARTERLY, 137)
"""The names of partners, which several programmes show."""

EVENTS = Source("events", "Événements à montrer sur les courbes", "au fil des événements", 500, optional=True)
"""Campaigns, reforms, decisions: nothing is counted from them, and a curve does without."""
