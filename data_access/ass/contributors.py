"""Action sanitaire et sociale: how much does one household make of what was paid?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.ass import ass_application

_request = ass_application.c


@of_one_department
def most_paid_to_a_household(perimeter: Perimeter, first: date, last: date) -> Select[Any]:
    """One row `(euros)`: the most that one household was paid between two days, both included; or none."""
    paid = (
        select(func.sum(_request.paid_cents).label("cents"))
        .where(_request.department == perimeter.department, _request.paid_on.between(first, last))
        .group_by(_request.household_id)
        .subquery("paid")
    )
    return select(func.max(paid.c.cents) / 100.0)
