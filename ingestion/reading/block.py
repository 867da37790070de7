"""What does a reader give? Blocks of lines: text cells in the order of the header, with line numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyarrow as pa

LINES_AT_ONCE = 50_000
"""How many lines are held in memory together, whatever the length of the file."""

Line = tuple[int, Sequence[str]]
"""A line number as a spreadsheet shows it (the first is 1), and its cells."""


@dataclass(frozen=True)
class Misfit:
    """A line that has not as many cells as the header, or that cannot be cut into cells."""

    number: int
    found: str
    expected: str
    cells: Sequence[str] = ()


@dataclass(frozen=True)
class Block:
    """Some lines of a sheet: `cells[i]` is the column of rank `i`, one text a line, empty when missing."""

    numbers: Any
    cells: Sequence[Any]
    misfits: Sequence[Misfit] = ()

    @property
    def lines(self) -> int:
        """How many lines have their place in the columns."""
        return len(self.numbers)


def blocks_of(lines: Iterable[Line | Misfit], width: int) -> Iterator[Block]:
    """Gather lines into blocks; a line without `width` cells is a misfit, empty cells at the end apart."""
    remaining = iter(lines)
    while some := list(islice(remaining, LINES_AT_ONCE)):
        fitted = [_fitted(line, width) for line in some]
        kept = [line for line in fitted if not isinstance(line, Misfit)]
        misfits = [line for line in fitted if isinstance(line, Misfit)]
        columns = list(zip(*(cells for _, cells in kept), strict=True)) or [()] * width
        numbers = pa.array([number for number, _ in kept], pa.int64())
        yield Block(numbers, [pa.array(column, pa.string()) for column in columns], misfits)


def _fitted(line: Line | Misfit, width: int) -> Line | Misfit:
    if isinstance(line, Misfit) or len(line[1]) == width:
        return line
    number, cells = line
    last = max((rank for rank, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    if not last:
        return number, [""] * width
    if len(cells) > width >= last:
        return number, cells[:width]
    return Misfit(
        number, _cells(max(last, min(len(cells), width))), f"{_cells(width)}, comme l'en-tête", cells
    )


def _cells(count: int) -> str:
    return f"{count} cellules" if count > 1 else f"{count} cellule"
