"""How much text would a worksheet hold, once each of its cells has its own copy of a shared text?

A workbook writes a text once, and a cell says its rank: a long text that a million cells repeat is a small
file, and takes more memory than any machine has once opened.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingestion.reading.received import CHUNK

SHARED = "xl/sharedStrings.xml"
LARGEST_TEXT = 1 << 32
"""Bytes: ten columns of a million lines, four hundred letters in each cell."""
_REFERENCE = re.compile(rb"t=[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>([0-9]{1,9})<")
_ITEM = re.compile(rb"<(?:\w+:)?si[ >/]")
_OVERLAP = 256


def repeats_too_much(path: Path, member: str) -> bool:
    """Would the shared texts that a sheet repeats be out of measure? Sizes count the tags: they are high."""
    with zipfile.ZipFile(path) as archive:
        if SHARED not in archive.namelist():
            return False
        sizes = _sizes(archive)
        cells = sum(part.count(b't="s"') + part.count(b"t='s'") for part, _ in _parts(archive, member))
        if not len(sizes) or cells * int(sizes.max()) <= LARGEST_TEXT:
            return False
        return _repeated(archive, member, sizes) > LARGEST_TEXT


def _sizes(archive: zipfile.ZipFile) -> NDArray[np.int64]:
    """The size of each shared text, from the place of one to that of the next."""
    places: list[int] = []
    seen = 0
    for part, overlap in _parts(archive, SHARED):
        start = seen - overlap
        places.extend(start + found.start() for found in _ITEM.finditer(part) if found.end() > overlap)
        seen = start + len(part)
    ends = np.array([*places, seen], np.int64)
    return ends[1:] - ends[:-1]


def _repeated(archive: zipfile.ZipFile, member: str, sizes: NDArray[np.int64]) -> int:
    total = 0
    for part, overlap in _parts(archive, member):
        ranks = np.array(
            [int(found[1]) for found in _REFERENCE.finditer(part) if found.end() > overlap], np.int64
        )
        total += int(sizes[ranks[ranks < len(sizes)]].sum())
    return total


def _parts(archive: zipfile.ZipFile, member: str) -> Iterator[tuple[bytes, int]]:
    """A member by parts; each begins with the end of the one before, of which the length is given."""
    tail = b""
    with archive.open(member) as content:
        while chunk := content.read(CHUNK):
            yield tail + chunk, len(tail)
            tail = chunk[-_OVERLAP:]
