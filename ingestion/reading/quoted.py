"""How is a CSV with quotation marks cut into lines and cells? By the standard library."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager

from ingestion.reading.block import Line, Misfit
from ingestion.reading.followed import Followed
from ingestion.reading.received import Advance, Received

LONGEST_CELL = 100_000


@contextmanager
def lines(file: Received, separator: str, advance: Advance) -> Iterator[Iterator[Line | Misfit]]:
    """The lines of a file, numbered from 1 as a spreadsheet shows them."""
    with io.TextIOWrapper(
        io.BufferedReader(Followed(file, advance)), encoding=file.encoding, newline=""
    ) as text:
        yield _cut(text, separator)


def _cut(text: io.TextIOWrapper, separator: str) -> Iterator[Line | Misfit]:
    """A line that cannot be cut is a misfit; the next ones are read on."""
    before = csv.field_size_limit(LONGEST_CELL)
    reader, number = csv.reader(text, delimiter=separator), 0
    try:
        while True:
            number += 1
            try:
                yield number, next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield _unreadable(number)
    finally:
        csv.field_size_limit(before)


def _unreadable(number: int) -> Misfit:
    return Misfit(
        number,
        f"une cellule de plus de {LONGEST_CELL} caractères",
        "des cellules courtes ; chercher un guillemet resté ouvert",
    )
