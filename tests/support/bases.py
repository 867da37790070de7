"""Which bases do the tests read? A shared demonstration, and small ones made of a few facts by hand."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Table, delete

from access.perimeter import Perimeter
from data_access.engine import being_built, writing
from data_access.journal import Origin
from data_access.loading import Extract, Row, load
from data_access.migrate import upgrade
from data_access.refresh import refresh
from data_access.schema.common import source_month
from ingestion.base import build_demonstration, load_reference
from metrics.figures import Figures
from metrics.model import Change, Metric, Value
from metrics.period import Period
from metrics.reading import BaseReading

DEPARTMENTS = ("61", "91")
BY_HAND = Origin("test.csv", "0" * 64, 0, "test", demonstration=False)


@dataclass(frozen=True)
class FactBase:
    """A base of one department, to be filled with facts and read as the screens read it."""

    url: str
    department: str = "61"

    @property
    def perimeter(self) -> Perimeter:
        """The only perimeter that holds facts."""
        return Perimeter(self.department)

    def load(
        self,
        source: str,
        *facts: tuple[Table, Sequence[Row]],
        first: date,
        until: date,
        without: Sequence[date] = (),
    ) -> None:
        """Replace a source by these rows (the department is added); `without` names months not loaded."""
        named = tuple(
            (table, tuple({"department": self.department, **row} for row in rows)) for table, rows in facts
        )
        with writing(self.url) as connection:
            load(connection, self.department, Extract(source, named, first, until), BY_HAND)
            if without:
                connection.execute(
                    delete(source_month).where(
                        source_month.c.source == source, source_month.c.month.in_(without)
                    )
                )
                refresh(connection, self.department, source)

    def figures(self, period: Period, *metrics: Metric) -> Figures:
        """The figures of the screens over these facts."""
        return Figures(BaseReading(self.url), self.perimeter, period, metrics)

    def value(self, metric: Metric, period: Period) -> Value:
        """One value."""
        return self.figures(period, metric).value(metric)

    def change(self, metric: Metric, period: Period) -> Change | None:
        """One change against the year before."""
        return self.figures(period, metric).change(metric)


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all the workers of one run of the tests share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def demonstration(folder: Path) -> Path:
    """The file of the demonstration, built once by the first worker that asks."""
    path = folder / "demonstration.sqlite"
    with one_at_a_time(folder / "demonstration.lock"):
        if not path.exists():
            build_demonstration(f"sqlite:///{path}", DEPARTMENTS)
    return path


def reference_only(path: Path) -> None:
    """Build a base with every table, the shipped reference, and no fact."""
    with being_built(f"sqlite:///{path}") as address, writing(address) as connection:
        upgrade(connection)
        load_reference(connection, DEPARTMENTS)


def copied(template: Path, folder: Path) -> str:
    """The address of a copy that a test may change."""
    path = folder / template.name
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """What several workers may want to make: the others wait."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
