"""How is a CSV with quotation marks cut into lines and cells? By the standard library."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from ingestion.reading.block import Line, Misfit
from ingestion.reading.followed import Followed
from ingestion.reading.received import LONGEST_LINE, Advance, Received

LONGEST_RECORD = 200
"""Lines. Cells that hold more line breaks than that are no cells: a quotation mark was left open."""


@contextmanager
def lines(file: Received, separator: str, advance: Advance) -> Iterator[Iterator[Line | Misfit]]:
    """The lines of a file, numbered from 1 as a spreadsheet shows them."""
    with io.TextIOWrapper(
        io.BufferedReader(Followed(file, advance)), encoding=file.encoding, newline=""
    ) as text:
        yield _cut(text, separator)


def cells(line: str, separator: str) -> list[str]:
    """The cells of a line whose marks are simple (see `quotes`)."""
    if '"' not in line:
        return line.split(separator)
    before = csv.field_size_limit(LONGEST_LINE)
    try:
        return next(csv.reader([line], delimiter=separator))
    finally:
        csv.field_size_limit(before)


class _Source:
    """The lines of a text, one by one; those of a record that cannot be cut are given again."""

    def __init__(self, text: Iterator[str]) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= LONGEST_RECORD:
            raise csv.Error("a record without end")
        line = self._again.popleft() if self._again else next(self._text)
        self.taken.append(line)
        return line

    def give_again_after_the_first(self) -> str:
        """Give again all the lines taken since the last record but the first, which is returned."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        return first


def _cut(text: Iterator[str], separator: str) -> Iterator[Line | Misfit]:
    """A line that cannot be cut is a misfit; the next ones are read on, as if it had been alone.

    A mark left open swallows the lines that follow it, until the next mark or the end: they are given back.
    """
    before = csv.field_size_limit(LONGEST_LINE)
    source, number = _Source(text), 0
    reader = csv.reader(source, delimiter=separator, strict=True)
    try:
        while True:
            number += 1
            source.taken.clear()
            try:
                yield number, next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield _unreadable(number, source.give_again_after_the_first(), separator)
    finally:
        csv.field_size_limit(before)


def _unreadable(number: int, line: str, separator: str) -> Misfit:
    return Misfit(
        number,
        "un guillemet resté ouvert ou mal placé",
        "des guillemets fermés, et doublés à l'intérieur d'une cellule",
        line.rstrip("\r\n").split(separator),
    )
