"""What happened in a department between two days: what the fund declares, and what its reports print?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, false, func, null, select, union_all

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.common import event, published_event

_declared = event.c
_printed = published_event.c


@of_one_department
def events_between(perimeter: Perimeter, first: date, last: date) -> Select[Any]:
    """Rows `(happened_on, ends_on, label, kind, programme, metric, new_limits, stated_in, to_the_month)`.

    Those that touch the days from `first` to `last`, both included, oldest first. An event that the fund
    declares stands in for a printed one of the same key; a printed one never starts limits anew.
    """
    both = union_all(_declared_in(perimeter), _printed_in(perimeter)).subquery("happened")
    row = both.c
    shown = [column for column in row if column is not row.event]
    return (
        select(*shown)
        .where(row.happened_on <= last, func.coalesce(row.ends_on, row.happened_on) >= first)
        .order_by(row.happened_on, row.event)
    )


def _declared_in(perimeter: Perimeter) -> Select[Any]:
    return select(
        _declared.event,
        _declared.happened_on,
        _declared.ends_on,
        _declared.label,
        _declared.kind,
        _declared.programme,
        _declared.metric,
        _declared.new_limits,
        _declared.stated_in,
        false().label("to_the_month"),
    ).where(_declared.department == perimeter.department)


def _printed_in(perimeter: Perimeter) -> Select[Any]:
    here = _declared.department == perimeter.department
    return select(
        _printed.event,
        _printed.happened_on,
        null().label("ends_on"),
        _printed.label,
        _printed.kind,
        _printed.programme,
        _printed.metric,
        false().label("new_limits"),
        _printed.stated_in,
        _printed.to_the_month,
    ).where(
        _printed.department == perimeter.department,
        _printed.event.not_in(select(_declared.event).where(here)),
    )
