"""Whatever is brought to the door: does the officer get one clear French sentence, and the base no change?

Each file is typed for real, `vigie verifier` then `vigie charger`; the base is compared with its copy.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from metrics.spacing import spaced
from tests.command_line.conftest import Outcome, Typed
from tests.support.given_files import CASES, TEAM, a_case, a_csv, a_text, a_workbook, dump, loaded

HEADER = "mois;poste;quotite\n"
Made = Callable[[Path], Path]
FOREIGN_ENGLISH = re.compile(
    r"\b(No such|Is a directory|denied|Error|Exception|Traceback|invalid|expected|None|nan)\b"
)


def text(content: str, encoding: str = "utf-8", name: str = "extrait.csv") -> Made:
    return lambda folder: a_text(folder / name, content, encoding)


def lines(*written: str) -> Made:
    return text(HEADER + "\n".join(written) + "\n")


def raw(content: bytes, name: str) -> Made:
    def made(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return made


def cases(*header_and_lines: object, name: str = "cas.csv") -> Made:
    return lambda folder: a_csv(folder / name, header_and_lines)  # type: ignore[arg-type]


def zipped(*members: str, name: str) -> Made:
    def made(folder: Path) -> Path:
        with zipfile.ZipFile(folder / name, "w") as archive:
            for member in members:
                archive.writestr(member, "x")
        return folder / name

    return made


def cut_workbook(folder: Path) -> Path:
    path = a_workbook(folder / "coupe.xlsx", F=[TEAM, ["06/2023", "A1", 1]])
    path.write_bytes(path.read_bytes()[:-400])
    return path


def spoilt_workbook(folder: Path) -> Path:
    path = a_workbook(folder / "abime.xlsx", F=[TEAM, ["06/2023", "A1", 1]])
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    return path


def far_cell(folder: Path) -> Path:
    book = Workbook()
    for place, value in {"A1": "mois", "B1": "poste", "C1": "quotite", "XFD1048576": "x"}.items():
        book.worksheets[0][place] = value
    book.save(folder / "loin.xlsx")
    return folder / "loin.xlsx"


def long_cell_in_a_workbook(folder: Path) -> Path:
    path = a_workbook(folder / "long.xlsx", F=[TEAM, ["06/2023", "A1", 1]])
    with (
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(folder / "tres-long.xlsx", "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in source.namelist():
            copy.writestr(name, source.read(name).replace(b"A1</t>", b"A" * 10_000_000 + b"</t>"))
    return folder / "tres-long.xlsx"


def parquet(**columns: object) -> Made:
    def made(folder: Path) -> Path:
        pq.write_table(pa.table(columns), folder / "a.parquet")
        return folder / "a.parquet"

    return made


def cut_parquet(folder: Path) -> Path:
    path = parquet(mois=["06/2023"], poste=["A1"], quotite=[1.0])(folder)
    path.write_bytes(path.read_bytes()[:-20])
    return path


def folder_itself(folder: Path) -> Path:
    return folder


def absent(folder: Path) -> Path:
    return folder / "absent.csv"


NIR = "1850578006084"
BAD: dict[str, tuple[Made, str]] = {
    "empty": (text(""), "est vide"),
    "blank lines": (text("\n\n  \n;;;\n"), "est vide"),
    "a header without data": (lines(), "aucune ligne de données"),
    "a folder": (folder_itself, "est un dossier"),
    "nothing there": (absent, "« absent.csv » n'existe pas"),
    "PDF": (raw(b"%PDF-1.7\n...", "a.pdf"), "un document PDF"),
    "PNG": (raw(b"\x89PNG\r\n\x1a\n", "a.png"), "une image"),
    "xls": (raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90, "a.xls"), "un ancien classeur Excel"),
    "docx": (zipped("word/document.xml", name="a.docx"), "un document Word"),
    "ods": (zipped("content.xml", name="a.ods"), "un document LibreOffice"),
    "zip": (zipped("extrait.csv", name="a.zip"), "une archive .zip"),
    "HTML": (text("<!DOCTYPE html><table>"), "une page web"),
    "JSON": (text('[{"mois": "06/2023"}]'), "un fichier JSON"),
    "cut XLSX": (cut_workbook, "abîmé ou coupé"),
    "spoilt XLSX": (spoilt_workbook, "abîmé ou coupé"),
    "a stray cell": (far_cell, "bien loin de son tableau (XFD1048576)"),
    "cut Parquet": (cut_parquet, "abîmé ou coupé"),
    "lists in Parquet": (parquet(mois=["06/2023"], poste=[["A1"]], quotite=[1.0]), "la colonne « poste »"),
    "a column twice": (text("mois;poste;quotite;Poste\n06/2023;A1;1;A2\n"), "la même colonne que “poste”"),
    "a missing column": (text("mois;poste\n06/2023;A1\n"), "une colonne « quotite » dans l'en-tête"),
    "too many cells": (lines("06/2023;A1;1;9"), "ligne 2 : trouvé « 4 cellules »"),
    "too few cells": (lines("06/2023;A1"), "ligne 2 : trouvé « 2 cellules »"),
    "ten million characters": (lines(f"06/2023;{'x' * 10_000_000};1"), "un million de caractères (ligne 2)"),
    "ten million characters in marks": (
        lines('06/2023;"' + "x\n" * 2_000 + '";1', "06/2023;A1;1"),
        "un guillemet resté ouvert",
    ),
    "ten million characters in XLSX": (long_cell_in_a_workbook, "plus de 32 767 caractères"),
    "ten million characters in Parquet": (
        parquet(mois=["06/2023"], poste=["x" * 10_000_000], quotite=[1.0]),
        "colonne « poste »",
    ),
    "null bytes": (lines("06/2023;A\x001;1"), "des octets nuls (ligne 2)"),
    "no encoding": (raw(b"mois;poste\n\x81\x8d\n", "a.csv"), "ni en UTF-8"),
    "year 22": (lines("12/03/22;A1;1"), "l'année en quatre chiffres"),
    "year 0022": (lines("0022-03-12;A1;1"), "ligne 2, colonne « mois » : trouvé « 0022-03-12 »"),
    "a negative share": (lines("06/2023;A1;-1"), "trouvé « -1 », attendu un nombre de 0 à 1"),
    "a negative count": (
        text("mois;perimetre;commune;personnes;ayants_droit\n06/2023;Régime général;61001;-3;0\n"),
        "trouvé « -3 », attendu un nombre entier, positif ou nul",
    ),
    "a commune of elsewhere": (
        cases(CASES, a_case(1, commune="75056")),
        "trouvé « 75056 », attendu une commune du département 61",
    ),
    "the same key twice": (lines("06/2023;A1;1", "06/2023;A1;1"), "la même clé est à la ligne 3"),
    "an open mark": (lines('06/2023;"A1;1', "06/2023;A2;1"), "ligne 2 : trouvé « un guillemet resté ouvert"),
    "another department": (text("mois;poste;quotite;dep\n06/2023;A1;1;75\n"), "attendu le département 61"),
    "a NIR of 13": (lines(f"06/2023;{NIR};1"), "un numéro de sécurité sociale"),
    "a NIR of 15": (cases((*CASES, "note"), (*a_case(1), f"{NIR}91")), "un numéro de sécurité sociale"),
    "a NIR with spaces": (
        cases((*CASES, "note"), (*a_case(1), "1 85 05 78 006 084 91")),
        "un numéro de sécurité sociale",
    ),
    "a NIR of Corsica": (cases((*CASES, "note"), (*a_case(1), "2 85 12 2B 033 123")), "sécurité sociale"),
    "a telephone": (cases((*CASES, "note"), (*a_case(1), "06 12 34 56 78")), "un numéro de téléphone"),
    "an e-mail": (cases((*CASES, "note"), (*a_case(1), "x.y@example.fr")), "une adresse électronique"),
    "a column of names": (
        cases((*CASES, "Nom de l'assuré"), (*a_case(1), "DUPONT")),
        "une colonne sur l'identité des personnes",
    ),
    "a formula": (lines("06/2023;=A1+1;1"), "trouvé « =A1+1 »"),
    "words without a header": (text("DUPONT;Jean;12\n"), "Aucune ligne d'en-tête reconnue"),
}


@pytest.fixture
def base(empty_base_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A base that already holds something, which must stay as it is."""
    loaded(
        empty_base_url, a_csv(tmp_path_factory.mktemp("base") / "base.csv", [TEAM, ["06/2023", "B1", "1"]])
    )
    return empty_base_url


