"""How much of each table of a publication is masked, and how much information is lost?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from data_access.ledger import publications_made, reports
from metrics.catalogue import TOPICS, axis_words
from metrics.figures import Figures
from metrics.once import once
from metrics.units import NO_BREAK, long_date, month_name

MONTH, YEAR = "month", "year"
STEPS = {MONTH: "au mois", YEAR: "à l'année"}
TERRITORY = "epci"


@dataclass(frozen=True)
class TableReport:
    """One published table: the cells of a programme along an axis, at a step, under a threshold.

    `small`: masked because under the threshold; `companions`: because they would give a small one away.
    `counted`, `hidden`: the persons of its cells, and of its masked ones. For the fund alone: partners are
    told how many cells are masked, never why.
    """

    topic: str
    axis: str
    step: str
    threshold: int
    cells: int
    small: int
    companions: int
    counted: float
    hidden: float

    @property
    def masked(self) -> int:
        """How many cells are masked."""
        return self.small + self.companions

    @property
    def lost_share(self) -> float:
        """The share of what is counted that is masked, 0 to 1."""
        return self.hidden / self.counted if self.counted else 0.0

    @property
    def along(self) -> str:
        """« Par intercommunalité, à l'année », « Département entier, au mois »."""
        head = f"Par {axis_words(self.topic, self.axis)}" if self.axis else "Département entier"
        return f"{head}, {STEPS[self.step]}"


@dataclass(frozen=True)
class Made:
    """A publication as the fund made it."""

    number: int
    committee_on: date
    covers_until: date
    published_at: datetime
    published_by: str

    @property
    def in_words(self) -> str:
        """« n° 3, comité du 20 novembre 2023, jusqu'à septembre 2023 »."""
        until = month_name(self.covers_until)
        return f"n°{NO_BREAK}{self.number}, comité du {long_date(self.committee_on)}, jusqu'à {until}"


@once
def made(figures: Figures) -> tuple[Made, ...]:
    """The publications of the department, the newest first."""
    return tuple(Made(*row) for row in figures.reading.detail(publications_made(figures.perimeter)))


@once
def report_of(figures: Figures, number: int) -> tuple[TableReport, ...]:
    """The tables of a publication, in the order of programmes."""
    told = dict(figures.reading.detail(reports(figures.perimeter, number)))
    return tuple(
        TableReport(**table) for topic in TOPICS if topic in told for table in json.loads(told[topic])
    )


def about_persons(tables: Iterable[TableReport]) -> tuple[TableReport, ...]:
    """The tables that count persons; of the others, nothing is ever masked."""
    return tuple(one for one in tables if one.threshold)


def visible_share(tables: Iterable[TableReport], axis: str, step: str) -> float | None:
    """The share of the cells of an axis at a step that are shown, 0 to 1; None without any."""
    kept = [one for one in tables if (one.axis, one.step) == (axis, step)]
    cells = sum(one.cells for one in kept)
    return 1 - sum(one.masked for one in kept) / cells if cells else None
