"""How far has a file been read?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from ingestion.reading.received import CHUNK, Advance, Received


def slices(file: Received, advance: Advance) -> Iterator[bytes]:
    """The bytes of a file by slices, then an empty one that says the end; tells how many were read."""
    with Followed(file, advance) as raw:
        while chunk := raw.read(CHUNK):
            yield chunk
    yield b""


class Followed(io.RawIOBase):
    """The bytes of a file; tells how many were read since the last time."""

    def __init__(self, file: Received, advance: Advance) -> None:
        super().__init__()
        self._stream = file.path.open("rb")
        self._advance = advance

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; returns how many bytes were read."""
        count = self._stream.readinto(buffer)
        self._advance(count)
        return count

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
        super().close()
