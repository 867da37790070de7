"""How is an XLSX workbook read: its sheets, its dates, its numbers, its formulas?"""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from ingestion.reading.archive import check_archive
from ingestion.reading.block import Block, Line, blocks_of
from ingestion.reading.formulas import Formulas, formulas
from ingestion.reading.received import Advance, Received
from ingestion.reading.refusal import FileRefused
from ingestion.reading.sheet import TOP_LINES

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Worksheet:
    """A sheet of a workbook: see `ingestion.reading.sheet.Sheet`."""

    def __init__(self, sheet: CalamineSheet, size_bytes: int, written: Formulas) -> None:
        self.name = sheet.name
        self._sheet = sheet
        self._size_bytes = size_bytes
        self._formulas = written

    def top(self) -> list[Sequence[str]]:
        """See `Sheet.top`."""
        return [cells for _, cells in islice(self._lines(), TOP_LINES)]

    def blocks(self, header: int, width: int, advance: Advance) -> Iterator[Block]:
        """See `Sheet.blocks`; lines lose the empty cells that follow the last column of the header."""
        after = ((number, _within(cells, width)) for number, cells in islice(self._lines(), header + 1, None))
        yield from blocks_of(after, width)
        advance(self._size_bytes)

    def _lines(self) -> Iterator[Line]:
        """Every line from the first of the sheet, whatever stands empty above and at the left."""
        above, left = self._sheet.start or (0, 0)
        for number in range(1, above + 1):
            yield number, ()
        for number, values in enumerate(self._sheet.iter_rows(), start=above + 1):
            yield (
                number,
                [
                    self._formulas.get((number, column)) or cell_text(value)
                    for column, value in enumerate([*[""] * left, *values], start=1)
                ],
            )


def worksheets(file: Received) -> list[Worksheet]:
    """The visible sheets of a workbook; raises FileRefused when it cannot be opened."""
    check_archive(file)
    try:
        book = CalamineWorkbook.from_path(str(file.path))
        members = _members(file.path)
        seen = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        return [
            Worksheet(book.get_sheet_by_name(name), file.size_bytes, formulas(file.path, members[name]))
            for name in seen
            if name in members
        ]
    except (CalamineError, ElementTree.ParseError, KeyError, ValueError) as error:
        raise FileRefused(
            f"Le classeur « {file.name} » ne peut pas être ouvert : le réenregistrer depuis un tableur."
        ) from error


def cell_text(value: Any) -> str:
    """The text of a cell: dates in ISO form, whole numbers without decimals, oui or non."""
    match value:
        case str():
            return value
        case bool():
            return "oui" if value else "non"
        case float() if value.is_integer():
            return str(int(value))
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
    return str(value)


def _within(cells: Sequence[str], width: int) -> Sequence[str]:
    if len(cells) < width:
        return [*cells, *[""] * (width - len(cells))]
    return cells


def _members(path: Path) -> dict[str, str]:
    """From the name of a sheet to its place in the archive."""
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in links}
    return {
        sheet.attrib["name"]: _inside(targets[sheet.attrib[_RELATION]])
        for sheet in book.iter(f"{_MAIN}sheet")
        if sheet.attrib.get(_RELATION) in targets
    }


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
