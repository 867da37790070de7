"""Whoever comes, whatever they ask: which files are they offered, of which department, with which cells?"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from io import BytesIO, StringIO
from unittest.mock import patch

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit import html
from streamlit.testing.v1 import AppTest

from access.user import Role, User
from components import figure
from components.markup.table import table
from components.view import View
from door.menu import is_open
from door.sign_in import reader as at_the_door
from door.sign_in.reception import Closed, Why
from metrics.catalogue import TOPICS
from metrics.diffusion.words import HOW_TO_READ
from settings import Settings
from tests.roles.drawn import CLOSED, REFUSALS, asked, long, names, quick, readers
from tests.support.attacker.received import SECRET
from tests.support.entrance import at, entrance, headings, offered

NO_ROLE = Closed(Why.NO_RIGHT, "essai")
NO_ROLE_TITLE = "Rien ne vous est encore ouvert"
NAMES = {"61": "Orne (61)", "91": "Essonne (91)"}
PUBLISHED = "Publication : n° 1, comité du 20/11/2023"
Made = Mapping[str, Callable[[], bytes]]

anybody = st.one_of(readers, readers, st.just(NO_ROLE))


@dataclass(frozen=True)
class OnScreen:
    """What stands in the tables of a screen, and the notes around them."""

    shown: AppTest

    @cached_property
    def markup(self) -> str:
        """All that stands as HTML."""
        return " ".join(one.proto.body for one in self.shown.get("html"))

    @cached_property
    def cells(self) -> frozenset[str]:
        """The words of every cell, headings of rows and columns included."""
        return frozenset(map(_words, re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", self.markup, re.S)))

    @cached_property
    def notes(self) -> frozenset[str]:
        """What is said under the tables: no number of a note is a cell."""
        told = re.findall(r"vg-table__note\">(.*?)</p>", self.markup, re.S)
        return frozenset(map(_words, (*told, *(one.value for one in self.shown.caption))))

    def holds(self, cell: str) -> bool:
        """Is it a cell of the screen, or the unrounded number of one?"""
        return _words(cell) in self.cells or self._rounds(cell)

    def _rounds(self, cell: str) -> bool:
        if not re.fullmatch(r"-?\d+(,\d+)?", cell):
            return False
        amount = float(cell.replace(",", "."))
        return any(
            abs(number - amount * 10**places) <= 0.51
            for places, numbers in self._numbers.items()
            for number in (int(amount * 10**places) + near for near in (-1, 0, 1))
            if number in numbers
        )

    @cached_property
    def _numbers(self) -> Mapping[int, set[int]]:
        """The numbers of the screen by how many decimals they have, without their comma."""
        found: dict[int, set[int]] = {}
        for cell in self.cells:
            written = re.fullmatch(r"([−-]?)([\d ]+)(?:,(\d+))?(?: ?[%€])?", cell)
            if written:
                digits = written[2].replace(" ", "") + (written[3] or "")
                found.setdefault(len(written[3] or ""), set()).add(int(digits) * (-1 if written[1] else 1))
        return found


def check(name: str, reader: User | Closed, told: Mapping[str, str]) -> None:
    """A refusal offers no file; a page offers those of its reader, and of nobody else."""
    with offered() as files, every_table_open(), _at_the_door(reader):
        shown = entrance(name, **told).run()
        assert not shown.exception, shown.exception
        (title,) = headings(shown)
        if isinstance(reader, Closed) or title in (*REFUSALS, CLOSED):
            assert isinstance(reader, User) or title == NO_ROLE_TITLE
            assert not files
            return
        assert is_open(reader, name)
        assert files or name not in TOPICS or _says_nothing(shown)
        screen = OnScreen(shown)
        for file, made in files.items():
            if file.endswith(".csv"):
                content = made()
                check_head(head_of(content), reader, name)
                if reader.role is Role.PARTNER:
                    check_cells(screen, content, files[file.replace(".csv", ".xlsx")]())


def check_head(head: list[str], reader: User, name: str) -> None:
    """It names a department of the reader's and no other; and a publication, for a partner only."""
    words = "\n".join(head)
    for department in set(NAMES) - set(reader.departments):
        assert NAMES[department] not in words
    of_one = [f"Périmètre : {NAMES[one]}" for one in reader.departments]
    assert len(set(of_one) & set(head)) == 1 or name in ("visits", "comparison")
    assert (PUBLISHED in head) is (reader.role is Role.PARTNER)


