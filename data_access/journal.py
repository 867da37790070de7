"""What does the journal of loads keep: which file, how many lines, who, when, what changed and why?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.coverage import Span
from data_access.schema.common import load_batch, load_difference, source_month

_batch, _difference = load_batch.c, load_difference.c


@dataclass(frozen=True)
class Origin:
    """Where the rows come from: the file as received, who loads it, and why when it corrects another."""

    file_name: str
    sha256: str
    size_bytes: int
    loaded_by: str
    demonstration: bool
    reason: str | None = None


@dataclass(frozen=True)
class Tally:
    """The lines of a file: `read` is always `loaded` + `rejected`; `aside` are not data (empty, totals)."""

    read: int
    loaded: int
    rejected: int
    aside: int = 0

    @classmethod
    def all_good(cls, lines: int) -> Tally:
        """A file without any fault."""
        return cls(lines, lines, 0)


@dataclass(frozen=True)
class Changes:
    """Lines against those that were loaded for the same days; None when there were none."""

    added: int | None = None
    removed: int | None = None
    changed: int | None = None


def note(
    connection: Connection,
    place: tuple[str, str, str],
    origin: Origin,
    tally: Tally,
    days: Sequence[Span],
    changes: Changes,
) -> None:
    """Write a load in the journal; `place` is the department, the source and the batch."""
    department, source, batch = place
    connection.execute(
        insert(load_batch).values(
            department=department,
            batch=batch,
            source=source,
            file_name=origin.file_name,
            sha256=origin.sha256,
            size_bytes=origin.size_bytes,
            lines_read=tally.read,
            lines_loaded=tally.loaded,
            lines_rejected=tally.rejected,
            lines_aside=tally.aside,
            lines_added=changes.added,
            lines_removed=changes.removed,
            lines_changed=changes.changed,
            reason=origin.reason,
            loaded_by=origin.loaded_by,
            loaded_at=datetime.now(UTC).replace(tzinfo=None),
            period_first=days[0][0],
            period_last=days[-1][1],
            demonstration=origin.demonstration,
        )
    )


@of_one_department
def loads(perimeter: Perimeter) -> Select[Any]:
    """Every load of a department, the latest first."""
    return (
        select(load_batch)
        .where(_batch.department == perimeter.department)
        .order_by(_batch.loaded_at.desc(), _batch.batch)
    )


@of_one_department
def latest_loads(perimeter: Perimeter) -> Select[Any]:
    """Rows `(source, file_name, loaded_at, loaded_by)`, the latest load of each source last."""
    return (
        select(_batch.source, _batch.file_name, _batch.loaded_at, _batch.loaded_by)
        .where(_batch.department == perimeter.department)
        .order_by(_batch.loaded_at)
    )


@of_one_department
def differences(perimeter: Perimeter, batch: str) -> Select[Any]:
    """Rows `(measure, month, former, current)` of the figures that a load changed."""
    return (
        select(_difference.measure, _difference.month, _difference.former, _difference.current)
        .where(_difference.department == perimeter.department, _difference.batch == batch)
        .order_by(_difference.measure, _difference.month)
    )


@of_one_department
def months_in_force(perimeter: Perimeter, source: str) -> Select[Any]:
    """Rows `(month, covered_until, sha256, lines_loaded, loaded_at)`: the load that each real month holds."""
    month = source_month.c
    return (
        select(month.month, month.covered_until, _batch.sha256, _batch.lines_loaded, _batch.loaded_at)
        .join(load_batch, (month.department == _batch.department) & (month.batch == _batch.batch))
        .where(
            month.department == perimeter.department,
            month.source == source,
            month.demonstration.is_(False),
        )
        .order_by(month.month)
    )


@of_one_department
def loads_of(perimeter: Perimeter, source: str, sha256: str) -> Select[Any]:
    """Rows `(loaded_at,)`: when the file whose print begins so was loaded, the latest first."""
    return (
        select(_batch.loaded_at)
        .where(
            _batch.department == perimeter.department,
            _batch.source == source,
            _batch.sha256.startswith(sha256, autoescape=True),
        )
        .order_by(_batch.loaded_at.desc())
    )
