"""How are visits written without making a reader wait, and without losing one in an orderly stop?

A visit joins a queue; a thread that lives as long as there is something to write empties it by batches. A
failure never reaches the reader: it is logged, kept for the director's page, and what could not be written is
tried again.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from threading import Lock, Thread
from time import sleep

from sqlalchemy.exc import SQLAlchemyError

from data_access.accesses.visits import Visit, record
from data_access.failure import BaseFailure

log = logging.getLogger("vigie.visits")

GATHER_SECONDS = 0.5
"""How long visits wait for one another."""
LONGEST_PAUSE_SECONDS = 30.0
"""Between two attempts, when the base does not take them."""
MOST_WAITING = 20_000
"""About ten mebibytes; beyond, the oldest is lost, and counted."""


@dataclass(frozen=True)
class Health:
    """How the writing goes: since when it fails and why, how many visits wait, how many were lost."""

    waiting: int = 0
    lost: int = 0
    failing_since: datetime | None = None
    why: str = ""


class VisitQueue:
    """The visits that wait to be written in one base."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._waiting: deque[Visit] = deque()
        self._changing, self._writing = Lock(), Lock()
        self._thread: Thread | None = None
        self._lost = 0
        self._failing_since: datetime | None = None
        self._why = ""

    def add(self, visit: Visit) -> None:
        """Leave a visit to be written; takes microseconds and never fails."""
        with self._changing:
            self._keep([visit])
            if self._thread is None:
                self._thread = Thread(target=self._write_on, name="vigie-visits", daemon=True)
                self._thread.start()

    def flush(self) -> bool:
        """Write all that waits, here and now; False when the base does not take it."""
        with self._writing:
            with self._changing:
                batch = list(self._waiting)
                self._waiting.clear()
            return not batch or self._written(batch)

    @property
    def health(self) -> Health:
        """How the writing goes now."""
        with self._changing:
            return Health(len(self._waiting), self._lost, self._failing_since, self._why)

    def _write_on(self) -> None:
        pause = GATHER_SECONDS
        while True:
            sleep(pause)
            pause = GATHER_SECONDS if self.flush() else min(2 * pause, LONGEST_PAUSE_SECONDS)
            with self._changing:
                if not self._waiting:
                    self._thread = None
                    return

    def _written(self, batch: Sequence[Visit]) -> bool:
        try:
            record(self._url, *batch)
        except BaseFailure as failure:
            self._fails(f"{failure.title}. {failure.advice}", back=batch)
            return False
        except SQLAlchemyError as error:
            log.exception("%d visits cannot be written as they are: they are lost", len(batch))
            self._fails(type(error).__name__, lost=len(batch))
            return True
        with self._changing:
            self._failing_since, self._why = None, ""
        return True

    def _fails(self, why: str, *, back: Sequence[Visit] = (), lost: int = 0) -> None:
        with self._changing:
            if self._failing_since is None:
                log.error("Visits are not being written: %s", why)
            self._failing_since = self._failing_since or datetime.now(UTC)
            self._why, self._lost = why, self._lost + lost
            later = list(self._waiting)
            self._waiting.clear()
            self._keep([*back, *later])

    def _keep(self, visits: Sequence[Visit]) -> None:
        self._waiting.extend(visits)
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popleft()
            self._lost += 1


@cache
def queue_of(url: str) -> VisitQueue:
    """The one queue of this process for a base."""
    return VisitQueue(url)


def stop(url: str) -> None:
    """Write what waits before the process ends; what cannot be written is counted in the log."""
    if not queue_of(url).flush():
        log.error("%d visits were never written: the base does not take them", queue_of(url).health.waiting)
