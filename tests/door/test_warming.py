"""Does the server forget old visits when it starts, and write the last ones before it stops?"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator

import pytest

from data_access.accesses.queue import queue_of
from data_access.accesses.visits import record, visits
from door.warming import warmed
from settings import current
from tests.support.access import TODAY, opened


@pytest.fixture
def journal(access_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("VIGIE_ACCESS_URL", access_url)
    monkeypatch.setenv("VIGIE_ACCESS_KEPT_DAYS", "30")
    monkeypatch.setattr("data_access.accesses.queue.GATHER_SECONDS", 60.0)
    current.cache_clear()
    yield access_url
    current.cache_clear()
    gc.unfreeze()


def test_the_journal_is_purged_at_the_start_and_written_at_the_end(journal: str) -> None:
    record(journal, opened(page="old", days_ago=31), opened(page="recent", days_ago=29))

    async def lives() -> None:
        async with warmed(None):
            await asyncio.sleep(0.3)
            queue_of(journal).add(opened(page="last"))

    asyncio.run(lives())
    found = visits(journal, TODAY.replace(year=TODAY.year - 1), TODAY)
    assert [one.page for one in found] == ["last", "recent"]
