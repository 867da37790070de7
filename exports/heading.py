"""What must stand above the figures of every file that leaves the product?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.quality.origin import DEMONSTRATION
from metrics.units import NO_BREAK, short_date


@dataclass(frozen=True)
class Heading:
    """Where, when, from what: a figure never travels without it."""

    title: str
    perimeter: str
    period: str
    as_of: date | None
    demonstration: bool
    definition: str = ""
    source: str = ""
    publication: str = ""
    known_on: date | None = None
    """For figures that ripen: the day on which outcomes were last known."""
    origin: str = ""
    """Which of the sources are a demonstration, when others are real; else the usual words are written."""
    verdicts: tuple[str, ...] = ()
    """What stood under the title on screen, in words."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines to write above the figures, the title first."""
        as_of = short_date(self.as_of) if self.as_of else "aucune donnée chargée"
        told = [
            *(("Verdict", words) for words in self.verdicts),
            ("Périmètre", self.perimeter),
            ("Période", self.period),
            ("Données au", as_of),
            ("Suites connues au", short_date(self.known_on) if self.known_on else ""),
            ("Publication", self.publication),
            ("Définition", self.definition),
            ("Source", self.source),
        ]
        badge = (self.origin or DEMONSTRATION,) if self.demonstration else ()
        return (self.title, *badge, *(f"{head}{NO_BREAK}: {words}" for head, words in told if words))
