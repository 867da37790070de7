"""Is a key met twice? Sixteen bytes a line are kept, whatever the length of the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Prints = NDArray[np.uint64]


def prints(columns: Sequence[Any]) -> Prints:
    """A 64-bit print of the key of each line, from the columns that make it."""
    texts = [pc.fill_null(column.cast(pa.string()), "") for column in columns]
    joined = pc.binary_join_element_wise(*texts, "\x1f") if len(texts) > 1 else texts[0]
    words = np.asarray(joined.to_pylist(), dtype=object)
    return pd.util.hash_array(words, categorize=False) if len(words) else np.empty(0, np.uint64)


class Keys:
    """The keys of the good lines of a file, sheet by sheet, as prints."""

    def __init__(self) -> None:
        self._prints: list[Prints] = []
        self._lines: list[NDArray[np.int64]] = []

    def add(self, columns: Sequence[Any], lines: Any) -> None:
        """Note the keys of some lines (numbers that tell them apart in the whole file)."""
        self._prints.append(prints(columns))
        self._lines.append(lines.to_numpy())

    def twice(self) -> Iterator[tuple[int, int]]:
        """Each line whose key is met elsewhere in the file, with the first other line that has it."""
        if not self._prints:
            return
        keys, lines = np.concatenate(self._prints), np.concatenate(self._lines)
        order = np.lexsort((lines, keys))
        keys, lines = keys[order], lines[order]
        same = keys[1:] == keys[:-1]
        starts = np.flatnonzero(np.concatenate(([True], ~same)))
        ends = np.concatenate((starts[1:], [len(keys)]))
        for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
            for rank in range(start, end):
                yield int(lines[rank]), int(lines[start if rank > start else start + 1])

    def among(self, others: Prints) -> list[int]:
        """The lines whose key is one of these."""
        if not self._prints or not len(others):
            return []
        keys, lines = np.concatenate(self._prints), np.concatenate(self._lines)
        return [int(line) for line in np.sort(lines[np.isin(keys, others)])]
