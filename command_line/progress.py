"""How is the progress of a long reading shown, on a terminal only?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

from ingestion.reading.received import Advance

_BAR = "{desc} |{bar}| {percentage:.0f} %"
_PATIENCE_SECONDS = 1.0


@contextmanager
def followed(words: str, size_bytes: int) -> Iterator[Advance]:
    """A bar that a reader feeds with bytes; it shows itself past one second."""
    with tqdm(
        desc=words,
        total=size_bytes,
        bar_format=_BAR,
        ncols=90,
        leave=False,
        delay=_PATIENCE_SECONDS,
        disable=None,
    ) as bar:
        yield lambda count: _advance(bar, count)


def _advance(bar: Any, count: int) -> None:
    bar.update(min(count, max((bar.total or 0) - bar.n, 0)))
