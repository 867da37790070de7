"""Which cells of a worksheet hold a formula, and which text is it?

A formula is never computed here, nor is its stored result believed: it is read as the text that it is.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO
from xml.parsers import expat

Formulas = Mapping[int, Mapping[int, str]]
"""From a line to its columns, both from 1, to the formula as text: « =A1+B1 »."""

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MARK = re.compile(rb"<(?:\w+:)?f[ />]")
CHUNK = 1 << 20
LONGEST = 200


def formulas(path: Path, member: str) -> Formulas:
    """The formulas of the worksheet stored under this name in the archive."""
    with zipfile.ZipFile(path) as archive:
        if not _has_formulas(archive, member):
            return {}
        found = _Found()
        with archive.open(member) as content:
            found.read(content)
    return found.formulas


def _has_formulas(archive: zipfile.ZipFile, member: str) -> bool:
    tail = b""
    with archive.open(member) as content:
        while chunk := content.read(CHUNK):
            if _MARK.search(tail + chunk):
                return True
            tail = chunk[-32:]
    return False


class _Found:
    """The formulas met while the XML goes by; a row or a cell that says no place follows the one before."""

    def __init__(self) -> None:
        self.formulas: dict[int, dict[int, str]] = {}
        self._line, self._column = 0, 0
        self._words: list[str] | None = None

    def read(self, content: IO[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.ParseFile(content)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        kind, said = name.rsplit(" ", 1)[-1], attributes.get("r", "")
        if kind == "row":
            self._line, self._column = int(said) if said.isdecimal() else self._line + 1, 0
        elif kind == "c":
            self._line, self._column = place(said) or (self._line, self._column + 1)
        elif kind == "f":
            self._words = []

    def _text(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def _end(self, name: str) -> None:
        if name.rsplit(" ", 1)[-1] == "f" and self._words is not None:
            self.formulas.setdefault(self._line, {})[self._column] = "=" + "".join(self._words)[:LONGEST]
            self._words = None


def place(reference: str) -> tuple[int, int] | None:
    """« B12 » is line 12, column 2."""
    found = _PLACE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]), column
