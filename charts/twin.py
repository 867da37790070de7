"""How are the figures of a chart kept as a table: for the screen, for CSV, for a workbook?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from metrics.model import STATUS_WORDS, Status, Value
from metrics.units import Unit, french_number

Cell = float | str | None
Align = Literal["left", "right"]


@dataclass(frozen=True)
class Column:
    """A column: its French heading and, for numbers, their unit (stored scale: a share is 0 to 1)."""

    label: str
    unit: Unit | None = None
    bare: bool = False
    """The unit is said elsewhere (title of a matrix): heading and cells leave it out."""

    @property
    def align(self) -> Align:
        """Numbers stand on the right, words on the left."""
        return "right" if self.unit else "left"

    @property
    def heading(self) -> str:
        """The label, with the unit when the label does not already say it."""
        words = self.unit.plural if self.unit and not self.bare else ""
        return self.label if words.lower() in self.label.lower() else f"{self.label} ({words})"

    def text(self, cell: Cell) -> str:
        """The cell as a reader sees it; an empty cell is an empty string."""
        if cell is None or isinstance(cell, str):
            return cell or ""
        return self.unit.number(cell) if self.unit else french_number(cell)


@dataclass(frozen=True)
class Twin:
    """The figures of a chart as a table; numbers stay numbers, a status is its words.

    The last `totals` rows are totals; `note` is said below the table. `grouped`: on screen the first column
    stands above its rows, once, instead of beside each. `concerns`: the ranks of the rows to see first.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: int = 0
    note: str = ""
    grouped: bool = False
    concerns: frozenset[int] = frozenset()

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Every cell as ready French text."""
        return tuple(
            tuple(column.text(cell) for column, cell in zip(self.columns, row, strict=True))
            for row in self.rows
        )

    def is_total(self, rank: int) -> bool:
        """Is the row of this rank (from 0) a total?"""
        return rank >= len(self.rows) - self.totals


def number(value: Value | None) -> float | None:
    """The number that may be drawn: none unless the value is published or provisional, and finite."""
    if value is None or value.status not in (Status.PUBLISHED, Status.PROVISIONAL):
        return None
    amount = value.value
    return amount if amount is not None and abs(amount) < float("inf") else None


def cell(value: Value | None) -> Cell:
    """The number, or the words of the status: what a table writes."""
    amount = number(value)
    return status_words(value) if amount is None else amount


def text(value: Value | None) -> str:
    """The number with its unit, or the words of the status."""
    amount = number(value)
    return status_words(value) if value is None or amount is None else value.metric.unit.write(amount)


def figure(value: Value | None) -> str:
    """The number with its sign only (« 2 467 », « 53,5 % », « 43 000 € »): the unit is in the subtitle."""
    amount = number(value)
    if value is None or amount is None:
        return status_words(value)
    return short(value.metric.unit, amount)


def short(unit: Unit, amount: float) -> str:
    """« 2 467 », « 53,5 % », « 43 000 € »."""
    return unit.write(amount) if unit.plural in ("%", "€") else unit.number(amount)


def status_words(value: Value | None) -> str:
    """« secret statistique », « aucune donnée »: why there is no number."""
    if value is None or value.status in (Status.PUBLISHED, Status.PROVISIONAL):
        return STATUS_WORDS[Status.MISSING]
    return STATUS_WORDS[value.status]


def is_provisional(value: Value | None) -> bool:
    """Is the number expected to change?"""
    return value is not None and value.status is Status.PROVISIONAL and number(value) is not None


def some_provisional(values: Sequence[Value]) -> bool:
    """Are some of the numbers expected to change, and not the others? Only then are they drawn hollow."""
    return len({is_provisional(value) for value in values if number(value) is not None}) > 1


def is_masked(value: Value | None) -> bool:
    """Is the number withheld so that nobody can be recognised?"""
    return value is not None and value.status is Status.MASKED
