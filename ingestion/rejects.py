"""Which lines are to be corrected: as they were in the file, each with its number and what is expected?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ingestion.checking.checked import Checked
from ingestion.checking.faults import Fault
from ingestion.checking.layout import Layout
from ingestion.checking.personal import discreet
from ingestion.reading.received import unseen

FAULTS_HEADER = ("fichier", "feuille", "ligne", "colonne", "trouvé", "attendu")
WHERE, WHAT = "vigie_ligne", "vigie_a_corriger"
"""The two columns added before those of the file; a load leaves them out."""


def fault_lines(checked: Checked) -> Iterator[Sequence[str]]:
    """Every fault: file, sheet, line, column, value found, what was expected."""
    for one in checked.faults:
        line = str(one.line) if one.line else ""
        yield checked.file.name, one.sheet, line, one.column, one.found, one.expected


def rejected_lines(
    checked: Checked, layouts: Sequence[Layout]
) -> tuple[Sequence[str], Iterator[Sequence[str]]]:
    """The header of the file and its rejected lines, which are read again; nothing personal is repeated."""
    return (WHERE, WHAT, *layouts[0].cells), _rejected(checked, layouts)


def _rejected(checked: Checked, layouts: Sequence[Layout]) -> Iterator[Sequence[str]]:
    told = _told(checked)
    for layout in layouts:
        mine = told[layout.sheet.name]
        wanted = pa.array(sorted(mine), pa.int64())
        for block in layout.sheet.blocks(layout.header, len(layout.cells), unseen):
            yield from _of_block(block.numbers, block.cells, wanted, mine)
            for misfit in block.misfits:
                yield str(misfit.number), " ; ".join(mine[misfit.number]), *map(discreet, misfit.cells)


def _of_block(
    numbers: Any, cells: Sequence[Any], wanted: Any, told: Mapping[int, Sequence[str]]
) -> Iterator[Sequence[str]]:
    kept = pc.is_in(numbers, value_set=wanted)
    columns = [column.filter(kept).to_pylist() for column in cells]
    for number, *line in zip(numbers.filter(kept).to_pylist(), *columns, strict=True):
        yield str(number), " ; ".join(told[number]), *map(discreet, line)


def _told(checked: Checked) -> Mapping[str, Mapping[int, list[str]]]:
    """What is to be corrected, by sheet and line."""
    told: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in checked.faults:
        told[one.sheet][one.line].append(_words(one))
    return told


def _words(fault: Fault) -> str:
    return f"{fault.column} : attendu {fault.expected}" if fault.column else f"attendu {fault.expected}"