def said(outcome: Outcome) -> str:
    return outcome.printed + outcome.said


@pytest.mark.parametrize("command", ["verifier", "charger"])
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_in_french_and_changes_nothing(
    vigie: Typed, base: str, tmp_path: Path, name: str, command: str
) -> None:
    made, words = BAD[name]
    folder = tmp_path / "recu"
    folder.mkdir()
    before = dump(base)
    outcome = vigie(command, str(made(folder)), "--departement", "61", url=base)
    assert outcome.status == 1
    assert spaced(words) in said(outcome)
    assert not FOREIGN_ENGLISH.search(said(outcome)), said(outcome)
    assert all(len(line) < 500 for line in said(outcome).splitlines())
    assert not any(
        secret in said(outcome) for secret in (NIR, "006 084", "033 123", "34 56", "x.y@", "DUPONT")
    )
    assert dump(base) == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--source", "effectifs"], "La source « effectifs » n'existe pas"),
        (["--source", "mas_saisines"], "La source « mas_saisines » attend : saisine"),
        (["--departement", "75"], "Le département 75 n'est pas suivi ici"),
        ([], "ne dit pas son département"),
        (
            ["--departement", "61", "--depuis", "01/08/2023", "--jusqu-au", "01/07/2023"],
            "vient après --jusqu-au",
        ),
        (["--departement", "61", "--depuis", "01/08/22"], "l'année en quatre chiffres"),
        (["--departement", "61", "--depuis", "hier"], "attendu une date"),
        (["--departement", "61", "--depuis", "15/06/2023"], "le premier jour"),
        (["--departement", "61", "--jusqu-au", "01/01/2090"], "est à venir"),
        (["--departement", "61", "--depuis", "01/07/2023"], "une date dans la période annoncée"),
    ],
)
def test_what_the_officer_says_wrongly_is_told_too(
    vigie: Typed, base: str, tmp_path: Path, options: list[str], words: str
) -> None:
    before = dump(base)
    outcome = vigie("charger", str(lines("06/2023;A1;1")(tmp_path)), *options, url=base)
    assert (outcome.status, spaced(words) in said(outcome)) == (1, True), said(outcome)
    assert dump(base) == before


