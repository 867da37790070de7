"""Is a file known for what it is, whatever its name, and refused with a reason when it is no table?"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from ingestion.reading import received as module
from ingestion.reading.received import LONGEST_LINE, Received, received
from ingestion.reading.refusal import FileRefused
from tests.support.given_files import a_text, a_workbook

TEXT = "mois;période;quotité\r\n06/2023;été;0,8 €\r\n"


def look_at(folder: Path, content: bytes, name: str = "extrait.csv") -> Received:
    path = folder / name
    path.write_bytes(content)
    return received(path)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("windows-1252", "windows-1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_each_encoding_of_offices_is_known_without_being_told(
    tmp_path: Path, written: str, read: str
) -> None:
    file = received(a_text(tmp_path / "a.csv", TEXT, written))
    assert (file.form, file.encoding, file.quoted) == ("csv", read, False)
    assert file.path.read_bytes().decode(file.encoding) == TEXT


def test_the_print_and_the_size_are_those_of_the_bytes(tmp_path: Path) -> None:
    file = look_at(tmp_path, TEXT.encode())
    assert (file.sha256, file.size_bytes) == (hashlib.sha256(TEXT.encode()).hexdigest(), len(TEXT.encode()))
    assert file.name == "extrait.csv"


def test_the_name_is_not_believed(tmp_path: Path) -> None:
    book = a_workbook(tmp_path / "book.csv", Feuille=[["mois"]])
    assert received(book).form == "xlsx"
    assert look_at(tmp_path, TEXT.encode(), "texte.xlsx").form == "csv"


def test_quotation_marks_are_noticed_wherever_they_are(tmp_path: Path) -> None:
    assert not look_at(tmp_path, b"a;b\n" * 300_000).quoted
    assert look_at(tmp_path, b"a;b\n" * 300_000 + b'"a";b\n').quoted


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "est vide"),
        (b"\n\n  \n", "est vide"),
        (b";;;\n;;;\n", "est vide"),
        (b"\xff\xfe", "est vide"),
        (b"\xef\xbb\xbf\r\n", "est vide"),
        (b"%PDF-1.7 ...", "un document PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "un ancien classeur Excel"),
        (b"\x89PNG\r\n\x1a\n", "une image"),
        (b"\xff\xd8\xff\xe0", "une image"),
        (b"\x1f\x8b\x08", "une archive compressée"),
        (b"SQLite format 3\x00", "une base de données"),
        (b"{\\rtf1", "traitement de texte"),
        (b"<!DOCTYPE html><html>", "une page web"),
        (b"\xef\xbb\xbf <table>", "une page web"),
        (b'{"mois": "06/2023"}', "un fichier JSON"),
        (b'[{"mois": "06/2023"}]', "un fichier JSON"),
        (b"mois;poste\n06/2023;A\x001\n", r"des octets nuls \(ligne 2\)"),
        (b"mois;poste\n06/2023;\x81\n", r"ni en UTF-8, ni en Windows-1252"),
        ("mois;été\n".encode() + "06/2023;été\n".encode("cp1252"), r"mélange deux encodages.*ligne 2"),
    ],
)
def test_what_is_no_table_is_refused_with_what_it_is(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        look_at(tmp_path, content)


def test_blank_lines_above_the_rest_do_not_make_a_file_empty(tmp_path: Path) -> None:
    assert look_at(tmp_path, b"\n" * 10_000 + b"mois;poste\n").form == "csv"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_line_without_end_is_refused_with_its_number(tmp_path: Path, ending: str) -> None:
    lines = ["mois;poste", "06/2023;A1", f"06/2023;{'x' * LONGEST_LINE}", "06/2023;A2"]
    with pytest.raises(FileRefused, match=r"plus d'un million de caractères \(ligne 3\)"):
        look_at(tmp_path, ending.join(lines).encode())


def test_a_long_file_of_short_lines_is_no_long_line(tmp_path: Path) -> None:
    assert look_at(tmp_path, b"06/2023;A1;0,8\r" * 200_000).form == "csv"


def test_a_character_cut_between_two_slices_is_still_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 3)
    assert look_at(tmp_path, "mois;été\r\n06/2023;é\r\n".encode()).encoding == "utf-8"
    assert look_at(tmp_path, "mois;été\r\n06/2023;é\r\n".encode("utf-16")).encoding == "utf-16"


def test_what_is_not_there_or_no_file_is_told_in_french(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"« absent.csv » n'existe pas"):
        received(tmp_path / "absent.csv")
    with pytest.raises(FileRefused, match="est un dossier"):
        received(tmp_path)
    os.mkfifo(tmp_path / "tuyau.csv")
    with pytest.raises(FileRefused, match="n'est pas un fichier"):
        received(tmp_path / "tuyau.csv")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "vérifier ses droits"),
        (OSError(5, "Input/output error"), "jusqu'au bout"),
        (OSError(28, "No space left on device"), "Le disque est plein"),
    ],
)
def test_a_file_that_the_system_will_not_read_is_told_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    path = a_text(tmp_path / "extrait.csv", TEXT)

    def refused(_: Path) -> None:
        raise error

    monkeypatch.setattr(module, "chunks", refused)
    with pytest.raises(FileRefused, match=words):
        received(path)


def test_a_name_that_is_no_text_can_still_be_written(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9.csv"))
    path.write_text(TEXT, encoding="utf-8")
    assert received(path).name == "\ufffdt\ufffd.csv"
