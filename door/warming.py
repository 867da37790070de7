"""What is made ready before the first visitor, what is done again while the server runs, and at its end?

Streamlit's own collection after every run costs more than the run (see docs/adr/0004): it is switched
off in `.streamlit/config.toml`, and a collection runs on a timer instead.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from data_access.accesses.queue import stop
from door.menu import PAGES
from metrics.visits.keeping import purge_quietly
from settings import current

COLLECT_SECONDS = 60
FORGET_SECONDS = 24 * 3600


@asynccontextmanager
async def warmed(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Import every page, freeze what was imported; collect and forget on timers until the server stops.

    The visits that still wait to be written are written then.
    """
    pages = len(PAGES)
    gc.collect()
    gc.freeze()
    running = [asyncio.create_task(task) for task in (_collect(), _forget())]
    try:
        yield {"pages": pages}
    finally:
        for task in running:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await asyncio.to_thread(stop, current().access_url)


async def _collect() -> None:
    while True:
        await asyncio.sleep(COLLECT_SECONDS)
        await asyncio.to_thread(gc.collect)


async def _forget() -> None:
    """Purge the journal of accesses at the start, then once a day."""
    while True:
        await asyncio.to_thread(purge_quietly)
        await asyncio.sleep(FORGET_SECONDS)
