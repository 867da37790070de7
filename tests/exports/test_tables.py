"""Does a file open in French Excel with real numbers, its heading, and nothing that could run?"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from charts.twin import Column, Twin
from exports.heading import Heading
from exports.safe import csv_text, runs, sheet_name
from exports.tables import csv_bytes, excel_format, xlsx_bytes
from metrics.quality.origin import DEMONSTRATION
from metrics.units import CASES, EUROS, PER_THOUSAND, SHARE

HEADING = Heading(
    title="Saisines par détecteur",
    perimeter="Orne (61)",
    period="2022",
    as_of=date(2023, 1, 15),
    demonstration=True,
    definition="Cas ouverts dans la période.",
    source="Suivi MisAS",
)
TWIN = Twin(
    (
        Column("Détecteur"),
        Column("Saisines", CASES),
        Column("Taux", SHARE),
        Column("Versé", EUROS),
        Column("Foyers", PER_THOUSAND),
    ),
    (
        ("CPAM", 2467.0, 0.535, 287925.4, 0.0123),
        ("=CMD|' /C calc'!A0", "secret statistique", None, 0.0, "aucune donnée"),
        ("Ensemble", 2500.0, 0.5, 300000.0, 0.01),
    ),
    totals=1,
    note="Chiffre provisoire\u00a0: CPAM.",
)


def sheet() -> Any:
    return load_workbook(io.BytesIO(xlsx_bytes(TWIN, HEADING))).active


def first_row_of(label: str) -> int:
    page = sheet()
    return int(next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == label))


def test_a_file_keeps_the_verdict_of_the_screen() -> None:
    judged = replace(HEADING, verdicts=("Variation ordinaire",))
    assert "Verdict\u00a0: Variation ordinaire" in judged.lines
    assert "Variation ordinaire" in csv_bytes(Twin((), ()), judged).decode("utf-8-sig")


def test_the_workbook_opens_with_its_heading() -> None:
    page = sheet()
    said = [page.cell(row, 1).value for row in range(1, 9)]
    assert said[:2] == ["Saisines par détecteur", DEMONSTRATION]
    assert said[2:5] == ["Périmètre\u00a0: Orne (61)", "Période\u00a0: 2022", "Données au\u00a0: 15/01/2023"]
    assert "Définition\u00a0: Cas ouverts dans la période." in said


def test_real_data_does_not_say_demonstration() -> None:
    real = Heading("Titre", "Orne (61)", "2022", None, demonstration=False)
    assert DEMONSTRATION not in real.lines
    assert "Données au\u00a0: aucune donnée chargée" in real.lines


def test_a_file_says_which_sources_are_a_demonstration_when_others_are_real() -> None:
    words = f"{DEMONSTRATION}, sauf « CCAS du département »"
    mixed = Heading("Titre", "Orne (61)", "2022", None, demonstration=True, origin=words)
    assert mixed.lines[1] == words
    assert words not in Heading("Titre", "Orne", "", None, demonstration=False, origin=words).lines


def test_numbers_stay_numbers_with_their_format() -> None:
    page, row = sheet(), first_row_of("CPAM")
    cells = [page.cell(row, column) for column in range(2, 6)]
    assert [one.value for one in cells] == [2467, 0.535, 287925.4, 12.3]
    assert [one.data_type for one in cells] == ["n"] * 4
    assert [one.number_format for one in cells] == ["#,##0", '0.0"\u00a0"%', '#,##0"\u00a0€"', "#,##0.0"]


def test_a_formula_in_a_name_stays_text() -> None:
    page = sheet()
    row = first_row_of("=CMD|' /C calc'!A0")
    assert page.cell(row, 1).data_type == "s"
    assert (page.cell(row, 2).value, page.cell(row, 3).value) == ("secret statistique", None)


def test_the_head_is_frozen_and_totals_are_bold() -> None:
    page = sheet()
    assert page.freeze_panes == f"B{first_row_of('CPAM')}"
    assert page.cell(first_row_of("Ensemble"), 2).font.bold
    assert page.cell(first_row_of("Détecteur"), 1).font.bold


def test_the_csv_is_what_french_excel_opens() -> None:
    raw = csv_bytes(TWIN, HEADING)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert [DEMONSTRATION] in rows
    assert ["CPAM", "2467", "53,5", "287925,4", "12,3"] in rows
    assert ["Détecteur", "Saisines", "Taux (%)", "Versé (€)", "Foyers (pour 1\u202f000)"] in rows
    assert rows[-2] == ["Chiffre provisoire\u00a0: CPAM."]


def test_a_formula_in_the_csv_cannot_run() -> None:
    rows = csv.reader(io.StringIO(csv_bytes(TWIN, HEADING).decode("utf-8-sig")), delimiter=";")
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1", "|calc", "%0"])
def test_what_a_spreadsheet_may_run_is_disarmed(text: str) -> None:
    assert runs(text)
    assert csv_text(text).startswith("'")


@pytest.mark.parametrize("text", ["CPAM", "Évry-Courcouronnes", "−4,2", "« oui »", "", "12 rue"])
def test_plain_words_are_left_alone(text: str) -> None:
    assert csv_text(text) == text


@pytest.mark.parametrize(
    ("title", "name"),
    [("", "Tableau"), ("Part [2022] : a/b?", "Part  2022    a b"), ("x" * 40, "x" * 31), ("'oui'", "oui")],
)
def test_a_sheet_has_a_name_that_a_workbook_accepts(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_formats_follow_the_unit() -> None:
    assert (excel_format(CASES), excel_format(SHARE)) == ("#,##0", '0.0"\u00a0"%')


def test_an_empty_table_still_makes_both_files() -> None:
    empty = Twin((Column("Libellé"),), ())
    assert csv_bytes(empty, HEADING)
    assert xlsx_bytes(empty, HEADING)


def test_a_file_says_what_statistical_secrecy_is_where_it_stands() -> None:
    told = "« Secret statistique » : un effectif de 1 à 10 personnes"
    lines = csv_bytes(TWIN, HEADING).decode("utf-8-sig").replace("\u00a0", " ").splitlines()
    assert lines[-1].startswith(told)
    assert lines[-2] == "Chiffre provisoire : CPAM."
    foot = [str(row[0].value).replace("\u00a0", " ") for row in sheet().iter_rows(max_col=1)]
    assert any(words.startswith(told) for words in foot)
    shown = replace(TWIN, rows=TWIN.rows[::2])
    assert "Secret" not in csv_bytes(shown, HEADING).decode("utf-8-sig")
