"""How is an XLSX workbook read: its sheets, its dates, its numbers, its formulas?"""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from math import isnan
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ingestion.reading.archive import check_archive
from ingestion.reading.block import Block, Line, blocks_of
from ingestion.reading.extent import stray_cell
from ingestion.reading.formulas import Formulas, formulas
from ingestion.reading.received import Advance, Received
from ingestion.reading.refusal import FileRefused
from ingestion.reading.repeats import repeats_too_much
from ingestion.reading.sheet import TOP_LINES

_SIGNIFICANT = 15
"""Digits that a spreadsheet shows of a number; the next ones are noise of its arithmetic."""


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
        """Every line from the first of the sheet; those that hold formulas alone come with the others."""
        _, left = self._sheet.start or (0, 0)
        number = 0
        for number, values in enumerate(self._sheet.iter_rows(), start=1):
            yield number, self._with_formulas(number, [*[""] * left, *map(cell_text, values)])
        for after in range(number + 1, max(self._formulas, default=0) + 1):
            yield after, self._with_formulas(after, [])

    def _with_formulas(self, number: int, cells: list[str]) -> list[str]:
        written = self._formulas.get(number, {})
        cells += [""] * (max(written, default=0) - len(cells))
        for column, text in written.items():
            cells[column - 1] = text
        return cells


def worksheets(file: Received) -> list[Worksheet]:
    """The visible sheets of a workbook; raises FileRefused when it cannot be opened."""
    check_archive(file)
    try:
        book = CalamineWorkbook.from_path(str(file.path))
        members = _members(file.path)
        seen = [sheet.name for sheet in book.sheets_metadata if _is_seen(sheet) and sheet.name in members]
        return [_worksheet(file, book, name, members[name]) for name in seen]
    except (CalamineError, ElementTree.ParseError, ExpatError, LookupError, ValueError) as error:
        raise FileRefused(
            f"Le classeur « {file.name} » ne peut pas être ouvert : le réenregistrer depuis un tableur."
        ) from error


def _is_seen(sheet: SheetMetadata) -> bool:
    return sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet


def _worksheet(file: Received, book: CalamineWorkbook, name: str, member: str) -> Worksheet:
    if stray := stray_cell(file.path, member):
        raise FileRefused(
            f"La feuille « {name} » de « {file.name} » a une cellule remplie bien loin de son tableau "
            f"({stray}) : l'effacer, ou enregistrer le seul tableau en CSV."
        )
    if repeats_too_much(file.path, member):
        raise FileRefused(
            f"La feuille « {name} » de « {file.name} » répète de longs textes dans trop de cellules : ce "
            "n'est pas un extrait. Enregistrer le seul tableau utile en CSV."
        )
    return Worksheet(book.get_sheet_by_name(name), file.size_bytes, formulas(file.path, member))


def cell_text(value: Any) -> str:
    """The text of a cell: dates in ISO form, numbers as a spreadsheet shows them, oui or non."""
    match value:
        case bool():
            return "oui" if value else "non"
        case float():
            return _number_text(value)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
    return str(value)


def _number_text(value: float) -> str:
    """« 12 » for 12.0, « 0.3 » for 0.30000000000000004, nothing for what is no number."""
    if isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else f"{value:.{_SIGNIFICANT}g}"


def _within(cells: Sequence[str], width: int) -> Sequence[str]:
    if len(cells) < width:
        return [*cells, *[""] * (width - len(cells))]
    return cells


def _members(path: Path) -> dict[str, str]:
    """From the name of a sheet to its place in the archive, in either of the two dialects of XLSX."""
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in links}
    sheets = [element for element in book.iter() if element.tag.endswith("}sheet")]
    return {
        sheet.attrib["name"]: _inside(targets[link])
        for sheet in sheets
        for name, link in sheet.attrib.items()
        if name.endswith("}id") and link in targets
    }


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
