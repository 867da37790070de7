"""Is a workbook's archive sound: whole, of a reasonable size once open, and a workbook at all?

The sizes that an archive declares are not believed: every member is inflated once, without being kept.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from ingestion.reading.received import CHUNK, Received
from ingestion.reading.refusal import FileRefused

LARGEST_OPEN = 1 << 30
"""Bytes once decompressed: more than the largest sheet that Excel can hold in a usual extract."""
LARGEST_INDEX = 1 << 22
"""Bytes of the two members that only list the sheets."""
LONGEST_TEXT = 1 << 18
"""Bytes without any tag. A cell of Excel holds 32 767 characters, of at most six bytes once written."""

_WORKBOOK = "xl/workbook.xml"
_INDEX = (_WORKBOOK, "xl/_rels/workbook.xml.rels")
_FOREIGN = {
    "word/document.xml": "un document Word",
    "ppt/presentation.xml": "une présentation PowerPoint",
    "content.xml": "un document LibreOffice",
    "xl/workbook.bin": "un classeur binaire (.xlsb)",
}
_LOCAL_HEADER = struct.Struct("<26xHH")
"""How long are the name and the notes that stand between a local header and the bytes of a member."""


def check_archive(file: Received) -> None:
    """Raise FileRefused unless every member can be opened and none is out of measure."""
    try:
        with zipfile.ZipFile(file.path) as archive, file.path.open("rb") as stream:
            _check_kind(file, archive.namelist())
            _check_content(file, archive, stream)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError) as error:
        raise FileRefused(
            f"Le classeur « {file.name} » est abîmé ou coupé : le demander à nouveau à qui l'a envoyé."
        ) from error


def _check_kind(file: Received, names: list[str]) -> None:
    if _WORKBOOK in names:
        return
    words = next((words for name, words in _FOREIGN.items() if name in names), "une archive .zip")
    raise FileRefused(f"Le fichier « {file.name} » est {words} : l'enregistrer en XLSX ou en CSV.")


def _check_content(file: Received, archive: zipfile.ZipFile, stream: IO[bytes]) -> None:
    total = 0
    for member in archive.infolist():
        size, check, run = 0, 0, 0
        for part in _inflated(member, stream):
            size, total, check = size + len(part), total + len(part), zlib.crc32(part, check)
            run = _longest_text(file, part, run)
            if total > LARGEST_OPEN or (member.filename in _INDEX and size > LARGEST_INDEX):
                raise FileRefused(
                    f"Le classeur « {file.name} » occuperait plus d'un gigaoctet une fois ouvert : ce n'est "
                    "pas un extrait. Enregistrer le seul tableau utile en CSV."
                )
        if (size, check) != (member.file_size, member.CRC):
            raise zipfile.BadZipFile(member.filename)


def _inflated(member: zipfile.ZipInfo, stream: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a member to the end of its compressed stream, by bounded parts."""
    stream.seek(member.header_offset)
    stream.seek(sum(_LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))), 1)
    left = member.compress_size
    if member.flag_bits & 1 or member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile(member.filename)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS) if member.compress_type == zipfile.ZIP_DEFLATED else None
    while left and (packed := stream.read(min(CHUNK, left))):
        left -= len(packed)
        while inflate and packed:
            yield inflate.decompress(packed, CHUNK)
            packed = inflate.unconsumed_tail
        if packed:
            yield packed
    if left or (inflate and not inflate.eof):
        raise zipfile.BadZipFile(member.filename)


def _longest_text(file: Received, part: bytes, run: int) -> int:
    """How long is the text that the part leaves open; refuses a text that no cell could hold.

    It goes from one tag to the last one that stands near enough.
    """
    since = -run
    while True:
        tag = part.rfind(b"<", max(since + 1, 0), max(since + LONGEST_TEXT, 0))
        if tag < 0:
            break
        since = tag
    if len(part) - since > LONGEST_TEXT:
        raise FileRefused(
            f"Le classeur « {file.name} » a une cellule de plus de 32 767 caractères, plus que n'en écrit un "
            "tableur : ce n'est pas un extrait."
        )
    return len(part) - since
