"""What are the communes, the EPCI and the partners of a department called?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.common import commune, epci, partner


@of_one_department
def member_names(perimeter: Perimeter, axis: str) -> Select[Any]:
    """Rows `(code, name)` of a territorial or partner axis: `epci`, `commune` or `partner`."""
    table, code = {
        "epci": (epci, epci.c.epci),
        "commune": (commune, commune.c.commune),
        "partner": (partner, partner.c.partner),
    }[axis]
    return select(code.label("code"), table.c.name).where(table.c.department == perimeter.department)


@of_one_department
def communes(perimeter: Perimeter) -> Select[Any]:
    """Rows `(commune, name, epci, population, latitude, longitude)`."""
    row = commune.c
    return (
        select(row.commune, row.name, row.epci, row.population, row.latitude, row.longitude)
        .where(row.department == perimeter.department)
        .order_by(row.commune)
    )
