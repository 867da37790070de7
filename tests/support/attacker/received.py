"""Which figures stand in what was received, as rows of words: on screen, in files, behind a chart?"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from io import BytesIO, StringIO

import pyarrow as pa
from openpyxl import load_workbook

SECRET = "secret statistique"
Row = Mapping[str, str]
"""The words of each cell, by the heading of its column."""
NAME = ""
"""The heading under which the name of a row stands, whatever its column is called."""


def rows_on_screen(table: str) -> list[Row]:
    """The rows of an HTML table."""
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in re.findall(r"<tr.*?</tr>", table)]
    return rows_of([[words_of(cell) for cell in row] for row in found])


def rows_of_csv(content: bytes) -> list[Row]:
    """The rows of a CSV file, below its heading and an empty line."""
    lines = list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    below = lines[lines.index([]) + 1 :]
    return rows_of(below[: below.index([])] if [] in below else below)


def rows_of_workbook(content: bytes) -> list[Row]:
    """The rows of the only sheet of a workbook, below its frozen heading."""
    sheet = load_workbook(BytesIO(content), read_only=False).worksheets[0]
    head = int(re.sub(r"\D", "", str(sheet.freeze_panes))) - 1
    lines = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    wide = sum(1 for cell in lines[head - 1] if cell)
    return rows_of([line[:wide] for line in lines[head - 1 :] if sum(map(bool, line)) > 1 or line[0] == ""])


def rows_of_chart(tables: Sequence[bytes]) -> Iterator[Row]:
    """The rows that are drawn, tooltips included."""
    for table in tables:
        for row in pa.ipc.open_stream(table).read_all().to_pylist():
            yield {column: "" if cell is None else str(cell) for column, cell in row.items()}


def cards_of(html: str) -> dict[str, Row]:
    """The key figures, by the name of their indicator: value, change, small print."""
    found: dict[str, Row] = {}
    for card in re.findall(r'<article class="vg-card.*?</article>', html, re.S):
        label = words_of(_between(card, "vg-card__label"))
        found[label] = {
            part: words_of(_between(card, f"vg-card__{part}")) for part in ("value", "change", "small")
        }
    return found


def words_of(markup: str) -> str:
    """The text of some markup."""
    return plain(unescape(re.sub(r"<[^>]+>", "", markup)))


def plain(words: str) -> str:
    """Words as a keyboard writes them: usual spaces and apostrophes."""
    return re.sub("[\u00a0\u202f]", " ", words).replace("’", "'").strip()


def _between(markup: str, style: str) -> str:
    found = re.search(rf'<(\w+) [^>]*class="{style}[ "][^>]*>(.*?)</\1>', markup, re.S)
    return found.group(2) if found else ""


def rows_of(lines: Sequence[Sequence[str]]) -> list[Row]:
    """The lines under a first one that names their columns, each with its first cell as its name."""
    if not lines:
        return []
    head, *rest = [[plain(cell) for cell in line] for line in lines]
    return [{**dict(zip(head, line, strict=False)), NAME: line[0]} for line in rest if len(line) == len(head)]
