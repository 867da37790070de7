"""Are visits written by batches, quickly, whatever happens to the base, and none lost in an orderly stop?"""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy.exc import DataError

from data_access.accesses import queue as visit_queue
from data_access.accesses.queue import VisitQueue, queue_of, stop
from data_access.accesses.visits import Visit, record, tally
from data_access.failure import BaseLocked
from tests.support.access import TODAY, opened

ROOT = Path(__file__).resolve().parents[2]
LEAVING = """
import sys
from data_access.accesses.queue import queue_of, stop
from tests.support.access import opened
for _ in range(500):
    queue_of(sys.argv[1]).add(opened())
stop(sys.argv[1])
"""


def until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "it did not happen in time"
        time.sleep(0.02)


def test_a_visit_is_written_within_a_second(access_url: str) -> None:
    record(access_url, opened())
    queue = VisitQueue(access_url)
    queue.add(opened())
    until(lambda: tally(access_url, TODAY, TODAY).pages == 2, 1.0)


def test_visits_of_many_sessions_are_all_written(access_url: str) -> None:
    queue = VisitQueue(access_url)
    with ThreadPoolExecutor(8) as sessions:
        list(sessions.map(lambda _: queue.add(opened()), range(400)))
    assert queue.flush()
    until(lambda: tally(access_url, TODAY, TODAY).pages == 400)


def test_leaving_a_visit_takes_far_less_than_a_millisecond(access_url: str) -> None:
    queue = VisitQueue(access_url)
    times = []
    for _ in range(201):
        start = perf_counter()
        queue.add(opened())
        times.append(perf_counter() - start)
    assert sorted(times)[100] < 0.000_2
    assert queue.flush()


def test_nothing_is_lost_in_an_orderly_stop(access_url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAVING, access_url], cwd=ROOT, capture_output=True, timeout=60, check=True
    )
    assert done.stderr == b""
    assert tally(access_url, TODAY, TODAY).pages == 500


def test_a_locked_base_is_waited_for(access_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("beside", "engine", "accesses.base"):
        monkeypatch.setattr(f"data_access.{place}.WAIT_SECONDS", 0.05)
    record(access_url, opened())
    queue = VisitQueue(access_url)
    with closing(sqlite3.connect(access_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        queue.add(opened())
        assert not queue.flush()
        assert "occupée" in queue.health.why
        assert queue.health.failing_since is not None
        other.execute("ROLLBACK")
    until(lambda: tally(access_url, TODAY, TODAY).pages == 2)
    until(lambda: queue.health == visit_queue.Health())


def test_a_failure_is_told_once_and_reaches_nobody(
    access_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    away = _Away(monkeypatch)
    queue = VisitQueue(access_url)
    with caplog.at_level(logging.ERROR, "vigie.visits"):
        for rank in range(3):
            queue.add(opened(page=str(rank)))
            assert not queue.flush()
    assert [one.getMessage().split(":")[0] for one in caplog.records] == ["Visits are not being written"]
    assert queue.health.waiting == 3
    away.comes_back()
    assert queue.flush()
    assert [one.page for one in away.written] == ["0", "1", "2"]


def test_when_too_many_wait_the_oldest_are_lost_and_counted(
    access_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = _Away(monkeypatch)
    monkeypatch.setattr(visit_queue, "MOST_WAITING", 2)
    queue = VisitQueue(access_url)
    for rank in range(5):
        queue.add(opened(page=str(rank)))
    assert queue.health.lost == 3
    assert not queue.flush()
    queue.add(opened(page="5"))
    away.comes_back()
    assert queue.flush()
    assert [one.page for one in away.written] == ["4", "5"]
    assert queue.health.lost == 4


def test_a_batch_that_no_base_would_take_does_not_stop_the_next(
    access_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(_: str, *visits: Visit) -> None:
        raise DataError("insert", {}, ValueError("no"), hide_parameters=bool(visits))

    monkeypatch.setattr(visit_queue, "record", refused)
    queue = VisitQueue(access_url)
    queue.add(opened())
    assert queue.flush()
    assert queue.health.lost == 1
    assert "they are lost" in caplog.text


def test_what_could_not_be_written_at_the_stop_is_counted_in_the_log(
    access_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _Away(monkeypatch)
    queue_of(access_url).add(opened())
    stop(access_url)
    assert "1 visits were never written" in caplog.text


class _Away:
    """A base that answers nothing until it comes back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written: list[Visit] = []
        self._away = True
        monkeypatch.setattr(visit_queue, "record", self._record)
        monkeypatch.setattr(visit_queue, "GATHER_SECONDS", 60.0)

    def comes_back(self) -> None:
        self._away = False

    def _record(self, _: str, *visits: Visit) -> None:
        if self._away:
            raise BaseLocked
        self.written += visits
