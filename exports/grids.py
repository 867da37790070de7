"""How do plain lines of text become a CSV file or a workbook, with nothing that a spreadsheet would run?"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from exports.safe import csv_text, sheet_name

WIDTH = 22


@dataclass(frozen=True)
class Grid:
    """A named table of texts: its header, then its lines."""

    name: str
    header: Sequence[str]
    lines: Iterable[Sequence[str]]


def write_csv(path: Path, grid: Grid) -> None:
    """UTF-8 with its mark, semicolons: what a French spreadsheet opens."""
    with path.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow([csv_text(cell) for cell in grid.header])
        writer.writerows([csv_text(cell) for cell in line] for line in grid.lines)


def write_xlsx(path: Path, grids: Sequence[Grid]) -> None:
    """One sheet a grid, every cell as text."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), {**options, "strings_to_numbers": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for grid in grids:
            sheet = book.add_worksheet(sheet_name(grid.name))
            sheet.set_column(0, max(len(grid.header) - 1, 0), WIDTH)
            sheet.freeze_panes(1, 0)
            for rank, line in enumerate([grid.header, *grid.lines]):
                for place, cell in enumerate(line):
                    sheet.write_string(rank, place, cell, bold if rank == 0 else None)
