"""Mission accompagnement santé: how long did the cases of each month last, and how did they end?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.dialect import days_between
from data_access.mas import CASES
from data_access.schema.common import load_batch, source_month
from data_access.schema.mas import mas_case

_case, _month, _batch = mas_case.c, source_month.c, load_batch.c


@of_one_department
def endings_by_month(perimeter: Perimeter, first: date, last: date) -> Select[Any]:
    """Rows `(month, days, ending, cases)` of the cases opened in the loaded months between two, included.

    `ending`: 0 still open, 1 closed with care realised, 2 closed without; `days` go from the opening to the
    closing or, for a case still open, to the last day that the load of its month knows. What happened later
    is not told by that load: a month that no later file brought again is not read beyond its own day.
    """
    closed = and_(_case.closed_on.is_not(None), _case.closed_on <= _batch.period_last)
    days = days_between(_case.opened_on, case((closed, _case.closed_on), else_=_batch.period_last))
    realised = and_(closed, _case.outcome == "care_realised")
    outcome = case((realised, 1), (closed, 2), else_=0)
    named = (_month.month, days.label("days"), outcome.label("ending"))
    opened_in = and_(
        _month.department == _case.department,
        _case.opened_on.between(_month.month, _month.covered_until),
        _case.opened_on <= _batch.period_last,
    )
    return (
        select(*named, func.count().label("cases"))
        .select_from(source_month)
        .join(load_batch, and_(_batch.department == _month.department, _batch.batch == _month.batch))
        .join(mas_case, opened_in)
        .where(
            _month.department == perimeter.department,
            _month.source == CASES,
            _month.month.between(first, last),
        )
        .group_by(*named)
        .order_by(*named)
    )