def check_cells(screen: OnScreen, as_csv: bytes, as_xlsx: bytes) -> None:
    """Each cell of the two files is a cell of the screen; below, they say what the screen says below."""
    head = head_of(as_csv)
    rows, notes = _parted(lines_of(as_csv)[len(head) + 2 :])
    sheet = openpyxl.load_workbook(BytesIO(as_xlsx)).active
    assert sheet is not None
    below = list(sheet.iter_rows(min_row=len(head) + 3, values_only=True))
    assert rows
    for row, booked in zip(rows, below, strict=False):
        for cell, other in zip(row, booked, strict=True):
            assert cell in ("", SECRET) or screen.holds(cell), (cell, row)
            assert _agrees(cell, other), (cell, other)
    said = " ".join(str(row[0]) for row in below[len(rows) :] if row[0])
    assert _words(said) == _words(" ".join(notes))
    assert {_words(note) for note in notes} <= screen.notes | {_words(HOW_TO_READ)}


@quick
@given(name=names, reader=anybody, told=asked)
def test_every_file_is_of_its_reader_and_holds_what_their_screen_holds(
    both_bases: Settings, name: str, reader: User | Closed, told: Mapping[str, str]
) -> None:
    del both_bases
    check(name, reader, told)


@pytest.mark.proof
@long
@given(name=names, reader=anybody, told=asked)
def test_every_file_is_of_its_reader_at_length(
    both_bases: Settings, name: str, reader: User | Closed, told: Mapping[str, str]
) -> None:
    del both_bases
    check(name, reader, told)


@pytest.mark.usefixtures("both_bases")
@pytest.mark.parametrize("tab", ["Territoires", "Répartition", "Ce qui est masqué"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_tab_of_a_partner_has_files_that_hold_what_it_holds(topic: str, tab: str) -> None:
    check(topic, User("CCAS", Role.PARTNER, ("61",)), {"departement": "61", "periode": "2022", "onglet": tab})


@pytest.mark.usefixtures("both_bases")
def test_each_role_has_the_files_of_its_own_page() -> None:
    heads = {}
    for role in Role:
        with offered() as files, every_table_open():
            at("mas", User("Lecteur", role, ("61",)), departement="61", periode="2022")
            heads[role] = [head_of(made()) for file, made in files.items() if file.endswith(".csv")]
    assert all(PUBLISHED in head for head in heads[Role.PARTNER])
    assert not any("Publication" in line for head in heads[Role.DIRECTOR] for line in head)
    assert len(heads[Role.PARTNER]) > 1
    assert len(heads[Role.DIRECTOR]) > 1


@pytest.mark.usefixtures("both_bases")
def test_a_cell_that_the_screen_does_not_show_is_found() -> None:
    with offered() as files, every_table_open():
        shown = at("mas", User("CCAS", Role.PARTNER, ("61",)), departement="61", periode="2022")
        file = next(one for one in files if one.endswith(".csv"))
        content, book = files[file](), files[file.replace(".csv", ".xlsx")]()
    row = lines_of(content)[len(head_of(content)) + 2]
    tampered = content.replace(";".join(row).encode(), ";".join([row[0], "7", *row[2:]]).encode())
    assert tampered != content
    check_cells(OnScreen(shown), content, book)
    with pytest.raises(AssertionError, match="'7'"):
        check_cells(OnScreen(shown), tampered, book)


def every_table_open() -> AbstractContextManager[object]:
    """Tables and files stand under each chart, as when the reader has opened them all."""
    return patch.object(figure, "_twin", _opened)


def _at_the_door(reader: User | Closed) -> AbstractContextManager[object]:
    """This is who has come in, or why nobody has."""
    return patch.object(at_the_door, "who_is_there", lambda _: reader)


def _opened(view: View, panel: figure.Panel) -> None:
    html(table(panel.chart.twin, caption=panel.chart.finding))
    figure.downloads(panel.chart, figure.heading(view, panel), figure._file_name(view, panel.key))


def lines_of(content: bytes) -> list[list[str]]:
    """The lines of a CSV file."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def head_of(content: bytes) -> list[str]:
    """The lines above the figures, as a keyboard writes them."""
    lines = lines_of(content)
    return [_words(line[0]) for line in lines[: lines.index([])]]


def _parted(lines: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The rows of the table, and the notes below an empty line."""
    end = lines.index([]) if [] in lines else len(lines)
    return lines[:end], [line[0] for line in lines[end + 1 :]]


def _says_nothing(shown: AppTest) -> bool:
    """Does the page say that there is nothing to show?"""
    return bool([*shown.info]) or "vg-figure" not in OnScreen(shown).markup


def _words(markup: str) -> str:
    told = unescape(re.sub(r"<[^>]+>", "", markup)).replace("’", "'")
    return re.sub(r"[\s\u00a0\u202f]+", " ", told).strip()


def _agrees(cell: str, other: object) -> bool:
    if isinstance(other, int | float):
        amount = float(cell.replace(",", "."))
        return min(abs(other - amount), abs(100 * other - amount)) < 0.006
    return _words(cell) == _words(str(other or ""))
