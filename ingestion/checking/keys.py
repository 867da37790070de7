"""Is a key met twice? Sixteen bytes a line wait in a temporary file, whatever the length of the keys."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator, Sequence
from typing import IO, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Prints = NDArray[np.uint64]
_RECORD = np.dtype([("print", np.uint64), ("line", np.int64)])
RECORDS_AT_ONCE = 1 << 17
"""How many are held in memory together; prints are compared share by share beyond that."""


def prints(columns: Sequence[Any]) -> Prints:
    """A 64-bit print of the key of each line, from the columns that make it."""
    texts = [pc.fill_null(column.cast(pa.string()), "") for column in columns]
    joined = pc.binary_join_element_wise(*texts, "\x1f") if len(texts) > 1 else texts[0]
    words = np.asarray(joined.to_pylist(), dtype=object)
    return pd.util.hash_array(words, categorize=False) if len(words) else np.empty(0, np.uint64)


class Keys:
    """The keys of the lines of a file, sheet by sheet, as prints."""

    def __init__(self) -> None:
        self._kept: IO[bytes] = tempfile.TemporaryFile("w+b")  # noqa: SIM115
        weakref.finalize(self, self._kept.close)
        self._count = 0

    def add(self, columns: Sequence[Any], lines: Any) -> None:
        """Note the keys of some lines (numbers that tell them apart in the whole file)."""
        records = np.empty(len(lines), _RECORD)
        records["print"], records["line"] = prints(columns), lines.to_numpy()
        self._kept.write(records.tobytes())
        self._count += len(records)

    def twice(self) -> Iterator[tuple[int, int]]:
        """Each line whose key is met elsewhere in the file, with the first other line that has it."""
        shares = 1 + self._count // RECORDS_AT_ONCE
        for share in range(shares):
            yield from _twice(self._share(share, shares))

    def among(self, others: Prints) -> list[int]:
        """The lines whose key is one of these."""
        found = (some["line"][np.isin(some["print"], others)] for some in self._slices())
        return sorted(int(line) for lines in found for line in lines)

    def _slices(self) -> Iterator[NDArray[Any]]:
        self._kept.seek(0)
        while some := self._kept.read(RECORDS_AT_ONCE * _RECORD.itemsize):
            yield np.frombuffer(some, _RECORD)
        self._kept.seek(0, 2)

    def _share(self, share: int, shares: int) -> NDArray[Any]:
        """The records of one print out of so many: all those of a same key."""
        return np.concatenate(
            [np.empty(0, _RECORD), *(some[some["print"] % shares == share] for some in self._slices())]
        )


def _twice(records: NDArray[Any]) -> Iterator[tuple[int, int]]:
    records = records[np.lexsort((records["line"], records["print"]))]
    keys, lines = records["print"], records["line"]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.concatenate((starts[1:], [len(keys)]))
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        for rank in range(start, end):
            yield int(lines[rank]), int(lines[start if rank > start else start + 1])
