"""Is a workbook's archive looked at before anything opens it: cut, foreign, swollen or lying?"""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from ingestion.reading import archive as module
from ingestion.reading.archive import LARGEST_OPEN, LONGEST_TEXT, check_archive
from ingestion.reading.received import received
from ingestion.reading.refusal import FileRefused
from tests.support.given_files import a_workbook

MEGABYTE = 1 << 20
SWOLLEN = b"<c><v>0</v></c>" * (MEGABYTE // 15)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def look_at(path: Path) -> None:
    check_archive(received(path))


def test_a_sound_workbook_passes(tmp_path: Path) -> None:
    look_at(a_workbook(tmp_path / "a.xlsx", F=[["a", "b"], [1, "x" * 32_767]]))


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("word/document.xml", "un document Word"),
        ("ppt/presentation.xml", "une présentation PowerPoint"),
        ("content.xml", "un document LibreOffice"),
        ("xl/workbook.bin", "un classeur binaire"),
        ("extrait.csv", "une archive .zip"),
    ],
)
def test_another_kind_of_archive_is_named(tmp_path: Path, member: str, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        look_at(zipped(tmp_path / "a.xlsx", {member: b"x"}))


@pytest.mark.parametrize("left", [4, 30, 200, 0.5, 0.9, -1, -22])
def test_a_workbook_cut_anywhere_is_damaged(tmp_path: Path, left: float) -> None:
    path = a_workbook(tmp_path / "a.xlsx", F=[["a", "b"], [1, 2]])
    whole = path.read_bytes()
    end = int(left) if isinstance(left, int) else int(len(whole) * left)
    path.write_bytes(whole[:end])
    with pytest.raises(FileRefused, match="abîmé ou coupé"):
        look_at(path)


def test_a_byte_changed_in_a_member_is_noticed(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", F=[["a", "b"], [1, 2]])
    whole = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet1.xml")
    whole[sheet.header_offset + 80] ^= 0xFF
    path.write_bytes(whole)
    with pytest.raises(FileRefused, match="abîmé ou coupé"):
        look_at(path)


SHEET = "xl/worksheets/sheet1.xml"


def bomb(path: Path, megabytes: int, claimed: bytes | None = None) -> Path:
    """A small archive that opens to as many megabytes; it claims to hold only `claimed`, when said."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    once = squeeze.compress(SWOLLEN) + squeeze.flush(zlib.Z_FULL_FLUSH)
    packed = once * megabytes + squeeze.flush()
    size, check = (len(SWOLLEN) * megabytes, 0) if claimed is None else (len(claimed), zlib.crc32(claimed))
    zipped(path, {"xl/workbook.xml": b"<workbook/>", SHEET: b""})
    whole = path.read_bytes()
    first, second = whole.index(b"PK\x03\x04", 4), whole.rindex(b"PK\x01\x02")
    local = bytearray(whole[first : first + 30 + len(SHEET)])
    central = bytearray(whole[second : second + 46 + len(SHEET)])
    told = struct.pack("<III", check, len(packed), size)
    local[14:26], central[16:28] = told, told
    body = whole[:first] + local + packed
    directory = whole[whole.index(b"PK\x01\x02") : second] + central
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 2, 2, len(directory), len(body), 0)
    path.write_bytes(body + directory + end)
    return path


def test_a_bomb_is_not_opened_to_its_end(tmp_path: Path) -> None:
    path = bomb(tmp_path / "bomb.xlsx", 3_000)
    assert 2 * MEGABYTE < path.stat().st_size < 20 * MEGABYTE
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo(SHEET).file_size > LARGEST_OPEN
    with pytest.raises(FileRefused, match="plus d'un gigaoctet une fois ouvert"):
        look_at(path)


@pytest.mark.parametrize("claimed", [10, 1000, MEGABYTE])
def test_a_bomb_that_lies_about_its_size_is_measured_all_the_same(
    tmp_path: Path, claimed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_OPEN", 3 * MEGABYTE)
    path = bomb(tmp_path / "bomb.xlsx", 5, claimed=(SWOLLEN * 2)[:claimed])
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo(SHEET).file_size == claimed
        assert archive.testzip() is None, "the lie is one that the standard library believes"
    with pytest.raises(FileRefused, match="plus d'un gigaoctet"):
        look_at(path)


def test_a_lie_about_a_small_member_makes_a_damaged_file(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="abîmé ou coupé"):
        look_at(bomb(tmp_path / "a.xlsx", 1, claimed=SWOLLEN[:10]))


@pytest.mark.parametrize("where", [0, LONGEST_TEXT - 5, MEGABYTE - 3, MEGABYTE + 7])
def test_a_text_that_no_cell_could_hold_is_refused(tmp_path: Path, where: int) -> None:
    text = b"<t>" + b"." * 3 + b"</t>"
    start = (text * (where // len(text) + 1))[:where] + b"<t>"
    members = {
        "xl/workbook.xml": b"<workbook/>",
        "xl/sharedStrings.xml": start + b"x" * (LONGEST_TEXT + 1) + b"</t>",
    }
    with pytest.raises(FileRefused, match="plus de 32 767 caractères"):
        look_at(zipped(tmp_path / "a.xlsx", members))


def test_the_list_of_sheets_is_short(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="gigaoctet"):
        look_at(zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<sheet/>" * MEGABYTE}))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_no_workbook_uses_is_refused(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", method) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(FileRefused, match="abîmé ou coupé"):
        look_at(tmp_path / "a.xlsx")
