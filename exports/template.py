"""How is an empty workbook given to fill: header, cell formats, lists to choose from, definitions?

Everything told comes as plain data (`Template`); nothing here knows where it was declared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any, Protocol

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range, xl_range_abs

from exports.grids import Grid, write_csv
from exports.tables import GROUND, INK, QUIET, RULE
from exports.validation import Typed, validation
from metrics.spacing import spaced

DATA, TOLD, LISTS = "Données", "Définitions", "Listes"
"""The sheets: the one to fill, the one to read, the hidden one that holds the lists."""
LAST_ROW = 1_048_575

_FORMATS = {
    "text": "@",
    "choice": "@",
    "day": "dd/mm/yyyy",
    "month": "mm/yyyy",
    "quarter": "dd/mm/yyyy",
    "year": "0",
    "whole": "#,##0",
    "decimal": "General",
    "amount": "#,##0.00",
}
_LEFT = {"align": "left", "indent": 1}
_NUMBERS = ("whole", "decimal", "amount")
_NARROWEST, _NARROWEST_TEXT, _WIDEST_TEXT, _WIDEST = 13, 20, 44, 58
_HEAD_HEIGHT, _LINE_HEIGHT = 24, 15
_COMMENT_WIDTH, _COMMENT_SIGNS = 320, 46
_TOLD_WIDTHS = (30, 26, 46, 12, 28, 14, 40, 26)
_SENTENCE_COLUMNS = 4
"""Sentences run over the first columns."""
_SIGNS = 1.15
"""How many letters of a French sentence stand, at least, on one unit of width."""
_LEGEND = "Dans la feuille à remplir, un en-tête foncé dit une colonne obligatoire."


class Column(Typed, Protocol):
    """A column to fill."""

    @property
    def name(self) -> str:
        """Its header."""

    @property
    def required(self) -> bool:
        """Must each line fill it?"""

    @property
    def definition(self) -> str:
        """What it holds, in one sentence."""


class Template(Protocol):
    """An empty file to fill, with what is told beside it."""

    @property
    def name(self) -> str:
        """What the files are called."""

    @property
    def title(self) -> str:
        """What the file is about."""

    @property
    def notes(self) -> Sequence[str]:
        """What to know before filling it."""

    @property
    def rules(self) -> Sequence[str]:
        """What must hold on each line."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, in order."""

    @property
    def head(self) -> Sequence[str]:
        """The headings of the definitions."""

    @property
    def definitions(self) -> Sequence[Sequence[str]]:
        """A line of definitions for each column."""


def write_template(folder: Path, template: Template) -> tuple[Path, Path]:
    """Write `<name>.xlsx` and `<name>.csv` in a folder; returns both paths."""
    workbook, text = (folder / f"{template.name}.{ending}" for ending in ("xlsx", "csv"))
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(workbook), options) as book:
        book.set_properties({"title": spaced(template.title)})
        sheet = book.add_worksheet(DATA)
        _write_told(book, template)
        _write_columns(book, sheet, template.columns, _write_lists(book, template.columns))
    write_csv(text, Grid(template.name, [column.name for column in template.columns], ()))
    return workbook, text


def _write_lists(book: Any, columns: Sequence[Column]) -> Mapping[str, str]:
    """Write the choices on a hidden sheet, where they may be long and hold commas; their range by column."""
    closed = [column for column in columns if column.choices]
    if not closed:
        return {}
    sheet = book.add_worksheet(LISTS)
    sheet.hide()
    ranges = {}
    for place, column in enumerate(closed):
        sheet.write_string(0, place, column.title)
        for rank, word in enumerate(column.choices, start=1):
            sheet.write_string(rank, place, word)
        ranges[column.name] = f"{LISTS}!{xl_range_abs(1, place, len(column.choices), place)}"
    return ranges


def _write_columns(book: Any, sheet: Any, columns: Sequence[Column], lists: Mapping[str, str]) -> None:
    """The header, and under it cells that are ready to fill; no line is written."""
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, book.add_format(_head(required=column.required)))
        _comment(sheet, place, column)
        sheet.set_column(place, place, _width(column), book.add_format(_cell(column)))
        if rule := validation(column, xl_col_to_name(place), lists.get(column.name, "")):
            sheet.data_validation(1, place, LAST_ROW, place, rule)
    sheet.set_row(0, _HEAD_HEIGHT)
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, LAST_ROW, len(columns) - 1)})
    _page(sheet)


