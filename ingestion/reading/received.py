"""Which file was received: its name, its print, its size, and in which form and encoding is it?

One pass over the bytes says all of it; nothing is believed of the file's name.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ingestion.reading.refusal import FileRefused

CHUNK = 1 << 20
LONGEST_LINE = 1 << 20
"""Bytes. A longer line is no line of figures."""

_FOREIGN = {
    b"%PDF": "un document PDF",
    b"\xd0\xcf\x11\xe0": "un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
    b"\x1f\x8b": "une archive compressée (.gz)",
    b"7z\xbc\xaf": "une archive compressée (.7z)",
    b"Rar!": "une archive compressée (.rar)",
    b"SQLite format 3": "une base de données",
}
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
Advance = Callable[[int], None]
"""Told how many bytes were read since the last time."""


def unseen(_: int) -> None:
    """Nobody follows the progress."""


@dataclass(frozen=True)
class Received:
    """A file as received. `form` is csv, xlsx or parquet; `encoding` and `quoted` speak of a csv."""

    path: Path
    sha256: str
    size_bytes: int
    form: str
    encoding: str
    quoted: bool

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self.path.name


def received(path: Path) -> Received:
    """Look at a whole file once; raises FileRefused on what cannot be a table."""
    try:
        size, head = path.stat().st_size, _head(path)
    except OSError as error:
        raise FileRefused(f"Le fichier « {path} » ne s'ouvre pas : {error.strerror}.") from error
    if not head.strip():
        raise FileRefused(f"Le fichier « {path.name} » est vide.")
    form = _form(path, head)
    encoding = _encoding(path, head) if form == "csv" else ""
    quoted = form == "csv" and _look_through(path, encoding)
    return Received(path, _sha256(path), size, form, encoding, quoted)


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, by slices."""
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(4096)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    for chunk in chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def _form(path: Path, head: bytes) -> str:
    if head.startswith(b"PK"):
        return "xlsx"
    if head.startswith(b"PAR1"):
        return "parquet"
    for mark, words in _FOREIGN.items():
        if head.startswith(mark):
            raise FileRefused(
                f"Le fichier « {path.name} » est {words} : l'enregistrer en CSV, en XLSX ou en Parquet."
            )
    if head.lstrip()[:1] == b"<":
        raise FileRefused(
            f"Le fichier « {path.name} » est une page web ou du XML : l'enregistrer en CSV ou en XLSX."
        )
    return "csv"


def _encoding(path: Path, head: bytes) -> str:
    """UTF-8 when every byte fits, else Windows-1252; UTF-16 by its mark or by its null bytes."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if head.startswith(mark):
            return encoding
    for encoding, nulls in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(nulls) > 1 and nulls.count(0) > 0.8 * len(nulls):
            return encoding
    return "utf-8" if _decodes(path, "utf-8") else "windows-1252"


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _look_through(path: Path, encoding: str) -> bool:
    """Is there a quotation mark anywhere? Refuses null characters, endless lines, undecodable bytes."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, run, quoted = 1, 0, False
    for chunk in chain(chunks(path), (b"",)):
        text = _decoded(decoder, chunk, path, line)
        if "\0" in text:
            place = line + text[: text.index("\0")].count("\n")
            raise FileRefused(
                f"Le fichier « {path.name} » contient des octets nuls (ligne {place}) : "
                "il est abîmé ou n'est pas un tableau."
            )
        quoted = quoted or '"' in text
        line, run = _longest(path, text, line, run)
    return quoted


def _decoded(decoder: codecs.IncrementalDecoder, chunk: bytes, path: Path, line: int) -> str:
    try:
        return decoder.decode(chunk, final=not chunk)
    except UnicodeError as error:
        raise FileRefused(
            f"Le fichier « {path.name} » n'est ni en UTF-8, ni en Windows-1252, ni en UTF-16 "
            f"(après la ligne {line}) : l'enregistrer en « CSV UTF-8 »."
        ) from error


def _longest(path: Path, text: str, line: int, run: int) -> tuple[int, int]:
    """The line on which the text ends and how long that line is already."""
    pieces = text.split("\n")
    for rank, piece in enumerate(pieces):
        length = len(piece) + (run if rank == 0 else 0)
        if length > LONGEST_LINE:
            raise FileRefused(
                f"Le fichier « {path.name} » a une ligne de plus d'un million de caractères "
                f"(ligne {line + rank}) : ce n'est pas un tableau, ou un guillemet n'est pas fermé."
            )
    last = len(pieces[-1]) + (run if len(pieces) == 1 else 0)
    return line + len(pieces) - 1, last
