"""How is a CSV cut where each line is a record: without quotation marks, or with simple ones? By pyarrow.

Pieces are read here and handed over one by one: left to itself, pyarrow reads tens of them ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

from ingestion.reading import quoted
from ingestion.reading.block import Block, Line, blocks_of
from ingestion.reading.encodings import texts
from ingestion.reading.followed import slices
from ingestion.reading.quotes import are_simple
from ingestion.reading.received import Advance, Received
from ingestion.reading.refusal import FileRefused

CHARACTERS_AT_ONCE = 1 << 21


def blocks(file: Received, separator: str, header: int, width: int, advance: Advance) -> Iterator[Block]:
    """The blocks of the lines after the header (a rank from 0).

    From the first piece whose marks are not simple, the standard library reads the file to its end.
    """
    before = skipped = header + 1
    for piece in _pieces(file, advance):
        if file.quoted and not are_simple(piece.encode(), separator):
            with quoted.lines(file, separator, advance) as lines:
                yield from blocks_of(islice(lines, before, None), width)
            return
        kept, skipped = _without_first_lines(piece, skipped)
        strays: list[Line] = []
        batches = _cut(file, kept, separator, width, strays) if kept else []
        yield from _blocks(batches, before, strays, width)
        before += sum(batch.num_rows for batch in batches) + len(strays)


def _blocks(batches: list[Any], before: int, strays: list[Line], width: int) -> Iterator[Block]:
    count = sum(batch.num_rows for batch in batches)
    numbers = _numbers(before, count, [number for number, _ in strays])
    others = list(blocks_of([(before + rank, cells) for rank, cells in strays], width))
    misfits = [misfit for block in others for misfit in block.misfits]
    for batch in batches:
        yield Block(pa.array(numbers[: batch.num_rows]), batch.columns, misfits)
        numbers, misfits = numbers[batch.num_rows :], []
    yield from (replace(block, misfits=()) for block in others) if batches else others


def _pieces(file: Received, advance: Advance) -> Iterator[str]:
    """The text, by pieces that end where a line does."""
    kept = ""
    for text in texts(file.name, file.encoding, slices(file, advance)):
        kept += text
        end = kept.rfind("\n") + 1
        if end and len(kept) >= CHARACTERS_AT_ONCE:
            yield kept[:end]
            kept = kept[end:]
    if kept:
        yield kept


def _without_first_lines(piece: str, count: int) -> tuple[str, int]:
    """The piece after as many first lines, and how many are still to skip."""
    while count and piece:
        piece, count = piece.partition("\n")[2], count - 1
    return piece, count


def _cut(file: Received, piece: str, separator: str, width: int, strays: list[Line]) -> list[Any]:
    """The lines of a piece that have their cells, as batches; the others are added to the strays."""

    def stray(row: Any) -> str:
        strays.append((row.number, quoted.cells(row.text, separator)))
        return "skip"

    names, text = [str(rank) for rank in range(width)], piece.encode()
    whole = csv.ReadOptions(use_threads=False, block_size=len(text) + 1, column_names=names)
    manner = csv.ParseOptions(
        delimiter=separator,
        quote_char='"' if file.quoted else False,
        ignore_empty_lines=False,
        invalid_row_handler=stray,
    )
    cells = csv.ConvertOptions(
        column_types={name: pa.string() for name in names}, strings_can_be_null=False, check_utf8=False
    )
    try:
        return list(csv.read_csv(pa.BufferReader(text), whole, manner, cells).to_batches())
    except pa.ArrowInvalid as error:
        raise FileRefused(f"Le fichier « {file.name} » a changé pendant sa lecture : réessayer.") from error


def _numbers(before: int, count: int, strays: list[int]) -> NDArray[np.int64]:
    """The numbers of `count` lines after the line `before`, the strays (by rank from it) left out."""
    ranks = np.arange(1, 1 + count + len(strays), dtype=np.int64)
    return before + (ranks[~np.isin(ranks, strays)] if strays else ranks)
