"""What do the lines of a sheet say, block by block?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ingestion.checking import personal
from ingestion.checking.aside import data_lines
from ingestion.checking.batch import batch_of
from ingestion.checking.checked import Checked
from ingestion.checking.columns import Column, absent_column, read_column
from ingestion.checking.layout import Layout
from ingestion.contracts.model import Field
from ingestion.reading.block import Block

Flags = NDArray[np.bool_]


class Lines:
    """Reads the blocks of one sheet, and notes what it finds in what is checked."""

    def __init__(self, checked: Checked, layout: Layout) -> None:
        self._checked = checked
        self._layout = layout
        self._fields = [one for one in layout.contract.all_fields if one.name in layout.places]
        self._readers = {one.name: one.kind.reader(checked.readable) for one in self._fields}
        self._required = [layout.places[one.name] for one in self._fields if one.required]

    def take(self, block: Block) -> None:
        """Read a block: set aside what is not data, note the faults, keep the good lines."""
        for misfit in block.misfits:
            self._checked.lines_read += 1
            self._checked.reject(self._layout, misfit.number, "", misfit.found, misfit.expected)
        data, aside, totals = data_lines(block, self._required)
        self._checked.aside.update(aside)
        self._checked.totals.extend((self._layout.sheet.name, line) for line in totals)
        if data.lines:
            self._checked.lines_read += data.lines
            self._read(data)

    def _read(self, data: Block) -> None:
        columns = {one.name: self._column(data, one) for one in self._layout.contract.all_fields}
        wrong = np.zeros(data.lines, bool)
        self._wrong_cells(data, columns, wrong)
        self._broken_rules(data, columns, wrong)
        self._out_of_time(data, columns, wrong)
        self._personal_texts(data, wrong)
        self._note_keys(data, columns)
        self._keep(data, columns, pa.array(~wrong))

    def _column(self, data: Block, field: Field) -> Column:
        """The column of a field; one without any value when the header does not name it."""
        if field.name not in self._readers:
            return absent_column(field, data.lines)
        return read_column(data.cells[self._layout.places[field.name]], field, self._readers[field.name])

    def _wrong_cells(self, data: Block, columns: Mapping[str, Column], wrong: Flags) -> None:
        for one in self._fields:
            column = columns[one.name]
            for rank, text, expected in column.faults():
                self._reject(data, rank, wrong, (self._layout.titles[one.name], text, expected))
            for text, value in column.changed.items():
                lines = pc.sum(pc.equal(column.texts, text)).as_py()
                self._checked.changed[self._layout.titles[one.name], text, value] += lines

    def _broken_rules(self, data: Block, columns: Mapping[str, Column], wrong: Flags) -> None:
        """A rule judges a line when it could read all the fields that it compares."""
        for rule in self._layout.contract.rules:
            broken = np.asarray(rule.broken({name: columns[name].values for name in rule.fields}))
            for rank in np.flatnonzero(broken & _readable([columns[name] for name in rule.fields])):
                title = self._layout.titles[rule.fields[0]]
                found = columns[rule.fields[0]].texts[int(rank)].as_py()
                expected = rule.expected(self._layout.titles)
                self._reject(data, int(rank), wrong, (title, found, expected))

    def _out_of_time(self, data: Block, columns: Mapping[str, Column], wrong: Flags) -> None:
        """Lines dated outside the days that the officer declared."""
        dated = self._layout.contract.dated
        if dated is None:
            return
        dates, declared = columns[dated.name].values, self._checked.declared
        outside = [
            day
            for day in pc.unique(dates.drop_null()).to_pylist()
            if not declared.holds(dated.kind.span(day), planned=dated.kind.planned)
        ]
        there = pc.is_in(dates, value_set=pa.array(outside, pa.date32()))
        for rank in pc.indices_nonzero(there).to_pylist():
            text = columns[dated.name].texts[rank].as_py()
            expected = f"une date dans la période annoncée ({declared.words})"
            self._reject(data, rank, wrong, (self._layout.titles[dated.name], text, expected))

    def _personal_texts(self, data: Block, wrong: Flags) -> None:
        """Nothing that names a person, wherever anybody can write anything."""
        persons = self._layout.contract.personal
        for rank in self._free_columns():
            for text, what in personal.shown(data.cells[rank], persons=persons):
                for line in pc.indices_nonzero(pc.equal(data.cells[rank], text)).to_pylist():
                    expected = f"rien sur l'identité d'une personne : {what} n'entre pas dans Vigie"
                    self._reject(data, line, wrong, (self._layout.cells[rank], text, expected), severe=True)

    def _free_columns(self) -> list[int]:
        """In a source about persons, columns that the contract does not know too; elsewhere what is kept."""
        free = {self._layout.places[one.name] for one in self._fields if one.kind.free_text}
        if not self._layout.contract.personal:
            return sorted(free)
        return sorted(free.union(self._layout.others.values()))

    def _reject(
        self, data: Block, rank: int, wrong: Flags, told: tuple[str, str, str], *, severe: bool = False
    ) -> None:
        column, found, expected = told
        wrong[rank] = True
        self._checked.reject(self._layout, data.numbers[rank].as_py(), column, found, expected, severe=severe)

    def _note_keys(self, data: Block, columns: Mapping[str, Column]) -> None:
        """Every key that can be read, that of a faulty line too: the same key twice is a fault of both."""
        key = [columns[name] for name in self._layout.contract.key]
        readable = pa.array(_readable(key))
        numbers = self._numbers(data).filter(readable)
        self._checked.keys.add([column.values.filter(readable) for column in key], numbers)

    def _keep(self, data: Block, columns: Mapping[str, Column], good: Any) -> None:
        numbers = self._numbers(data).filter(good)
        values = {name: column.values.filter(good) for name, column in columns.items()}
        checked = self._checked
        checked.spill.write(batch_of(self._layout.contract, checked.ground, checked.ranks, values, numbers))

    def _numbers(self, data: Block) -> Any:
        return pc.add(data.numbers, self._checked.number(self._layout, 0))


def _readable(columns: Sequence[Column]) -> Flags:
    """The lines on which each of these columns holds what it should."""
    readable: Flags = np.logical_and.reduce([~column.unreadable for column in columns])
    return readable