def _comment(sheet: Any, place: int, column: Column) -> None:
    duty = "obligatoire" if column.required else "facultatif"
    words = spaced(f"{column.title} ({duty})\n{column.definition}\nÀ écrire : {column.expected}.")
    lines = sum(len(wrap(line, _COMMENT_SIGNS)) for line in words.split("\n"))
    size = {"width": _COMMENT_WIDTH, "height": 14 + 17 * lines}
    sheet.write_comment(0, place, words, {"author": "Vigie", "font_size": 10, **size})


def _head(*, required: bool) -> dict[str, Any]:
    """Full ink for what each line must fill, pale for the rest: the comment says it in words."""
    colours = (
        {"font_color": "#FFFFFF", "bg_color": INK} if required else {"font_color": INK, "bg_color": GROUND}
    )
    return {"bold": True, "valign": "vcenter", **_LEFT, "border": 1, "border_color": RULE, **colours}


def _cell(column: Column) -> dict[str, Any]:
    return {"num_format": _FORMATS[column.form], **({} if column.form in _NUMBERS else _LEFT)}


def _width(column: Column) -> float:
    longest = max((len(word) for word in column.choices), default=0)
    needs = max(len(column.name) * 1.15 + 4, longest + 4, _NARROWEST)
    if column.form == "text":
        return max(needs, min(column.most or 0, _WIDEST_TEXT), _NARROWEST_TEXT)
    return min(needs, _WIDEST)


def _write_told(book: Any, template: Template) -> None:
    """What to know, the definition of each column, then the rules."""
    sheet = book.add_worksheet(TOLD)
    for place, width in enumerate(_TOLD_WIDTHS):
        sheet.set_column(place, place, width)
    title, heading = ({"bold": True, **_LEFT, **own} for own in ({"font_size": 14}, {}))
    sheet.write_string(0, 0, spaced(template.title), book.add_format(title))
    sheet.set_row(0, _HEAD_HEIGHT)
    row = _write_sentences(book, sheet, 1, [*template.notes, _LEGEND])
    row = _write_definitions(book, sheet, row + 1, template)
    sheet.write_string(row + 1, 0, "Règles", book.add_format(heading))
    _write_sentences(book, sheet, row + 2, template.rules)
    sheet.hide_gridlines(2)
    _page(sheet)


def _write_sentences(book: Any, sheet: Any, row: int, sentences: Sequence[str]) -> int:
    """Each on its own line, over the first columns; the row that follows."""
    wrapped = book.add_format({"text_wrap": True, "valign": "top", **_LEFT, "font_color": INK})
    for rank, words in enumerate(sentences, start=row):
        sheet.merge_range(rank, 0, rank, _SENTENCE_COLUMNS - 1, "", wrapped)
        sheet.write_string(rank, 0, spaced(words), wrapped)
        sheet.set_row(rank, _height([words], [sum(_TOLD_WIDTHS[:_SENTENCE_COLUMNS])]))
    return row + len(sentences)


def _write_definitions(book: Any, sheet: Any, row: int, template: Template) -> int:
    """The table of definitions; the row that follows."""
    head = book.add_format({"bold": True, **_LEFT, "bg_color": GROUND, "bottom": 1, "bottom_color": QUIET})
    told = {"text_wrap": True, "valign": "top", **_LEFT, "bottom": 1, "bottom_color": RULE}
    cell = book.add_format(told)
    for rank, line in enumerate([template.head, *template.definitions], start=row):
        sheet.set_row(rank, _height(line, _TOLD_WIDTHS))
        for place, words in enumerate(line):
            sheet.write_string(rank, place, spaced(words), head if rank == row else cell)
    return row + 1 + len(template.definitions)


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height in which every text is read whole: not every spreadsheet works it out by itself."""
    lines = (len(wrap(words, int(width * _SIGNS) - 2)) for words, width in zip(texts, widths, strict=True))
    return _LINE_HEIGHT * max(1, *lines) + 2


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
