"""Which measured quantities does a perimeter hold? Every figure on screen comes from these two queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.common import measure_value

NOW = "now"
YEAR_AGO = "year_ago"

_row = measure_value.c


@of_one_department
def values_by_month(
    perimeter: Perimeter, measures: Sequence[str], axis: str, first: date, last: date
) -> Select[Any]:
    """Rows `(measure, known, member, month, value)` between two months, both included."""
    return (
        select(_row.measure, _row.known, _row.member, _row.month, _row.value)
        .where(
            _row.department == perimeter.department,
            _row.axis == axis,
            _row.measure.in_(sorted(measures)),
            _row.month.between(first, last),
        )
        .order_by(_row.measure, _row.known, _row.member, _row.month)
    )


@of_one_department
def values_by_member(
    perimeter: Perimeter, measures: Sequence[str], axis: str, months: Sequence[date], known: str = NOW
) -> Select[Any]:
    """Rows `(measure, member, value)` added over the months; give one month for a stock."""
    return (
        select(_row.measure, _row.member, func.sum(_row.value).label("value"))
        .where(
            _row.department == perimeter.department,
            _row.axis == axis,
            _row.measure.in_(sorted(measures)),
            _row.month.in_(sorted(months)),
            _row.known == known,
        )
        .group_by(_row.measure, _row.member)
        .order_by(_row.measure, _row.member)
    )
