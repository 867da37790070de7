"""How does an extract enter the base: facts, covered months, journal and measures, in one transaction?"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, false, insert, or_, true

from data_access.bulk import insert_batches
from data_access.coverage import Span, cover, forget_demonstration
from data_access.differences import Former
from data_access.journal import Changes, Origin, Tally, note
from data_access.refresh import refresh
from data_access.schema.common import base_property, target

Row = Mapping[str, Any]
Batches = Callable[[], Iterable[Any]]
"""Gives the rows as Arrow batches, for what is too long to be held."""
LINES_AT_ONCE = 20_000


@dataclass(frozen=True)
class Extract:
    """What one file brings of one source for one department, table by table, and the days that it covers.

    Without `dated_on`, it replaces all the rows of its tables. With it, only those that the column of this
    name places in `replaced_spans` (days, both ends included), and the months of `spans`. One that `adds`
    completes months already covered, by another file: it replaces and covers its `replaced_spans` alone.
    """

    source: str
    facts: Sequence[tuple[Table, Sequence[Row]]]
    first: date
    until: date
    streamed: tuple[tuple[Table, Batches], ...] = ()
    spans: tuple[Span, ...] = ()
    replaced_spans: tuple[Span, ...] = ()
    dated_on: str | None = None
    adds: bool = False
    tally: Tally | None = None

    @property
    def days(self) -> tuple[Span, ...]:
        """The spans of days covered, in order."""
        return self.spans or ((self.first, self.until),)

    def replaced(self, table: Table) -> ColumnElement[bool]:
        """Which rows of a table the extract replaces, in its department."""
        if self.dated_on is None:
            return false() if self.adds else true()
        day = table.c[self.dated_on]
        spans = self.replaced_spans or (() if self.adds else self.days)
        return or_(false(), *(and_(day >= first, day <= last) for first, last in spans))


def load(connection: Connection, department: str, extract: Extract, origin: Origin) -> str:
    """Replace what the extract replaces, and nothing else; returns the batch identifier.

    The first real load of a source removes its demonstration. Figures that change are kept in the journal.
    """
    batch = str(uuid.uuid4())
    tables = [table for table, _ in (*extract.facts, *extract.streamed)]
    place = (department, extract.source)
    if not origin.demonstration:
        forget_demonstration(connection, department, extract.source, tables)
    former = Former.of(connection, place, tables[0], extract.replaced) if tables else None
    for table in tables:
        here = table.c.department == department
        connection.execute(delete(table).where(here, extract.replaced(table)))
    written = _insert(connection, extract)
    covered = extract.replaced_spans if extract.adds else extract.days
    whole = extract.dated_on is None and not extract.adds
    cover(connection, place, covered, (batch, origin.demonstration), whole=whole)
    refresh(connection, department, extract.source)
    changes = former.compared(connection, batch) if former else Changes()
    changes = Changes(written, 0, 0) if extract.adds else changes
    tally = extract.tally or Tally.all_good(written)
    note(connection, (*place, batch), origin, tally, extract.days, changes)
    stamp(connection, batch)
    return batch


def _insert(connection: Connection, extract: Extract) -> int:
    for table, rows in extract.facts:
        insert_rows(connection, table, rows)
    streamed = sum(insert_batches(connection, table, batches()) for table, batches in extract.streamed)
    return streamed + sum(len(rows) for _, rows in extract.facts)


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
