"""What was found in a file: its good lines, its faults, what was set aside, the days that it covers?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from ingestion.checking.batch import Ranks
from ingestion.checking.faults import Fault, Faults
from ingestion.checking.keys import Keys
from ingestion.checking.layout import Layout
from ingestion.checking.spill import Spill
from ingestion.checking.timeline import Days, Declared, Timeline, days
from ingestion.contracts.dates import Span
from ingestion.contracts.ground import Ground
from ingestion.contracts.model import Contract
from ingestion.contracts.rules import Titles
from ingestion.reading.received import Received
from ingestion.values.days import day_in_name

SHEET_STEP = 1 << 32
"""Lines of the second sheet are told from those of the first by this much."""


@dataclass(frozen=True)
class Shrinking:
    """A month, or a whole register (no day), that would keep few of its lines."""

    first: date | None
    loaded: int
    brought: int


@dataclass
class Checked:
    """A file once read whole: what may be loaded of it and what may not.

    `titles` are the headers of its first sheet; `totals` the places of the totals set aside; `corrects` the
    beginning of the print of the file of which these are corrected lines, which `brings` months of its own.
    """

    file: Received
    contract: Contract
    ground: Ground
    declared: Declared
    faults: Faults = field(default_factory=Faults)
    spill: Spill = field(default_factory=Spill)
    keys: Keys = field(default_factory=Keys)
    aside: Counter[str] = field(default_factory=Counter)
    totals: list[tuple[str, int]] = field(default_factory=list)
    changed: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    ranks: Ranks = field(default_factory=Ranks)
    unknown_columns: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    titles: Titles = field(default_factory=lambda: Titles({}, {}))
    corrects: str | None = None
    brings: tuple[Span, ...] = ()
    lines_read: int = 0
    shrinks: tuple[Shrinking, ...] = ()

    @property
    def lines_rejected(self) -> int:
        """How many lines hold a fault."""
        return len(self.rejected)

    @property
    def lines_good(self) -> int:
        """How many lines may be loaded."""
        return self.lines_read - self.lines_rejected

    @cached_property
    def timeline(self) -> Timeline:
        """The days that the good lines speak of, once the file has been read."""
        return Timeline.of(self.contract, self.good_lines())

    @property
    def days(self) -> Days:
        """The days that the good lines cover and replace; corrected lines replace none, they are added."""
        found = days(self.timeline, self.declared, self.ground.today, day_in_name(self.file.name))
        return replace(found, replaced=self.brings) if self.corrects else found

    def good_lines(self) -> Iterator[Any]:
        """The lines that may be loaded, by Arrow batches of rows of the base."""
        return self.spill.batches(self.rejected)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days covered."""
        return self.days.covered

    @property
    def until(self) -> date:
        """The data date."""
        return self.spans[-1][1]

    @property
    def readable(self) -> Ground:
        """The surroundings for the readers: nothing can have happened after the declared data date."""
        latest = min(self.declared.until or self.ground.today, self.ground.today)
        return replace(self.ground, today=latest)

    def reject(
        self, layout: Layout, line: int, column: str, found: str, expected: str, *, severe: bool = False
    ) -> None:
        """Note the fault of a line."""
        self.faults.add(Fault(layout.sheet.name, line, column, found, expected, severe))
        self.rejected.add(self.number(layout, line))

    def reject_again(self, numbers: Mapping[int, tuple[str, str, str]]) -> None:
        """Note the faults `(column, found, expected)` of lines already read, by their numbers."""
        for number, (column, found, expected) in numbers.items():
            sheet, line = self.place(number)
            self.faults.add(Fault(sheet, line, column, found, expected))
        self.rejected.update(numbers)
        self.__dict__.pop("timeline", None)

    def number(self, layout: Layout, line: int) -> int:
        """What tells a line from all the others of the file."""
        return self.sheets.index(layout.sheet.name) * SHEET_STEP + line

    def place(self, number: int) -> tuple[str, int]:
        """The sheet and the line of a number."""
        return self.sheets[number // SHEET_STEP], number % SHEET_STEP
