"""Which months of which source are loaded, until which day, and are they a demonstration?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.common import base_property, department, load_batch, source_month


@of_one_department
def covered_months(perimeter: Perimeter) -> Select[Any]:
    """Rows `(source, month, covered_until, demonstration)`, oldest first."""
    month = source_month.c
    return (
        select(month.source, month.month, month.covered_until, month.demonstration)
        .where(month.department == perimeter.department)
        .order_by(month.source, month.month)
    )


@of_one_department
def last_loads(perimeter: Perimeter) -> Select[Any]:
    """Rows `(source, loaded_at)`: the last load of each source."""
    batch = load_batch.c
    return (
        select(batch.source, func.max(batch.loaded_at).label("loaded_at"))
        .where(batch.department == perimeter.department)
        .group_by(batch.source)
        .order_by(batch.source)
    )


def base_properties() -> Select[Any]:
    """Rows `(name, value)`; `stamp` changes with each load, `demonstration_today` dates the demonstration."""
    return select(base_property.c.name, base_property.c.value)


def department_names() -> Select[Any]:
    """Rows `(department, name)` of all departments."""
    return select(department.c.department, department.c.name).order_by(department.c.department)
