"""What is a sheet of a received file: its first lines, then its blocks?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from ingestion.reading.block import Block
from ingestion.reading.received import Advance

TOP_LINES = 30
"""Among how many first lines the header is looked for: titles may stand above it."""


class Sheet(Protocol):
    """A table in a file: that of a Parquet file, one of a workbook, or a CSV cut in one way.

    A CSV has as many sheets as possible separators; only one of them shows a header that a contract knows.
    """

    @property
    def name(self) -> str:
        """The name of the sheet, empty outside workbooks."""

    def top(self) -> list[Sequence[str]]:
        """The first lines of the sheet, cut into cells."""

    def blocks(self, header: int, width: int, advance: Advance, /) -> Iterator[Block]:
        """What follows the header line (a rank from 0), for so many columns."""
