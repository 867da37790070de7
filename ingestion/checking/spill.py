"""Where do the good lines wait between the check and the load? In a temporary file, as rows."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Collection, Iterator
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc

LINE = "__line"


class Spill:
    """Batches of good lines, written once and read back without what was rejected later."""

    def __init__(self) -> None:
        self._kept: IO[bytes] = tempfile.TemporaryFile("w+b")  # noqa: SIM115
        weakref.finalize(self, self._kept.close)
        self._writer: Any = None

    def write(self, batch: Any) -> None:
        """Keep a batch; its column `LINE` tells the lines apart."""
        if self._writer is None:
            self._writer = pa.ipc.new_stream(self._kept, batch.schema)
        self._writer.write_batch(batch)

    def batches(self, rejected: Collection[int] = ()) -> Iterator[Any]:
        """The batches, without these lines and without the column of the lines."""
        if self._writer is None:
            return
        self._writer.close()
        self._kept.seek(0)
        refused = pa.array(sorted(rejected), pa.int64())
        for batch in pa.ipc.open_stream(self._kept):
            kept = batch.filter(pc.invert(pc.is_in(batch[LINE], value_set=refused))) if rejected else batch
            yield kept.drop_columns([LINE])
