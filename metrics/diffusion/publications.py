"""Which publications may be read, and what does each say of itself?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from access.perimeter import Perimeter
from data_access.diffusion.cells import publications
from metrics.reading import Reading
from metrics.units import NO_BREAK, long_date, month_name


@dataclass(frozen=True)
class Publication:
    """A numbered photograph of the figures that a committee examined; `covers_until`: its last month."""

    number: int
    committee_on: date
    covers_until: date
    published_at: datetime
    demonstration: bool

    @property
    def label(self) -> str:
        """« n° 3 », what the filter and the address say."""
        return f"n°{NO_BREAK}{self.number}"

    @property
    def in_words(self) -> str:
        """« Publication n° 3, comité du 20 novembre 2023, chiffres jusqu'à septembre 2023 »."""
        return (
            f"Publication {self.label}, comité du {long_date(self.committee_on)}, "
            f"chiffres jusqu'à {month_name(self.covers_until)}"
        )


def publications_of(reading: Reading, perimeter: Perimeter, today: date) -> Sequence[Publication]:
    """The publications of a department whose committee has met, the newest first."""
    return tuple(
        Publication(number, committee, until, at, bool(demonstration))
        for number, committee, until, at, demonstration in reading.detail(publications(perimeter, today))
    )
