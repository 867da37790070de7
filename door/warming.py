"""What is made ready before the first visitor, and how is memory given back?

Streamlit's own collection after every run costs more than the run (see docs/adr/0004): it is switched
off in `.streamlit/config.toml`, and a collection runs on a timer instead.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from door.menu import PAGES

COLLECT_SECONDS = 60


@asynccontextmanager
async def warmed(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Import every page, freeze what was imported, and collect on a timer until the server stops."""
    pages = len(PAGES)
    gc.collect()
    gc.freeze()
    collecting = asyncio.create_task(_collect())
    try:
        yield {"pages": pages}
    finally:
        collecting.cancel()
        with suppress(asyncio.CancelledError):
            await collecting


async def _collect() -> None:
    while True:
        await asyncio.sleep(COLLECT_SECONDS)
        await asyncio.to_thread(gc.collect)
