"""Which lines of a block are not data: empty ones, and totals under the data?

They are counted and told; they are neither read, nor loaded, nor rejected.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.reading.block import Block
from ingestion.reading.text import same_words

EMPTY, TOTALS = "empty", "totals"
_TOTAL = re.compile(r"(?:sous_?|grand_)?(?:total|totaux)(?:_.*)?|ensemble|somme")


def data_lines(block: Block, required: Sequence[int]) -> tuple[Block, Counter[str], list[int]]:
    """The block without what is not data; how many lines were set aside, by reason; the lines of totals.

    `required` are the ranks of the columns that a line of data fills: a total leaves some of them empty.
    """
    if not block.lines:
        return block, Counter(), []
    filled = [pc.not_equal(pc.utf8_trim_whitespace(cells), "") for cells in block.cells]
    data = reduce(pc.or_, filled).to_numpy(zero_copy_only=False).copy()
    empty = int((~data).sum())
    whole = reduce(pc.and_, [filled[rank] for rank in required], pa.scalar(True))
    doubtful = data & ~np.asarray(whole) if required else np.zeros(block.lines, bool)
    totals = [int(rank) for rank in np.flatnonzero(doubtful) if _is_total(block, int(rank))]
    data[totals] = False
    aside = Counter({EMPTY: empty, TOTALS: len(totals)})
    numbers = [block.numbers[rank].as_py() for rank in totals]
    return (block if data.all() else _kept(block, pa.array(data))), +aside, numbers


def _is_total(block: Block, rank: int) -> bool:
    first = next((text for cells in block.cells if (text := cells[rank].as_py().strip())), "")
    return bool(_TOTAL.fullmatch(same_words(first)))


def _kept(block: Block, data: Any) -> Block:
    return Block(block.numbers.filter(data), [cells.filter(data) for cells in block.cells], block.misfits)
