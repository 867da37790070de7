"""Which months of a source are loaded, and what becomes of a demonstration when real lines come?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, Table, delete, exists, insert, select

from data_access.schema.common import source_month

Span = tuple[date, date]
"""A first and a last day, both included."""

_month = source_month.c


def cover(
    connection: Connection,
    place: tuple[str, str],
    days: Sequence[Span],
    origin: tuple[str, bool],
    *,
    whole: bool,
) -> None:
    """Write the months of these days for a department and a source; `whole` forgets the other months.

    `origin` is the batch they come from, and whether it is a demonstration.
    """
    (department, source), (batch, demonstration) = place, origin
    here = (_month.department == department, _month.source == source)
    covered = [
        {
            "department": department,
            "source": source,
            "month": month,
            "covered_until": until,
            "batch": batch,
            "demonstration": demonstration,
        }
        for month, until in months_of(days)
    ]
    replaced = () if whole else (_month.month.in_([row["month"] for row in covered]),)
    connection.execute(delete(source_month).where(*here, *replaced))
    if covered:
        connection.execute(insert(source_month), covered)


def is_demonstration(connection: Connection, department: str, source: str) -> bool:
    """Is what is loaded of this source a demonstration? Demonstration and real never mix in a source."""
    query = exists().where(
        _month.department == department, _month.source == source, _month.demonstration.is_(True)
    )
    return bool(connection.execute(select(query)).scalar())


def forget_demonstration(
    connection: Connection, department: str, source: str, tables: Iterable[Table]
) -> None:
    """Remove the demonstration of a source, rows and months, when there is one."""
    if not is_demonstration(connection, department, source):
        return
    for table in tables:
        connection.execute(delete(table).where(table.c.department == department))
    connection.execute(delete(source_month).where(_month.department == department, _month.source == source))


def months_of(days: Sequence[Span]) -> Iterator[Span]:
    """The first day of each month of the spans, and the last day covered in it."""
    for first, until in days:
        month = first.replace(day=1)
        while month <= until:
            following = (month + timedelta(31)).replace(day=1)
            yield month, min(following - timedelta(1), until)
            month = following
