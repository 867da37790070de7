"""Is a workbook's archive sound: whole, of a reasonable size once open, and a workbook at all?"""

from __future__ import annotations

import zipfile
import zlib

from ingestion.reading.received import CHUNK, Received
from ingestion.reading.refusal import FileRefused

LARGEST_OPEN = 1 << 30
"""Bytes once decompressed: more than the largest sheet that Excel can hold in a usual extract."""

_WORKBOOK = "xl/workbook.xml"
_FOREIGN = {
    "word/document.xml": "un document Word",
    "ppt/presentation.xml": "une présentation PowerPoint",
    "content.xml": "un document LibreOffice",
    "xl/workbook.bin": "un classeur binaire (.xlsb)",
}


def check_archive(file: Received) -> None:
    """Decompress every member once without keeping it; raises FileRefused."""
    try:
        with zipfile.ZipFile(file.path) as archive:
            _check_kind(file, archive.namelist())
            _check_size(file, archive)
            _check_content(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise FileRefused(
            f"Le classeur « {file.name} » est abîmé ou coupé : le demander à nouveau à qui l'a envoyé."
        ) from error


def _check_kind(file: Received, names: list[str]) -> None:
    if _WORKBOOK in names:
        return
    words = next((words for name, words in _FOREIGN.items() if name in names), "une archive .zip")
    raise FileRefused(f"Le fichier « {file.name} » est {words} : l'enregistrer en XLSX ou en CSV.")


def _check_size(file: Received, archive: zipfile.ZipFile) -> None:
    if sum(member.file_size for member in archive.infolist()) > LARGEST_OPEN:
        raise FileRefused(
            f"Le classeur « {file.name} » occuperait plus d'un gigaoctet une fois ouvert : ce n'est pas un "
            "extrait. Enregistrer le seul tableau utile en CSV."
        )


def _check_content(archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        with archive.open(member) as content:
            while content.read(CHUNK):
                pass
