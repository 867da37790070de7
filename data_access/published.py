"""Which figures did the report of a department print, and with which words?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.common import published_figure


@of_one_department
def printed_figures(perimeter: Perimeter) -> Select[Any]:
    """One row a printed figure, in the order of the report.

    Columns `(department, line, document, programme, measure, printed, value, unit, period, approximation,
    quote, note, metric)`.
    """
    row = published_figure.c
    return (
        select(
            row.department,
            row.line,
            row.document,
            row.programme,
            row.measure,
            row.printed,
            row.value,
            row.unit,
            row.period,
            row.approximation,
            row.quote,
            row.note,
            row.metric,
        )
        .where(row.department == perimeter.department)
        .order_by(row.line)
    )
