"""What does a publication hold: cells, months, names, and how much of each table is masked?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.diffusion import (
    publication,
    published_cell,
    published_month,
    published_name,
    published_table,
)

_cell, _month, _name, _table = published_cell.c, published_month.c, published_name.c, published_table.c


@of_one_department
def publications(perimeter: Perimeter, today: date) -> Select[Any]:
    """Rows `(publication, committee_on, covers_until, published_at, demonstration)`, the newest first.

    Those whose committee has met: nothing of a period is shown before.
    """
    row = publication.c
    return (
        select(row.publication, row.committee_on, row.covers_until, row.published_at, row.demonstration)
        .where(row.department == perimeter.department, row.committee_on <= today)
        .order_by(row.publication.desc())
    )


@of_one_department
def published_values(
    perimeter: Perimeter, number: int, measures: Sequence[str], first: date, last: date
) -> Select[Any]:
    """Rows `(quantity, known, first, last, value)` of the whole department, of the spans between two months.

    No value: masked.
    """
    return (
        select(_cell.quantity, _cell.known, _cell.first, _cell.last, _cell.value)
        .where(
            _cell.department == perimeter.department,
            _cell.publication == number,
            _cell.axis == "",
            _cell.measure.in_(sorted(measures)),
            _cell.first >= first,
            _cell.last <= last,
        )
        .order_by(_cell.quantity, _cell.first, _cell.last, _cell.known)
    )


@of_one_department
def values_of_span(
    perimeter: Perimeter, number: int, measures: Sequence[str], axis: str, span: tuple[date, date], known: str
) -> Select[Any]:
    """Rows `(measure, member, value)` of one span along an axis; no value: masked."""
    return (
        select(_cell.measure, _cell.member, _cell.value)
        .where(
            _cell.department == perimeter.department,
            _cell.publication == number,
            _cell.axis == axis,
            _cell.measure.in_(sorted(measures)),
            _cell.quantity == _cell.measure,
            _cell.first == span[0],
            _cell.last == span[1],
            _cell.known == known,
        )
        .order_by(_cell.measure, _cell.member)
    )


@of_one_department
def published_months(perimeter: Perimeter, number: int) -> Select[Any]:
    """Rows `(source, month, covered_until, demonstration, known_until)`, oldest first."""
    return (
        select(_month.source, _month.month, _month.covered_until, _month.demonstration, _month.known_until)
        .where(_month.department == perimeter.department, _month.publication == number)
        .order_by(_month.source, _month.month)
    )


@of_one_department
def published_names(perimeter: Perimeter, number: int, axis: str) -> Select[Any]:
    """Rows `(member, name)` of a territorial or partner axis."""
    return select(_name.member, _name.name).where(
        _name.department == perimeter.department, _name.publication == number, _name.axis == axis
    )


@of_one_department
def published_tables(perimeter: Perimeter, number: int) -> Select[Any]:
    """Rows `(topic, axis, step, threshold, cells, masked)`."""
    return (
        select(_table.topic, _table.axis, _table.step, _table.threshold, _table.cells, _table.masked)
        .where(_table.department == perimeter.department, _table.publication == number)
        .order_by(_table.topic, _table.axis, _table.step, _table.threshold)
    )