def test_a_file_that_may_not_be_read_is_told_in_french(
    vigie: Typed, base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ingestion.reading.received.chunks", refused)
    outcome = vigie("charger", str(lines("06/2023;A1;1")(tmp_path)), "--departement", "61", url=base)
    assert (outcome.status, "vérifier ses droits" in outcome.said) == (1, True)


def test_nothing_in_a_file_commands_the_terminal(vigie: Typed, base: str, tmp_path: Path) -> None:
    nasty = "06/2023;\x1b[2J\x1b]0;titre\x07;1", "06/2023;\u202eA1;1", "06/2023;A1;1\x85\u2028x"
    outcome = vigie("verifier", str(lines(*nasty)(tmp_path)), "--departement", "61", url=base)
    assert outcome.status == 1
    assert not set(said(outcome)) & set("\x1b\x07\x85\u2028\u202e")


def test_the_day_is_that_of_the_place_where_the_officer_sits(
    vigie: Typed, base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Before(date):
        @classmethod
        def today(cls) -> Before:
            return cls(2023, 5, 31)

    monkeypatch.setattr("command_line.check.date", Before)
    outcome = vigie("charger", str(lines("06/2023;A1;1")(tmp_path)), "--departement", "61", url=base)
    assert (outcome.status, spaced("au plus tard le 31/05/2023") in said(outcome)) == (1, True)
