"""Where is the header of a sheet, and which of its columns does a contract know?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingestion.checking.personal import names_a_person, what_it_shows
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import Titles
from ingestion.reading.sheet import Sheet
from ingestion.reading.text import same_words

WHERE, WHAT = "vigie_ligne", "vigie_a_corriger"
"""The columns that we add before those of a file in which lines are to be corrected."""
PRINT = 12
"""How many letters of the print of the file follow `WHERE`."""
_OURS = re.compile(rf"(?P<where>{WHERE}(?:_(?P<print>[0-9a-f]{{{PRINT}}}))?)|{WHAT}")
MOST_COLUMNS = 1_000
"""A line of more cells is no header."""


@dataclass(frozen=True)
class Layout:
    """A sheet read with a contract: the rank of the header line and its cells."""

    sheet: Sheet
    contract: Contract
    header: int
    cells: tuple[str, ...]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The rank of the column of each field that the header names."""
        spelt = spellings(self.contract)
        found: dict[str, int] = {}
        for rank, cell in enumerate(self.cells):
            if (name := spelt.get(same_words(cell))) is not None:
                found.setdefault(name, rank)
        return found

    @cached_property
    def titles(self) -> Titles:
        """How each field is called in this file, which the officer has before them; else its own title."""
        return self.contract.titles.called({name: self.cells[rank] for name, rank in self.places.items()})

    @cached_property
    def others(self) -> Mapping[str, int]:
        """The columns that the contract does not know, by their header; ours apart."""
        known = {*self.places.values(), *self.ours, *(rank for _, _, rank in self.twice)}
        return {cell: rank for rank, cell in enumerate(self.cells) if rank not in known and cell}

    @cached_property
    def persons(self) -> Mapping[str, int]:
        """In a source about persons, the columns on their identity, by their header."""
        if not self.contract.personal:
            return {}
        return {
            cell: rank for cell, rank in self.others.items() if names_a_person(cell) or what_it_shows(cell)
        }

    @cached_property
    def ours(self) -> tuple[int, ...]:
        """The ranks of the columns that we added to lines to be corrected."""
        return tuple(rank for rank, cell in enumerate(self.cells) if _OURS.fullmatch(same_words(cell)))

    @property
    def corrects(self) -> str | None:
        """The beginning of the print of the file of which these lines were rejected, then corrected."""
        found = (_OURS.fullmatch(same_words(self.cells[rank])) for rank in self.ours)
        return next((one["print"] or "?" for one in found if one and one["where"]), None)

    @property
    def missing(self) -> tuple[Field, ...]:
        """The required fields that the header does not name."""
        return tuple(
            field for field in self.contract.fields if field.required and field.name not in self.places
        )

    @cached_property
    def twice(self) -> tuple[tuple[str, str, int], ...]:
        """The columns that say what another already does: both headers, and the rank of the second."""
        spelt, first = spellings(self.contract), dict[str, str]()
        twice = []
        for rank, cell in enumerate(self.cells):
            name = spelt.get(same_words(cell)) or same_words(cell)
            if name and name in first:
                twice.append((first[name], cell, rank))
            first.setdefault(name, cell)
        return tuple(twice)

    @property
    def likeness(self) -> tuple[bool, int, int]:
        """How well the header suits the contract: whole or not, columns known, columns missing."""
        return not self.missing, len(self.places), -len(self.missing)

    @property
    def is_likely(self) -> bool:
        """Does the header name at least half of the required fields, and at least two?"""
        required = sum(field.required for field in self.contract.fields)
        named = required - len(self.missing)
        return named >= min(2, required) and 2 * named >= required


def layout_of(sheet: Sheet, top: Sequence[Sequence[str]], contract: Contract) -> Layout | None:
    """The most likely header of a sheet, among its first lines; None when no line looks like one."""
    lines = [
        _layout(sheet, contract, rank, cells) for rank, cells in enumerate(top) if len(cells) <= MOST_COLUMNS
    ]
    best = max(lines, key=lambda one: one.likeness, default=None)
    return best if best and best.is_likely else None


def spellings(contract: Contract) -> Mapping[str, str]:
    """From each way of writing a header to the name of its field."""
    return {
        same_words(words): field.name
        for field in contract.all_fields
        for words in (*field.synonyms, field.title, field.name)
    }


def _layout(sheet: Sheet, contract: Contract, rank: int, cells: Sequence[str]) -> Layout:
    return Layout(sheet, contract, rank, tuple(" ".join(cell.split()) for cell in _without_end(cells)))


def _without_end(cells: Sequence[str]) -> Sequence[str]:
    """The cells of a header, without the empty ones after the last."""
    last = max((rank for rank, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]
