"""Complémentaire santé solidaire: which rights end in which month, the months to come included?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.c2s.ends import RIPE_DAYS
from data_access.dialect import month_of
from data_access.schema.c2s import c2s_expiry

_expiry = c2s_expiry.c


@of_one_department
def expiries_by_month(perimeter: Perimeter, first: date, until: date) -> Select[Any]:
    """Rows `(month, mode, persons, renewed, resumed)` of the ends of right between two days, both included.

    `renewed`: the next right follows without a day between; `resumed`: it came after 1 to 90 days.
    """
    month = month_of(_expiry.expires_on).label("month")
    return (
        select(
            month,
            _expiry.mode,
            func.sum(_expiry.persons).label("persons"),
            _persons_when(and_(_expiry.renewed_on.is_not(None), _expiry.gap_days == 0)).label("renewed"),
            _persons_when(_expiry.gap_days.between(1, RIPE_DAYS)).label("resumed"),
        )
        .where(_expiry.department == perimeter.department, _expiry.expires_on.between(first, until))
        .group_by(month, _expiry.mode)
        .order_by(month, _expiry.mode)
    )


def _persons_when(condition: Any) -> Any:
    return func.sum(case((condition, _expiry.persons), else_=0))
