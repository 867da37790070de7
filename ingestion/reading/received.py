"""Which file was received: its name, its print, its size, and in which form and encoding is it?

One pass over the bytes says all of it; nothing is believed of the file's name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ingestion.reading.encodings import encoding_of, texts
from ingestion.reading.forms import form_of
from ingestion.reading.opening import check_is_file, name_of, told
from ingestion.reading.refusal import FileRefused

CHUNK = 1 << 20
LONGEST_LINE = 1 << 20
"""Characters. A longer line is no line of figures."""
_HEAD = 4096
_ANYTHING = re.compile(r"\w")

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
        return name_of(self.path)


def received(path: Path) -> Received:
    """Look at a whole file once; raises FileRefused on what cannot be a table."""
    check_is_file(path)
    with told(path):
        head = next(chunks(path), b"")[:_HEAD]
        if not head:
            raise _empty(path)
        form = form_of(name_of(path), head)
        encoding = encoding_of(name_of(path), head, _slices(path)) if form == "csv" else ""
        quoted = form == "csv" and _look_through(path, encoding)
        return Received(path, _sha256(path), path.stat().st_size, form, encoding, quoted)


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, by slices."""
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _slices(path: Path) -> Iterator[bytes]:
    """The same, then an empty slice that says the end."""
    return chain(chunks(path), (b"",))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    for chunk in chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def _empty(path: Path) -> FileRefused:
    return FileRefused(f"Le fichier « {name_of(path)} » est vide : il n'a ni en-tête ni ligne.")


def _look_through(path: Path, encoding: str) -> bool:
    """Is there a quotation mark anywhere? Refuses null characters, endless lines, nothing but blanks."""
    line, run, quoted, blank = 1, 0, False, True
    for text in texts(name_of(path), encoding, _slices(path)):
        if "\0" in text:
            place = line + text[: text.index("\0")].count("\n")
            raise FileRefused(
                f"Le fichier « {name_of(path)} » contient des octets nuls (ligne {place}) : "
                "il est abîmé ou n'est pas un tableau."
            )
        quoted = quoted or '"' in text
        blank = blank and not _ANYTHING.search(text)
        line, run = _longest(path, text, line, run)
    if blank:
        raise _empty(path)
    return quoted


def _longest(path: Path, text: str, line: int, run: int) -> tuple[int, int]:
    """The line on which the text ends and how long that line is already."""
    pieces = text.split("\n")
    for rank, piece in enumerate(pieces):
        length = len(piece) + (run if rank == 0 else 0)
        if length > LONGEST_LINE:
            raise FileRefused(
                f"Le fichier « {name_of(path)} » a une ligne de plus d'un million de caractères "
                f"(ligne {line + rank}) : ce n'est pas un tableau, ou un guillemet n'est pas fermé."
            )
    last = len(pieces[-1]) + (run if len(pieces) == 1 else 0)
    return line + len(pieces) - 1, last
