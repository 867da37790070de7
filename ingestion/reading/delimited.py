"""How is a CSV read, whatever its separator, its encoding and its quotation marks?

As long as each line is a record, pyarrow cuts a file (`plain`), several times faster than the standard
library, which reads the others (`quoted`). Both give the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ingestion.reading import plain, quoted
from ingestion.reading.block import Block, Misfit
from ingestion.reading.received import Advance, Received, unseen
from ingestion.reading.sheet import TOP_LINES

SEPARATORS = (";", ",", "\t", "|")


class Delimited:
    """A CSV cut at a separator: see `ingestion.reading.sheet.Sheet`."""

    name = ""

    def __init__(self, file: Received, separator: str) -> None:
        self._file = file
        self._separator = separator

    def top(self) -> list[Sequence[str]]:
        """See `Sheet.top`."""
        with quoted.lines(self._file, self._separator, unseen) as lines:
            return [() if isinstance(line, Misfit) else line[1] for line in islice(lines, TOP_LINES)]

    def blocks(self, header: int, width: int, advance: Advance) -> Iterator[Block]:
        """See `Sheet.blocks`."""
        yield from plain.blocks(self._file, self._separator, header, width, advance)
