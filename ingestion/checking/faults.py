"""Which faults does a file hold, and how are they told: one by one, and gathered by what is wrong?

There may be as many faults as lines: they are written to a temporary file as they come, and only their
groups stay in memory.
"""

from __future__ import annotations

import csv
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import IO

from ingestion.checking.personal import discreet

EXAMPLES = 5


@dataclass(frozen=True)
class Fault:
    """Something wrong at a place: `line` is 0 when the whole sheet is concerned.

    `severe` refuses the whole file, even when the good lines alone are asked for.
    """

    sheet: str
    line: int
    column: str
    found: str
    expected: str
    severe: bool = False

    @property
    def place(self) -> str:
        """« feuille Janvier, ligne 12, colonne Commune »."""
        parts = [f"feuille {self.sheet}"] if self.sheet else []
        parts += [f"ligne {self.line}"] if self.line else []
        parts += [f"colonne « {self.column} »"] if self.column else []
        return ", ".join(parts) or "fichier"


@dataclass
class Group:
    """The faults that say the same thing of the same column."""

    first: Fault
    count: int = 0
    lines: list[int] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Count one more, and keep its line as an example among the first."""
        self.count += 1
        if fault.line and len(self.lines) < EXAMPLES:
            self.lines.append(fault.line)


class Faults:
    """The faults of a file, in the order in which they were met."""

    def __init__(self) -> None:
        self.groups: dict[tuple[str, str, str], Group] = {}
        self.severe = False
        self.count = 0
        self._kept: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
        weakref.finalize(self, self._kept.close)
        self._writer = csv.writer(self._kept)

    def add(self, fault: Fault) -> None:
        """Note a fault; what it shows of a person is not repeated."""
        column, found = discreet(fault.column, None), discreet(fault.found)
        told = replace(fault, column=column, found=found)
        self._writer.writerow(
            [told.sheet, told.line, told.column, told.found, told.expected, int(told.severe)]
        )
        self.groups.setdefault((told.sheet, told.column, told.expected), Group(told)).add(told)
        self.severe = self.severe or told.severe
        self.count += 1

    def __iter__(self) -> Iterator[Fault]:
        self._kept.flush()
        self._kept.seek(0)
        for sheet, line, column, found, expected, severe in csv.reader(self._kept):
            yield Fault(sheet, int(line), column, found, expected, severe == "1")
        self._kept.seek(0, 2)

    def __len__(self) -> int:
        return self.count
