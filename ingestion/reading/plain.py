"""How is a CSV without quotation marks cut, where each line is a record? By pyarrow, block by block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

from ingestion.reading.block import Block, Line, blocks_of
from ingestion.reading.followed import Followed
from ingestion.reading.received import LONGEST_LINE, Advance, Received

BYTES_AT_ONCE = 4 * LONGEST_LINE
"""More than the longest line, so that no line is cut between two blocks."""


def blocks(file: Received, separator: str, header: int, width: int, advance: Advance) -> Iterator[Block]:
    """The blocks of the lines after the header (a rank from 0)."""
    strays: list[Line] = []

    def stray(row: Any) -> str:
        strays.append((row.number, row.text.split(separator)))
        return "skip"

    before = header + 1
    with Followed(file, advance) as raw:
        for batch in _batches(raw, file.encoding, _manner(separator, stray), before, width):
            numbers = _numbers(before, batch.num_rows, [number for number, _ in strays])
            before = int(numbers[-1]) if len(numbers) else before
            yield Block(pa.array(numbers), batch.columns)
            passed = [line for line in strays if line[0] <= before]
            yield from blocks_of(passed, width)
            strays[: len(passed)] = []
        yield from blocks_of(strays, width)


def _manner(separator: str, stray: Any) -> Any:
    return csv.ParseOptions(
        delimiter=separator, quote_char=False, ignore_empty_lines=False, invalid_row_handler=stray
    )


def _batches(raw: Followed, encoding: str, manner: Any, skipped: int, width: int) -> Iterator[Any]:
    names = [str(rank) for rank in range(width)]
    whole = csv.ReadOptions(
        use_threads=False, block_size=BYTES_AT_ONCE, column_names=names, skip_rows=skipped, encoding=encoding
    )
    texts = csv.ConvertOptions(
        column_types={name: pa.string() for name in names}, strings_can_be_null=False, check_utf8=False
    )
    try:
        source = pa.PythonFile(raw, "r")
        with csv.open_csv(source, whole, manner, texts) as batches:
            yield from batches
    except pa.ArrowInvalid as error:
        if "Empty CSV file" not in str(error):
            raise


def _numbers(before: int, count: int, strays: list[int]) -> NDArray[np.int64]:
    """The numbers of `count` lines after the line `before`, those of the strays left out."""
    candidates = np.arange(before + 1, before + 1 + count + len(strays), dtype=np.int64)
    return candidates[~np.isin(candidates, strays)][:count] if strays else candidates
