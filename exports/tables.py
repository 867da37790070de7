"""How does a twin table become a CSV file that French Excel opens, and a workbook with real numbers?"""

from __future__ import annotations

import csv
import textwrap
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from charts.twin import Cell, Column, Twin
from exports.heading import Heading
from exports.safe import csv_text, sheet_name
from metrics.diffusion.words import HOW_TO_READ
from metrics.model import STATUS_WORDS, Status
from metrics.units import Unit

INK, QUIET, ORANGE, GROUND, RULE = "#17212B", "#52606D", "#B4530A", "#F4F6F8", "#C9D1D9"
_HEAD_HEIGHT = 34
_WIDEST = 60
_NOTE_LETTERS = 110
"""A longer line would make a printed page as wide as itself, and too small to read."""


def csv_bytes(twin: Twin, heading: Heading) -> bytes:
    """UTF-8 with its mark, semicolons, decimal commas; numbers in the unit shown, without thousands mark."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([csv_text(line)] for line in heading.lines)
    writer.writerow([])
    writer.writerow([csv_text(column.heading) for column in twin.columns])
    for row in twin.rows:
        writer.writerow([_csv_cell(column, cell) for column, cell in zip(twin.columns, row, strict=True)])
    if notes := _notes(twin):
        writer.writerows([[], *([csv_text(note)] for note in notes)])
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(twin: Twin, heading: Heading) -> bytes:
    """A workbook of one sheet: heading lines, frozen table head, real numbers with French formats."""
    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": heading.title, "comments": " · ".join(heading.lines[1:])})
        write_sheet(book, twin, heading)
    return file.getvalue()


def write_sheet(book: Any, twin: Twin, heading: Heading) -> None:
    """Add one sheet to an open workbook (`xlsxwriter.Workbook`)."""
    sheet = book.add_worksheet(sheet_name(heading.title))
    top = _write_heading(book, sheet, heading)
    _write_columns(book, sheet, twin, top)
    for rank, row in enumerate(twin.rows):
        for place, (column, cell) in enumerate(zip(twin.columns, row, strict=True)):
            style = book.add_format(_style(column, cell, total=twin.is_total(rank)))
            _write_cell(sheet, top + 1 + rank, place, _excel_number(column, cell), style)
    lines = [line for note in _notes(twin) for line in textwrap.wrap(note, _NOTE_LETTERS)]
    for rank, line in enumerate(lines):
        sheet.write_string(top + 2 + len(twin.rows) + rank, 0, line, book.add_format(_font(QUIET)))
    _page(sheet, heading, top)


def _notes(twin: Twin) -> tuple[str, ...]:
    """What is said under the table, and what « secret statistique » means where it stands."""
    masked = any(STATUS_WORDS[Status.MASKED] in row for row in twin.rows)
    return (*([twin.note] if twin.note else []), *([HOW_TO_READ] if masked else []))


def excel_format(unit: Unit) -> str:
    """The number format of a unit, in Excel's own writing: the reader's Excel shows it in French."""
    digits = "#,##0" + ("." + "0" * unit.decimals if unit.decimals else "")
    if unit.plural == "%":
        return digits.removeprefix("#,##") + '"\u00a0"%'
    return f'{digits}"\u00a0€"' if unit.plural == "€" else digits


def _excel_number(column: Column, cell: Cell) -> Cell:
    """Excel multiplies percentages itself; other factors are applied here."""
    if cell is None or isinstance(cell, str) or column.unit is None or column.unit.plural == "%":
        return cell
    return round(cell * column.unit.factor, 6)


def _csv_cell(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return csv_text(cell)
    factor, decimals = (column.unit.factor, column.unit.decimals) if column.unit else (1.0, 6)
    number = f"{round(cell * factor, max(decimals, 2)) + 0.0:.6f}".rstrip("0").rstrip(".")
    return number.replace(".", ",")


def _write_heading(book: Any, sheet: Any, heading: Heading) -> int:
    """Write the lines; the row where the table starts."""
    for rank, line in enumerate(heading.lines):
        badge = heading.demonstration and rank == 1
        colour = ORANGE if badge else INK if rank == 0 else QUIET
        style = _font(colour) | {"bold": badge or rank == 0, "font_size": 14 if rank == 0 else 10}
        sheet.write_string(rank, 0, line, book.add_format(style))
    return len(heading.lines) + 1


def _write_columns(book: Any, sheet: Any, twin: Twin, top: int) -> None:
    sheet.set_row(top, _HEAD_HEIGHT)
    for place, column in enumerate(twin.columns):
        style = _font(INK) | {"bold": True, "text_wrap": True, "valign": "bottom"} | _side(column)
        style |= {"bg_color": GROUND, "bottom": 1, "bottom_color": QUIET}
        sheet.write_string(top, place, column.heading, book.add_format(style))
        longest = max((len(texts[place]) for texts in twin.texts), default=0)
        sheet.set_column(place, place, min(max(longest + 3, len(column.heading) * 0.7 + 3, 12), _WIDEST))


def _style(column: Column, cell: Cell, *, total: bool) -> dict[str, Any]:
    words = column.unit is not None and isinstance(cell, str)
    style = _font(QUIET if words else INK) | _side(column) | {"italic": words, "bold": total}
    if column.unit and not words:
        style["num_format"] = excel_format(column.unit)
    return style | ({"top": 1, "top_color": QUIET} if total else {})


def _side(column: Column) -> dict[str, Any]:
    """Numbers on the right; words on the left, a step away from the numbers before them."""
    return {"align": column.align, "indent": int(column.align == "left")}


def _write_cell(sheet: Any, row: int, place: int, cell: Cell, style: Any) -> None:
    if cell is None:
        sheet.write_blank(row, place, None, style)
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, style)
    else:
        sheet.write_number(row, place, cell, style)


def _page(sheet: Any, heading: Heading, top: int) -> None:
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L{heading.title.replace('&', '&&')}&R&P / &N")


def _font(colour: str) -> dict[str, Any]:
    return {"font_name": "Calibri", "font_size": 11, "font_color": colour}
