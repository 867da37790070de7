"""How far from each other are the filled cells of a worksheet?

Opening a sheet takes the memory of the whole rectangle that holds them: one stray cell makes it endless.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ingestion.reading.formulas import place
from ingestion.reading.received import CHUNK

MOST_CELLS = 40_000_000
"""Filled or not, in the rectangle that holds them: the million lines of a spreadsheet, forty columns wide."""
MOST_LINES = 1 << 20
"""Of any spreadsheet."""
_NARROW = MOST_CELLS // MOST_LINES
"""So many columns are never too many, whatever the lines."""

_FAR = re.compile(rb'<(?:\w+:)?(?:c|row) [^>/]*?\br="([A-Z]{2,}[0-9]+|[A-Z]?[0-9]{7,})"')
_FILLED = re.compile(rb'<(?:\w+:)?c [^>/]*?\br="([A-Z]+[0-9]+)"[^>/]*>')
_OVERLAP = 512


def stray_cell(path: Path, member: str) -> str | None:
    """The cell that stands too far from the others in the sheet stored under this name, if there is one.

    Few sheets go beyond column Z or a million lines, which a quick look says; every filled cell is looked
    at only then.
    """
    line, column, _ = _last(path, member, _FAR)
    if line > MOST_LINES:
        return f"ligne {line}"
    if column <= _NARROW:
        return None
    line, column, furthest = _last(path, member, _FILLED)
    return furthest if line * column > MOST_CELLS else None


def _last(path: Path, member: str, wanted: re.Pattern[bytes]) -> tuple[int, int, str]:
    """The last line and the last column of the cells wanted, and the cell that made them so."""
    last_line, last_column, furthest = 0, 0, ""
    for part in _parts(path, member):
        for found in wanted.finditer(part):
            reference = found[1].decode()
            line, column = place(reference) or place(f"A{reference}") or (MOST_LINES + 1, 0)
            if line > last_line or column > last_column:
                last_line, last_column = max(line, last_line), max(column, last_column)
                furthest = reference
    return last_line, last_column, furthest


def _parts(path: Path, member: str) -> Iterator[bytes]:
    """The sheet by parts; each begins with the end of the one before, where a cell may have been cut."""
    with zipfile.ZipFile(path) as archive, archive.open(member) as content:
        tail = b""
        while chunk := content.read(CHUNK):
            yield tail + chunk
            tail = chunk[-_OVERLAP:]
