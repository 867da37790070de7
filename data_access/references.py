"""Which identifiers and how many lines of a source does the base already hold?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, false, func, literal, not_, or_, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.coverage import Span
from data_access.schema.common import source_month


@of_one_department
def identifiers(perimeter: Perimeter, table: Table, code: str) -> Select[Any]:
    """Rows `(code, epci)` of a table of the department; `epci` is null when the table has none."""
    epci = table.c.epci if "epci" in table.c else literal(None)
    return select(table.c[code], epci.label("epci")).where(table.c.department == perimeter.department)


@of_one_department
def rows_of(perimeter: Perimeter, table: Table) -> Select[Any]:
    """Every row of a table of the department."""
    return select(table).where(table.c.department == perimeter.department)


@of_one_department
def keys_outside(
    perimeter: Perimeter, table: Table, columns: Sequence[str], dated_on: str, spans: Sequence[Span]
) -> Select[Any]:
    """The keys of the rows that a file of these days would leave in place."""
    return select(*(table.c[name] for name in columns)).where(
        table.c.department == perimeter.department, not_(_inside(table, dated_on, spans))
    )


@of_one_department
def keys_loaded(perimeter: Perimeter, table: Table, columns: Sequence[str]) -> Select[Any]:
    """The keys of all the rows of the department."""
    return select(*(table.c[name] for name in columns)).where(table.c.department == perimeter.department)


@of_one_department
def lines_by_day(
    perimeter: Perimeter, table: Table, dated_on: str | None, spans: Sequence[Span]
) -> Select[Any]:
    """Rows `(day, lines)` that a file of these days would replace; one row without day for a register."""
    here = table.c.department == perimeter.department
    day: ColumnElement[Any] = table.c[dated_on] if dated_on else literal(None)
    inside = (_inside(table, dated_on, spans),) if dated_on else ()
    return select(day, func.count()).where(here, *inside).group_by(day)


@of_one_department
def highest_rank(perimeter: Perimeter, table: Table, rank: str, within: int) -> Select[Any]:
    """One row: the highest rank met in any month, ranks of a month being counted within so many; or null."""
    return select(func.max(table.c[rank] % within)).where(table.c.department == perimeter.department)


@of_one_department
def is_real(perimeter: Perimeter, source: str) -> Select[Any]:
    """One row: how many months of a source are loaded that are no demonstration."""
    month = source_month.c
    return select(func.count()).where(
        month.department == perimeter.department,
        month.source == source,
        month.demonstration.is_(False),
    )


@of_one_department
def first_real_month(perimeter: Perimeter, source: str) -> Select[Any]:
    """One row: the first month loaded that is no demonstration, or null."""
    month = source_month.c
    return select(func.min(month.month)).where(
        month.department == perimeter.department,
        month.source == source,
        month.demonstration.is_(False),
    )


def _inside(table: Table, dated_on: str, spans: Sequence[Span]) -> Any:
    day = table.c[dated_on]
    return or_(false(), *(and_(day >= first, day <= last) for first, last in spans))
