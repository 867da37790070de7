"""Is a source late, and on which day is that judged?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from metrics.coverage import Coverage
from metrics.sources import Source


@dataclass(frozen=True)
class Days:
    """The day of the clock, and the day on which the demonstration is read: it does not grow old."""

    today: date
    demonstration: date

    @classmethod
    def of(cls, properties: Mapping[str, str], today: date) -> Days:
        """From the properties of the base; a base without demonstration is judged today."""
        written = properties.get("demonstration_today")
        return cls(today, date.fromisoformat(written) if written else today)

    def judging(self, demonstration: bool) -> date:
        """The day on which a source is judged."""
        return self.demonstration if demonstration else self.today


@dataclass(frozen=True)
class Freshness:
    """A source, its data date (None when nothing is loaded), and whether it should have come since."""

    source: Source
    until: date | None
    late: bool
    demonstration: bool


def freshness(source: Source, coverage: Coverage, days: Days) -> Freshness:
    """Late when the data date is further back than the rhythm of the source allows; never when optional."""
    until = coverage.latest(source.key)
    demonstration = coverage.demonstration([source.key])
    late = until is not None and (days.judging(demonstration) - until).days > source.late_after_days
    return Freshness(source, until, late and not source.optional, demonstration)
