"""How does an extract enter the base: facts, covered months, journal and measures, in one transaction?"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from data_access.refresh import refresh
from data_access.schema.common import base_property, load_batch, source_month, target

Row = Mapping[str, Any]
LINES_AT_ONCE = 20_000


@dataclass(frozen=True)
class Origin:
    """Where the rows come from: the file as received, and who loads it."""

    file_name: str
    sha256: str
    size_bytes: int
    loaded_by: str
    demonstration: bool


@dataclass(frozen=True)
class Extract:
    """All the rows of one source for one department, table by table, and the days that they cover."""

    source: str
    facts: Sequence[tuple[Table, Sequence[Row]]]
    first: date
    until: date

    @property
    def lines(self) -> int:
        """How many rows, over all tables."""
        return sum(len(rows) for _, rows in self.facts)


def load(connection: Connection, department: str, extract: Extract, origin: Origin) -> str:
    """Replace a source of a department by this extract; returns the batch identifier."""
    batch = str(uuid.uuid4())
    for table, rows in extract.facts:
        connection.execute(delete(table).where(table.c.department == department))
        insert_rows(connection, table, rows)
    _cover(connection, department, extract, origin, batch)
    _journal(connection, department, extract, origin, batch)
    refresh(connection, department, extract.source)
    stamp(connection, batch)
    return batch


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert rows by slices of bounded size."""
    remaining = iter(rows)
    while some := list(islice(remaining, LINES_AT_ONCE)):
        connection.execute(insert(table), some)


def replace_table(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Replace the rows of the departments that these rows speak of."""
    for department in {row["department"] for row in rows}:
        connection.execute(delete(table).where(table.c.department == department))
    insert_rows(connection, table, rows)


def stamp(connection: Connection, value: str) -> None:
    """Mark the base as changed, so that nothing kept from before is served."""
    set_property(connection, "stamp", value)


def set_target(connection: Connection, department: str, decided: tuple[str, date, float, str]) -> None:
    """Write a target `(metric, counts_from, value, decided_by)`; the same day replaces the former one."""
    metric, counts_from, value, decided_by = decided
    row = target.c
    connection.execute(
        delete(target).where(
            row.department == department, row.metric == metric, row.counts_from == counts_from
        )
    )
    connection.execute(
        insert(target).values(
            department=department, metric=metric, counts_from=counts_from, value=value, decided_by=decided_by
        )
    )
    stamp(connection, str(uuid.uuid4()))


def set_property(connection: Connection, name: str, value: str) -> None:
    """Set a property of the base."""
    connection.execute(delete(base_property).where(base_property.c.name == name))
    connection.execute(insert(base_property).values(name=name, value=value))


def _cover(connection: Connection, department: str, extract: Extract, origin: Origin, batch: str) -> None:
    month = source_month.c
    connection.execute(
        delete(source_month).where(month.department == department, month.source == extract.source)
    )
    covered = [
        {
            "department": department,
            "source": extract.source,
            "month": first,
            "covered_until": min(last, extract.until),
            "batch": batch,
            "demonstration": origin.demonstration,
        }
        for first, last in _months(extract.first, extract.until)
    ]
    insert_rows(connection, source_month, covered)


def _journal(connection: Connection, department: str, extract: Extract, origin: Origin, batch: str) -> None:
    connection.execute(
        insert(load_batch).values(
            department=department,
            batch=batch,
            source=extract.source,
            file_name=origin.file_name,
            sha256=origin.sha256,
            size_bytes=origin.size_bytes,
            lines_read=extract.lines,
            lines_loaded=extract.lines,
            lines_rejected=0,
            loaded_by=origin.loaded_by,
            loaded_at=datetime.now(UTC).replace(tzinfo=None, microsecond=0),
            period_first=extract.first,
            period_last=extract.until,
            demonstration=origin.demonstration,
        )
    )


def _months(first: date, until: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of each month of a span."""
    month = first.replace(day=1)
    while month <= until:
        following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        yield month, date.fromordinal(following.toordinal() - 1)
        month = following
