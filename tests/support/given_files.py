"""How does a test bring a file to the door: written in any form, checked, loaded, the base compared?"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook
from sqlalchemy import select

from data_access.query import rows
from data_access.schema import metadata
from ingestion.checking.checked import Checked
from ingestion.checking.timeline import Declared
from ingestion.entry import enter
from ingestion.reading.block import Block, Misfit
from ingestion.reading.sheet import Sheet
from ingestion.receive import Asked, Recognised, checked_for, recognise

FOLLOWED = ("61", "91")
TODAY = date(2026, 1, 15)
"""The day on which the tests sit, after all their facts."""

TEAM = ("mois", "poste", "quotite")
CASES = (
    *("saisine", "date_saisine", "detecteur", "commune", "tranche_age", "motif_renoncement"),
    *("date_cloture", "issue"),
)
Line = Sequence[str]
Dump = Mapping[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Dialect:
    """How an office writes a CSV."""

    separator: str = ";"
    encoding: str = "utf-8"
    quoting: Any = csv.QUOTE_MINIMAL
    ending: str = "\r\n"


OURS = Dialect()


def a_csv(path: Path, lines: Iterable[Line], dialect: Dialect = OURS) -> Path:
    """A CSV of these lines, header included."""
    with path.open("w", encoding=dialect.encoding, newline="") as text:
        writer = csv.writer(
            text, delimiter=dialect.separator, quoting=dialect.quoting, lineterminator=dialect.ending
        )
        writer.writerows(lines)
    return path


def a_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file that holds exactly this text."""
    path.write_bytes(text.encode(encoding))
    return path


def a_workbook(path: Path, **sheets: Iterable[Sequence[Any]]) -> Path:
    """A workbook, with the lines of each of its sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    book.save(path)
    return path


def a_parquet(path: Path, header: Line, lines: Sequence[Line]) -> Path:
    """A Parquet file of texts."""
    columns = list(zip(*lines, strict=True)) or [()] * len(header)
    table = pa.Table.from_arrays([pa.array(column, pa.string()) for column in columns], list(header))
    pq.write_table(table, path)
    return path


def seen(url: str, path: Path, department: str = "61", **said: Any) -> tuple[Recognised, Checked]:
    """A file recognised, then checked; `said` may hold `source`, `since`, `until`, `today`."""
    declared = Declared(said.get("since"), said.get("until"))
    recognised = recognise(path, Asked(said.get("source"), department, declared), (*FOLLOWED, department))
    return recognised, checked_for(url, recognised, department, declared, said.get("today", TODAY))


def checked(url: str, path: Path, department: str = "61", **said: Any) -> Checked:
    """The same, checked alone."""
    return seen(url, path, department, **said)[1]


def loaded(url: str, path: Path, department: str = "61", **said: Any) -> Checked:
    """A file checked, then loaded whatever its faults, as « --partiel » would; `reason` may be said."""
    one = checked(url, path, department, **said)
    enter(url, [one], "testeur", said.get("reason"))
    return one


def told(one: Checked) -> list[tuple[int, str, str]]:
    """The faults, as line, column and value found."""
    return [(fault.line, fault.column, fault.found) for fault in one.faults]


def dump(url: str) -> Dump:
    """Every row of every table, in an order of its own."""
    return {
        table.name: sorted(rows(url, select(table)), key=lambda row: tuple(map(str, row)))
        for table in metadata.sorted_tables
    }


def facts(url: str, table: str, department: str = "61") -> list[tuple[Any, ...]]:
    """The rows of a table of a department, in order, without the ranks that only tell lines apart."""
    columns = [column for column in metadata.tables[table].columns if column.name not in {"line"}]
    where = metadata.tables[table].c.department == department
    return sorted(rows(url, select(*columns).where(where)), key=lambda row: tuple(map(str, row)))


def a_case(number: int, **said: str) -> Line:
    """A saisine of `CASES`, ordinary but for what is said."""
    ordinary = {
        "saisine": f"S{number:04d}",
        "date_saisine": "05/06/2023",
        "detecteur": "CCAS",
        "commune": "61001",
        "tranche_age": "40-59",
        "motif_renoncement": "Reste à charge",
        "date_cloture": "",
        "issue": "",
    }
    assert set(said) <= set(ordinary), f"unknown fields: {set(said) - set(ordinary)}"
    return [{**ordinary, **said}[name] for name in CASES]


def cells_of(blocks: Iterable[Block]) -> list[tuple[int, list[str]]]:
    """Every line that has its place, with its number."""
    return [
        (number, cells)
        for block in blocks
        for number, *cells in zip(
            block.numbers.to_pylist(), *(column.to_pylist() for column in block.cells), strict=True
        )
    ]


def misfits_of(blocks: Iterable[Block]) -> list[Misfit]:
    """Every line that has not its place, in order."""
    return sorted((one for block in blocks for one in block.misfits), key=lambda one: one.number)


def a_sheet() -> Sheet:
    """A sheet of which only the header is looked at."""
    return cast(Sheet, None)
