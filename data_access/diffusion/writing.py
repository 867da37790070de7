"""How does a publication enter the diffusion base: whole, numbered, and never changed afterwards?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from data_access.engine import writing
from data_access.schema.diffusion import declared, directories, properties, publication

Rows = Sequence[Mapping[str, Any]]
ROWS_AT_ONCE = 5_000


def write_publication(
    url: str, department: str, number: int, published: Mapping[Table, Rows], beside: Mapping[str, Rows]
) -> None:
    """Write the rows of a publication and, in its transaction, the directories that stand beside it.

    `published`: the rows of each table of the publication, their key apart; `beside`: the rows of the tables
    of `directories` and `declared`, by name, which replace those of the department, and `base_property`.
    Raises a BaseFailure when the base cannot be written; nothing is then kept.
    """
    with writing(url) as connection:
        _refuse_what_is_there(connection, department, number)
        for table, rows in published.items():
            _insert(
                connection, table, [{"department": department, "publication": number, **row} for row in rows]
            )
        for table in (*directories, *declared):
            _replace(connection, table, department, beside.get(table.name, ()))
        connection.execute(delete(properties))
        _insert(connection, properties, beside.get(properties.name, ()))


def _refuse_what_is_there(connection: Connection, department: str, number: int) -> None:
    row = publication.c
    last = connection.execute(select(func.max(row.publication)).where(row.department == department)).scalar()
    if number <= int(last or 0):
        raise ValueError(f"Expected a publication of {department} after {last}; found {number}.")


def _replace(connection: Connection, table: Table, department: str, rows: Rows) -> None:
    connection.execute(delete(table).where(table.c.department == department))
    _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: Rows) -> None:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        connection.execute(insert(table), list(rows[start : start + ROWS_AT_ONCE]))
