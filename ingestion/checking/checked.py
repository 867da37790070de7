"""What was found in a file: its good lines, its faults, what was set aside, the days that it covers?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from ingestion.checking.faults import Fault, Faults
from ingestion.checking.keys import Keys
from ingestion.checking.layout import Layout
from ingestion.checking.spill import Spill
from ingestion.checking.timeline import Days, Declared, Timeline, days
from ingestion.contracts.dates import Span
from ingestion.contracts.ground import Ground
from ingestion.contracts.model import Contract
from ingestion.reading.received import Received
from ingestion.values.days import day_in_name

SHEET_STEP = 1 << 32
"""Lines of the second sheet are told from those of the first by this much."""


@dataclass
class Checked:
    """A file once read whole: what may be loaded of it and what may not."""

    file: Received
    contract: Contract
    ground: Ground
    declared: Declared
    faults: Faults = field(default_factory=Faults)
    spill: Spill = field(default_factory=Spill)
    keys: Keys = field(default_factory=Keys)
    aside: Counter[str] = field(default_factory=Counter)
    changed: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    unknown_columns: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    lines_read: int = 0
    shrinks_from: int = 0

    @property
    def lines_rejected(self) -> int:
        """How many lines hold a fault."""
        return len(self.rejected)

    @property
    def lines_good(self) -> int:
        """How many lines may be loaded."""
        return self.lines_read - self.lines_rejected

    @cached_property
    def days(self) -> Days:
        """The days that the good lines cover and replace, once the file has been read."""
        timeline = Timeline.of(self.contract, self.good_lines())
        return days(timeline, self.declared, self.ground.today, day_in_name(self.file.name))

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

    def number(self, layout: Layout, line: int) -> int:
        """What tells a line from all the others of the file."""
        return self.sheets.index(layout.sheet.name) * SHEET_STEP + line

    def place(self, number: int) -> tuple[str, int]:
        """The sheet and the line of a number."""
        return self.sheets[number // SHEET_STEP], number % SHEET_STEP
