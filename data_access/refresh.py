"""How are measures counted again after a load?

For one department and one source: the rows of every measure that reads it are replaced by what the facts
say now, and by what they said a year before the data date (see `counting`). Of the year before, only the
months that have changed since are counted: the others are copied. Everything happens in the caller's
transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import (
    Connection,
    SelectBase,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    not_,
    or_,
    select,
    text,
)

from data_access.cells import Asked, Months
from data_access.counting import Column, InMonth, Measure
from data_access.dates import a_year_before
from data_access.measures import NOW, YEAR_AGO
from data_access.schema.common import measure_value, metadata, source_month
from data_access.together import counted, families
from data_access.topics import AXES, of_source

_COLUMNS = ("department", "axis", "measure", "month", "member", "value", "known")

_row = measure_value.c


def refresh(connection: Connection, department: str, source: str) -> None:
    """Count again every measure of a source."""
    _look_over(connection, source)
    covered = _covered_until(connection, department)
    as_known: dict[date, list[Measure]] = {}
    for measure in of_source(source):
        _forget(connection, department, measure)
        as_of = known_until(measure, covered)
        if as_of is not None:
            as_known.setdefault(as_of, []).append(measure)
    for as_of, measures in as_known.items():
        for family in families(measures):
            _count(connection, Asked(department, as_of), family, NOW)
            _count_a_year_ago(connection, Asked(department, as_of), family)


def known_until(measure: Measure, covered: Mapping[str, date]) -> date | None:
    """The last day that every source of a measure covers; None as soon as one is not loaded."""
    if not all(source in covered for source in measure.sources):
        return None
    return min(covered[source] for source in measure.sources)


def _look_over(connection: Connection, source: str) -> None:
    """Let PostgreSQL see what was just loaded: with the statistics of before, it counts ten times slower.

    The function is the owner's: a loader who is not may not renew them by itself.
    """
    if connection.dialect.name != "postgresql":
        return
    read = {measure.table.name for measure in of_source(source)} | {source_month.name}
    names = sorted(read & metadata.tables.keys())
    connection.execute(text("SELECT vigie_look_over(:names)"), {"names": names})


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
    connection.execute(
        delete(measure_value).where(
            _row.department == department, _row.axis.in_(AXES), _row.measure == measure.key
        )
    )


def _count(connection: Connection, asked: Asked, family: Sequence[Measure], known: str) -> None:
    for query in counted(asked, family):
        _write(connection, query, known)


def _count_a_year_ago(connection: Connection, now: Asked, family: Sequence[Measure]) -> None:
    """A month that nothing has changed since is the same as now."""
    cutoff = a_year_before(now.cutoff)
    since = min(measure.same_before(cutoff) for measure in family)
    months = Months(since, _ripened(connection, now, family, cutoff, since))
    _write(connection, _unchanged(now.department, family, months), YEAR_AGO)
    _count(connection, Asked(now.department, cutoff, months), family, YEAR_AGO)


def _unchanged(department: str, family: Sequence[Measure], months: Months) -> SelectBase:
    axes = {axis for measure in family for axis in ("", *measure.axes)}
    return select(*(_row[name] for name in _COLUMNS[:-1])).where(
        _row.department == department,
        _row.axis.in_(sorted(axes)),
        _row.measure.in_([measure.key for measure in family]),
        _row.known == NOW,
        not_(and_(*months.hold(_row.month))),
    )


def _ripened(
    connection: Connection, now: Asked, family: Sequence[Measure], cutoff: date, before: date
) -> tuple[date, ...]:
    """The months in which a fact counts otherwise for a measure since the cutoff day."""
    ripening = [measure for measure in family if isinstance(measure, InMonth) and measure.ripens]
    if not ripening:
        return ()
    one = ripening[0]
    changed = [_counts(each, cutoff) != _counts(each, now.cutoff) for each in ripening]
    query = (
        select(one.first_of_month)
        .distinct()
        .where(one.table.c.department == now.department, one.day < before, or_(*changed))
    )
    return tuple(sorted(connection.execute(query).scalars()))


def _counts(measure: InMonth, cutoff: date) -> Column:
    return case((and_(*measure.where(literal(cutoff))), 1), else_=0)


def _write(connection: Connection, query: SelectBase, known: str) -> None:
    rows = query.subquery()
    lines = select(*(rows.c[name] for name in _COLUMNS[:-1]), literal(known))
    connection.execute(insert(measure_value).from_select(_COLUMNS, lines))
