"""Which targets has the fund set, and from which day do they count?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.common import target


@of_one_department
def targets(perimeter: Perimeter) -> Select[Any]:
    """Rows `(metric, counts_from, value)`, oldest first."""
    row = target.c
    return (
        select(row.metric, row.counts_from, row.value)
        .where(row.department == perimeter.department)
        .order_by(row.metric, row.counts_from)
    )
