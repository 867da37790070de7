"""Is a template ready to fill: formats, lists, refusals in French, and not one line of data?"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from exports.template import DATA, LISTS, TOLD, write_template
from exports.validation import Form


@dataclass(frozen=True)
class Column:
    """A column as any declaration may give it."""

    name: str
    title: str
    form: Form
    required: bool = True
    definition: str = "Ce que la colonne contient."
    expected: str = "ce qu'on écrit"
    least: float | None = None
    most: float | None = None
    to_come: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Template:
    """A template as any declaration may give it."""

    columns: tuple[Column, ...]
    name: str = "essai"
    title: str = "Essais du département"
    notes: tuple[str, ...] = ("Envoi mensuel.", "Conseil : tout extraire.")
    rules: tuple[str, ...] = ("« Fin » n'est jamais avant « Début ».",)
    head: tuple[str, ...] = ("Colonne", "Titre", "Définition", "Oblig.", "À écrire", "Unité", "Liste", "Ex.")
    definitions: tuple[tuple[str, ...], ...] = (
        ("commune", "Commune", "Code INSEE.", "oui", "code", "", "", "01001"),
    )


LONG = tuple(f"Choix numéro {rank}, avec une virgule" for rank in range(12))
COLUMNS = (
    Column("commune", "Commune", "text", least=5, most=5, expected="code INSEE d'une commune"),
    Column("origine", "Origine", "choice", choices=LONG),
    Column("accord", "Accord", "choice", required=False, choices=("oui", "non")),
    Column("jour", "Jour", "day", expected="date (JJ/MM/AAAA), au plus tard aujourd'hui"),
    Column("echeance", "Échéance", "day", to_come=True),
    Column("mois", "Mois", "month"),
    Column("trimestre", "Fin du trimestre", "quarter"),
    Column("annee", "Année", "year", least=1900, most=2100),
    Column("personnes", "Personnes", "whole", least=0, most=2_000_000_000),
    Column("quotite", "Quotité", "decimal", least=0, most=1),
    Column("montant", "Montant", "amount", least=0, most=20_000_000),
    Column("remarque", "Remarque", "text"),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    with warnings.catch_warnings(action="error"):
        return write_template(tmp_path_factory.mktemp("modele"), Template(COLUMNS))


@pytest.fixture(scope="module")
def book(written: tuple[Path, Path]) -> Workbook:
    return load_workbook(written[0])


def refusal(book: Workbook, name: str) -> Any:
    """The validation of the cells under a header."""
    sheet = book[DATA]
    place = next(cell.column_letter for cell in sheet[1] if cell.value == name)
    [found] = [rule for rule in sheet.data_validations.dataValidation if f"{place}2" in str(rule.sqref)]
    assert str(found.sqref) == f"{place}2:{place}1048576"
    return found


def limits(rule: Any) -> tuple[Any, ...]:
    return rule.type, rule.formula1, rule.formula2


def test_files_bear_the_name_of_the_source(written: tuple[Path, Path]) -> None:
    assert [path.name for path in written] == ["essai.xlsx", "essai.csv"]


def test_the_sheet_to_fill_holds_its_header_and_not_one_line(book: Workbook) -> None:
    sheet = book[DATA]
    assert book.sheetnames == [DATA, TOLD, LISTS]
    assert [cell.value for cell in sheet[1]] == [column.name for column in COLUMNS]
    assert (sheet.max_row, sheet.freeze_panes) == (1, "A2")


def test_a_required_column_is_dark_and_says_so_in_words(book: Workbook) -> None:
    required, optional = book[DATA]["B1"], book[DATA]["C1"]
    assert required.fill.fgColor.rgb != optional.fill.fgColor.rgb
    assert required.comment.text.startswith("Origine (obligatoire)\n")
    assert optional.comment.text.startswith("Accord (facultatif)\n")
    assert "Dans la feuille à remplir, un en-tête foncé dit une colonne obligatoire." in told(book)


def test_a_comment_tells_the_definition_and_what_to_write(book: Workbook) -> None:
    assert book[DATA]["A1"].comment.text.splitlines() == [
        "Commune (obligatoire)",
        "Ce que la colonne contient.",
        "À écrire\u00a0: code INSEE d'une commune.",
    ]


def test_identifiers_are_texts_and_dates_are_french_dates(book: Workbook) -> None:
    columns = book[DATA].column_dimensions
    assert [columns[letter].number_format for letter in "ABCDEFGHIJKL"] == [
        *("@", "@", "@"),
        *("dd/mm/yyyy", "dd/mm/yyyy", "mm/yyyy", "dd/mm/yyyy", "0"),
        *("#,##0", "General", "#,##0.00", "@"),
    ]


def test_choices_stand_on_a_hidden_sheet_with_their_commas(book: Workbook) -> None:
    assert book[LISTS].sheet_state == "hidden"
    assert refusal(book, "origine").formula1 == f"{LISTS}!$A$2:$A$13"
    assert refusal(book, "accord").formula1 == f"{LISTS}!$B$2:$B$3"
    assert [cell.value for cell in book[LISTS]["A"]] == ["Origine", *LONG]


def test_a_template_without_choices_has_no_sheet_of_lists(tmp_path: Path) -> None:
    path, _ = write_template(tmp_path, Template((Column("jour", "Jour", "day"),)))
    assert load_workbook(path).sheetnames == [DATA, TOLD]


def test_a_past_date_stops_today_and_a_planned_one_does_not(book: Workbook) -> None:
    assert limits(refusal(book, "jour")) == ("date", "1", "TODAY()")
    assert limits(refusal(book, "mois")) == ("date", "1", "TODAY()")
    assert limits(refusal(book, "echeance")) == ("date", "1", "73415")


def test_a_quarter_ends_on_its_last_day(book: Workbook) -> None:
    kind, formula, _ = limits(refusal(book, "trimestre"))
    assert (kind, formula) == ("custom", "AND(ISNUMBER(G2),DAY(G2+1)=1,MOD(MONTH(G2),3)=0)")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("commune", ("textLength", "5", "5")),
        ("annee", ("whole", "1900", "2100")),
        ("personnes", ("whole", "0", "2000000000")),
        ("quotite", ("decimal", "0", "1")),
        ("montant", ("decimal", "0", "20000000")),
    ],
)
def test_limits_are_those_declared(book: Workbook, name: str, expected: tuple[str, ...]) -> None:
    assert limits(refusal(book, name)) == expected


def test_what_has_no_limit_is_not_watched(book: Workbook) -> None:
    watched = " ".join(str(rule.sqref) for rule in book[DATA].data_validations.dataValidation)
    assert "L2" not in watched


def test_a_refusal_says_in_french_what_is_expected(book: Workbook) -> None:
    rule = refusal(book, "jour")
    assert rule.errorTitle == "Jour"
    assert rule.error == "Attendu\u00a0: date (JJ/MM/AAAA), au plus tard aujourd'hui."


def test_words_too_long_for_a_spreadsheet_are_cut(tmp_path: Path) -> None:
    long = replace(COLUMNS[0], title="T" * 60, expected="e" * 400)
    path, _ = write_template(tmp_path, Template((long,)))
    rule = refusal(load_workbook(path), "commune")
    assert (len(rule.errorTitle), len(rule.error)) == (32, 255)


def test_the_definitions_tell_everything_else(book: Workbook) -> None:
    words = told(book)
    assert words[0] == "Essais du département"
    assert "Conseil\u00a0: tout extraire." in words
    assert {"Colonne", "Unité", "Code INSEE.", "01001", "Règles"} <= set(words)
    assert words[-1] == "«\u00a0Fin\u00a0» n'est jamais avant «\u00a0Début\u00a0»."


def test_the_csv_is_the_header_alone(written: tuple[Path, Path]) -> None:
    header = ";".join(column.name for column in COLUMNS)
    assert written[1].read_bytes() == b"\xef\xbb\xbf" + header.encode() + b"\r\n"


def told(book: Workbook) -> list[str]:
    return [str(cell.value) for row in book[TOLD].iter_rows() for cell in row if cell.value]
