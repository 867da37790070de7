"""How are measures counted again after a load?

For one department and one source: the rows of every measure that reads it are replaced by what the facts
say now, and by what they said a year before the data date (see `counting`). Everything happens in the
caller's transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, delete, func, insert, literal, select

from data_access.counting import Measure
from data_access.dates import a_year_before
from data_access.measures import NOW, YEAR_AGO
from data_access.schema.common import measure_value, source_month
from data_access.topics import AXES, of_source

_COLUMNS = ("department", "axis", "measure", "month", "member", "value", "known")


def refresh(connection: Connection, department: str, source: str) -> int:
    """Count again every measure of a source; returns the number of rows written."""
    covered = _covered_until(connection, department)
    written = 0
    for measure in of_source(source):
        _forget(connection, department, measure)
        as_of = known_until(measure, covered)
        if as_of is not None:
            written += _count(connection, department, measure, as_of, NOW)
            written += _count(connection, department, measure, a_year_before(as_of), YEAR_AGO)
    return written


def known_until(measure: Measure, covered: Mapping[str, date]) -> date | None:
    """The last day that every source of a measure covers; None as soon as one is not loaded."""
    if not all(source in covered for source in measure.sources):
        return None
    return min(covered[source] for source in measure.sources)


def _covered_until(connection: Connection, department: str) -> Mapping[str, date]:
    """The data date of each loaded source."""
    month = source_month.c
    query = (
        select(month.source, func.max(month.covered_until))
        .where(month.department == department)
        .group_by(month.source)
    )
    return dict(connection.execute(query).all())


def _forget(connection: Connection, department: str, measure: Measure) -> None:
    """Every axis is named, so that the key leads straight to the rows."""
    row = measure_value.c
    connection.execute(
        delete(measure_value).where(
            row.department == department, row.axis.in_(AXES), row.measure == measure.key
        )
    )


def _count(connection: Connection, department: str, measure: Measure, cutoff: date, known: str) -> int:
    written = 0
    for axis in ("", *measure.axes):
        counted = measure.rows(department, axis, cutoff).subquery()
        rows = select(*(counted.c[name] for name in _COLUMNS[:-1]), literal(known)).where(
            counted.c.value.is_not(None)
        )
        written += connection.execute(insert(measure_value).from_select(_COLUMNS, rows)).rowcount
    return written
