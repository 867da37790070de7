"""What does the base weigh: how many rows, how many bytes?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, Table, func, select, text

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.engine import file_of, reading


def size_bytes(url: str) -> int:
    """The size of the file of a SQLite base, or of the database on its server."""
    path = file_of(url)
    if path is not None:
        return path.stat().st_size
    with reading(url) as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar() or 0)


@of_one_department
def row_count(perimeter: Perimeter, table: Table) -> Select[Any]:
    """One row: how many rows a table holds for the department."""
    return select(func.count()).select_from(table).where(table.c.department == perimeter.department)
