"""What does the base tell of its own quality: totals of axes, loads behind months, figures changed?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.common import load_batch, load_difference, measure_value, source_month

_value, _batch, _difference, _month = measure_value.c, load_batch.c, load_difference.c, source_month.c


@of_one_department
def totals_by_axis(perimeter: Perimeter, first: date, last: date) -> Select[Any]:
    """Rows `(measure, axis, known, month, total, lowest, count)` between two months, both included.

    The members of an axis added up, the lowest of them and how many they are; the empty axis is the whole.
    """
    group = (_value.measure, _value.axis, _value.known, _value.month)
    return (
        select(*group, func.sum(_value.value), func.min(_value.value), func.count())
        .where(_value.department == perimeter.department, _value.month.between(first, last))
        .group_by(*group)
        .order_by(*group)
    )


@of_one_department
def loads_behind_months(perimeter: Perimeter) -> Select[Any]:
    """Rows `(source, month, until)`: the last day that the load of each month knows, oldest month first."""
    return (
        select(_month.source, _month.month, _batch.period_last)
        .join(load_batch, (_batch.department == _month.department) & (_batch.batch == _month.batch))
        .where(_month.department == perimeter.department)
        .order_by(_month.source, _month.month)
    )


@of_one_department
def loads_that_changed_figures(perimeter: Perimeter) -> Select[Any]:
    """Rows `(batch, count)`: how many figures each load changed; a load that changed none has no row."""
    return (
        select(_difference.batch, func.count())
        .where(_difference.department == perimeter.department)
        .group_by(_difference.batch)
        .order_by(_difference.batch)
    )
