"""Is a workbook read sheet by sheet as a spreadsheet shows it, formulas as text and nothing run?"""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference

from ingestion.reading.received import received, unseen
from ingestion.reading.refusal import FileRefused
from ingestion.reading.workbook import Worksheet, cell_text, worksheets
from tests.support.given_files import a_workbook, cells_of, misfits_of

MIDNIGHT = dt.datetime(2023, 6, 1)  # noqa: DTZ001
STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def opened(path: Path) -> list[Worksheet]:
    return worksheets(received(path))


def rewritten(path: Path, target: Path, change: dict[str, str]) -> Path:
    """The same workbook with some texts replaced in all its members."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            text = source.read(name).decode()
            for before, after in change.items():
                text = text.replace(before, after)
            copy.writestr(name, text)
    return target


def test_cells_are_read_with_their_line_numbers(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", Juin=[["Titre"], [], ["a", "b"], ["x", 12], [], [None, "y"]])
    (sheet,) = opened(path)
    assert sheet.name == "Juin"
    assert sheet.top()[:3] == [["Titre", ""], ["", ""], ["a", "b"]]
    assert cells_of(list(sheet.blocks(2, 2, unseen))) == [(4, ["x", "12"]), (5, ["", ""]), (6, ["", "y"])]


def test_what_stands_empty_above_and_at_the_left_keeps_its_place(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C4"], sheet["D4"], sheet["C5"], sheet["D5"] = "a", "b", "=1+1", 2
    book.save(tmp_path / "a.xlsx")
    (read,) = opened(tmp_path / "a.xlsx")
    assert read.top()[3] == ["", "", "a", "b"]
    assert cells_of(list(read.blocks(3, 4, unseen))) == [(5, ["", "", "=1+1", "2"])]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("été", "été"),
        (True, "oui"),
        (False, "non"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (364.57, "364.57"),
        (364.57000000000005, "364.57"),
        (1e20, "100000000000000000000"),
        (1e-7, "1e-07"),
        (float("nan"), ""),
        (dt.date(2023, 6, 1), "2023-06-01"),
        (MIDNIGHT, "2023-06-01"),
        (MIDNIGHT.replace(hour=10, minute=30), "2023-06-01T10:30:00"),
        (dt.time(10, 30), "10:30:00"),
    ],
)
def test_a_value_becomes_the_text_that_a_spreadsheet_shows(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_real_dates_and_their_numbers_are_both_read(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", F=[["a"], [dt.date(2023, 6, 1)], [45078], [MIDNIGHT]])
    (sheet,) = opened(path)
    assert [cells for _, cells in cells_of(list(sheet.blocks(0, 1, unseen)))] == [
        ["2023-06-01"],
        ["45078"],
        ["2023-06-01"],
    ]


def test_a_formula_is_the_text_that_it_is_whatever_its_stored_result(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", F=[["a"], ["=1+1"], ["=cmd|' /C calc'!A0"], ["x"]])
    path = rewritten(
        path, tmp_path / "b.xlsx", {"<f>1+1</f><v />": "<f>1+1</f><v>2</v>", "<v></v>": "<v>2</v>"}
    )
    (sheet,) = opened(path)
    assert [cells for _, cells in cells_of(list(sheet.blocks(0, 1, unseen)))] == [
        ["=1+1"],
        ["=cmd|' /C calc'!A0"],
        ["x"],
    ]


def test_a_line_of_formulas_alone_is_not_lost(tmp_path: Path) -> None:
    (sheet,) = opened(a_workbook(tmp_path / "a.xlsx", F=[["a", "b"], ["x", "=1"], ["=2", "=3"], [], ["=4"]]))
    assert cells_of(list(sheet.blocks(0, 2, unseen))) == [
        (2, ["x", "=1"]),
        (3, ["=2", "=3"]),
        (4, ["", ""]),
        (5, ["=4", ""]),
    ]


def test_a_formula_in_a_cell_that_says_no_place_is_found_too(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", F=[["a", "b"], ["x", "=1+1"]])
    places = {f' r="{place}"': "" for place in ("A1", "B1", "A2", "B2", "1", "2")}
    (sheet,) = opened(
        rewritten(path, tmp_path / "b.xlsx", {**places, "<v></v>": "<v>2</v>", "<v />": "<v>2</v>"})
    )
    assert cells_of(list(sheet.blocks(0, 2, unseen))) == [(2, ["x", "=1+1"])]


def test_cells_beyond_the_header_make_a_misfit_only_when_they_are_filled(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", F=[["a", "b"], [1, 2], [1, 2, None, "x"], [3]])
    (sheet,) = opened(path)
    blocks = list(sheet.blocks(0, 2, unseen))
    assert cells_of(blocks) == [(2, ["1", "2"]), (4, ["3", ""])]
    assert [(one.number, one.found) for one in misfits_of(blocks)] == [(3, "4 cellules")]


def test_hidden_sheets_and_charts_are_not_read(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", Visible=[["a"], [1]], Liste=[["x"]], Secret=[["y"]])
    book = load_workbook(path)
    book["Liste"].sheet_state, book["Secret"].sheet_state = "hidden", "veryHidden"
    chart = BarChart()
    chart.add_data(Reference(book["Visible"], min_col=1, min_row=1, max_row=2))
    book.create_chartsheet("Graphique").add_chart(chart)
    book.save(path)
    assert [sheet.name for sheet in opened(path)] == ["Visible"]


def test_the_strict_dialect_is_read_too(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", F=[["a"], ["=1+1"]])
    (sheet,) = opened(rewritten(path, tmp_path / "strict.xlsx", STRICT))
    assert cells_of(list(sheet.blocks(0, 1, unseen))) == [(2, ["=1+1"])]


@pytest.mark.parametrize("place", ["XFD1048576", "ZZ900000"])
def test_a_stray_cell_far_away_is_told_with_its_place(tmp_path: Path, place: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet[place] = "a", "x"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(FileRefused, match=rf"« Sheet » de « a.xlsx ».*\({place}\)"):
        opened(tmp_path / "a.xlsx")


def test_wide_sheets_and_empty_cells_far_away_are_no_stray_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for column in range(1, 200):
        sheet.cell(1, column, f"c{column}")
    sheet["XFD1048576"].number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    assert len(opened(tmp_path / "a.xlsx")[0].top()[0]) == 199


@pytest.mark.parametrize("mark", ['"', "'"])
def test_a_long_text_that_a_hundred_thousand_cells_repeat_is_not_unfolded(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Juin")
        for line in range(200_000):
            sheet.write_string(line, 0, "x" * 30_000)
    path = rewritten(path, tmp_path / "b.xlsx", {'t="s"': f"t={mark}s{mark}"})
    assert path.stat().st_size < 2_000_000
    with pytest.raises(FileRefused, match=r"« Juin » de « b.xlsx » répète de longs textes"):
        opened(path)


def test_short_texts_that_many_cells_repeat_and_one_long_text_are_nothing_unusual(tmp_path: Path) -> None:
    long = "x" * 30_000
    path = a_workbook(tmp_path / "a.xlsx", F=[["a", "b"], [long, "y"], *([["06/2023", "CCAS"]] * 3_000)])
    (sheet,) = opened(path)
    assert cells_of(sheet.blocks(0, 2, unseen))[0] == (2, [long, "y"])


def test_a_line_beyond_the_last_of_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", F=[["a"], ["x"]])
    far = rewritten(path, tmp_path / "b.xlsx", {'r="A2"': 'r="A99999999"', 'r="2"': 'r="99999999"'})
    with pytest.raises(FileRefused, match="bien loin de son tableau"):
        opened(far)


@pytest.mark.parametrize(
    "members",
    [
        {"xl/workbook.xml": "x"},
        {"xl/workbook.xml": "<workbook/>"},
        {"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<a/>"},
        {"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<a><b/></a>"},
    ],
)
def test_a_workbook_that_is_none_is_refused(tmp_path: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    with pytest.raises(FileRefused, match="ne peut pas être ouvert"):
        opened(tmp_path / "a.xlsx")
