"""Which lines are to be corrected: as they were in the file, each with its number and what is expected?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ingestion.checking.checked import Checked
from ingestion.checking.faults import Fault
from ingestion.checking.layout import PRINT, WHAT, WHERE, Layout
from ingestion.checking.personal import discreet
from ingestion.reading.block import Misfit
from ingestion.reading.received import unseen

FAULTS_HEADER = ("fichier", "feuille", "ligne", "colonne", "trouvé", "attendu")

Told = Mapping[int, Sequence[str]]
"""What is to be corrected, by line."""
Numbered = tuple[int, Sequence[str]]
"""A line as it is written, with its number in the file."""


def fault_lines(checked: Checked) -> Iterator[Sequence[str]]:
    """Every fault: file, sheet, line, column, value found, what was expected."""
    for one in checked.faults:
        line = str(one.line) if one.line else ""
        yield checked.file.name, one.sheet, line, one.column, one.found, one.expected


def rejected_lines(
    checked: Checked, layouts: Sequence[Layout]
) -> tuple[Sequence[str], Iterator[Sequence[str]]]:
    """The header of the file and its rejected lines, which are read again; nothing personal is repeated.

    Sheets of a same source may name their columns in another order: their lines follow the first one's.
    """
    header = dict.fromkeys(name for layout in layouts for name in _columns(layout))
    titles = [layouts[0].titles.get(name, name) for name in header]
    return (f"{WHERE} {checked.file.sha256[:PRINT]}", WHAT, *titles), _rejected(
        checked, layouts, list(header)
    )


def _columns(layout: Layout) -> Mapping[str, int]:
    """The ranks of the columns to repeat, by field or by header: not those that name persons, nor ours."""
    names = {rank: name for name, rank in layout.places.items()}
    names |= {rank: header for header, rank in layout.others.items() if header not in layout.persons}
    return {names[rank]: rank for rank in sorted(names)}


def _rejected(checked: Checked, layouts: Sequence[Layout], header: Sequence[str]) -> Iterator[Sequence[str]]:
    told = _told(checked)
    for layout in layouts:
        mine = told[layout.sheet.name]
        lines = _Lines(layout, [_columns(layout).get(name) for name in header], mine, len(layouts) > 1)
        for block in layout.sheet.blocks(layout.header, len(layout.cells), unseen):
            numbered = [*lines.of_block(block.numbers, block.cells), *map(lines.misfit, block.misfits)]
            yield from (line for _, line in sorted(numbered, key=itemgetter(0)))


@dataclass(frozen=True)
class _Lines:
    """Writes the rejected lines of a sheet: `ranks` are those of the columns asked for, None when absent."""

    layout: Layout
    ranks: Sequence[int | None]
    told: Told
    several_sheets: bool

    def of_block(self, numbers: Any, cells: Sequence[Any]) -> Iterator[Numbered]:
        """The rejected lines of a block."""
        kept = pc.is_in(numbers, value_set=pa.array(sorted(self.told), pa.int64()))
        columns = [column.filter(kept).to_pylist() for column in cells]
        for number, *line in zip(numbers.filter(kept).to_pylist(), *columns, strict=True):
            yield number, self._line(number, line)

    def misfit(self, misfit: Misfit) -> Numbered:
        """Its cells may stand in any column: none is repeated where some columns name persons."""
        cells = () if self.layout.persons else misfit.cells
        beyond = cells[len(self.layout.cells) :]
        return misfit.number, (*self._line(misfit.number, cells), *map(self._discreet, beyond))

    def _line(self, number: int, cells: Sequence[str]) -> Sequence[str]:
        where = f"{self.layout.sheet.name} : {number}" if self.several_sheets else str(number)
        mine = ("" if rank is None or rank >= len(cells) else cells[rank] for rank in self.ranks)
        return where, " ; ".join(self.told[number]), *map(self._discreet, mine)

    @property
    def _discreet(self) -> Any:
        return partial(discreet, longest=None, persons=self.layout.contract.personal)


def _told(checked: Checked) -> Mapping[str, Told]:
    told: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in checked.faults:
        told[one.sheet][one.line].append(_words(one))
    return told


def _words(fault: Fault) -> str:
    return f"{fault.column} : attendu {fault.expected}" if fault.column else f"attendu {fault.expected}"
