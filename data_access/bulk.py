"""How do many rows enter a table fast: COPY in PostgreSQL, one prepared insertion in SQLite?

Rows come as Arrow batches whose columns bear the names of the table's. Nothing is checked here.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import psycopg
import pyarrow as pa
import pyarrow.csv
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from data_access.driver_errors import is_key_taken
from data_access.failure import BaseChanged

ROWS_AT_ONCE = 20_000
ARRIVING = "arriving_"
MOSTLY_DIFFERENT = 0.5
"""A column with more different values than this share of its rows is taken value by value."""


def insert_batches(connection: Connection, table: Table, batches: Iterable[Any]) -> int:
    """Add the rows of these batches to a table, in the caller's transaction; returns how many.

    Raises BaseChanged on a key that is already there: it was not when the file was checked.
    """
    write = _write if connection.dialect.name == "postgresql" else _insert
    try:
        return sum(write(connection, table, batch) for batch in batches if batch.num_rows)
    except DBAPIError as error:
        if is_key_taken(error):
            raise BaseChanged from error
        raise


def _write(connection: Connection, table: Table, batch: Any) -> int:
    """PostgreSQL copies nothing into a table that has policies, except for its owner: by way of another."""
    names = _names(batch)
    if not _is_guarded(connection, table):
        return _copy(connection, table.name, batch)
    connection.exec_driver_sql(
        f"CREATE TEMPORARY TABLE IF NOT EXISTS {ARRIVING}{table.name} (LIKE {table.name}) ON COMMIT DROP"
    )
    _copy(connection, f"{ARRIVING}{table.name}", batch)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {ARRIVING}{table.name}"
    )
    connection.exec_driver_sql(f"TRUNCATE {ARRIVING}{table.name}")
    return int(batch.num_rows)


def _is_guarded(connection: Connection, table: Table) -> bool:
    return bool(connection.exec_driver_sql("SELECT row_security_active(%s)", (table.name,)).scalar())


def _copy(connection: Connection, place: str, batch: Any) -> int:
    """A missing value is an empty cell; an empty text is a quoted one."""
    text = io.BytesIO()
    options = pa.csv.WriteOptions(include_header=False, quoting_style="all_valid")
    pa.csv.write_csv(pa.table(batch), text, options)
    command = f"COPY {place} ({_names(batch)}) FROM STDIN WITH (FORMAT csv)"
    cursor: Any = connection.connection.cursor()
    try:
        with cursor.copy(command) as copy:
            copy.write(text.getbuffer())
    except psycopg.Error as error:
        raise DBAPIError.instance(command, None, error, psycopg.Error) from error
    return int(batch.num_rows)


def _insert(connection: Connection, table: Table, batch: Any) -> int:
    places = ", ".join("?" * batch.num_columns)
    command = f"INSERT INTO {table.name} ({_names(batch)}) VALUES ({places})"
    for some in _slices(batch):
        connection.exec_driver_sql(command, list(zip(*map(_values, some.columns), strict=True)))
    return int(batch.num_rows)


def _slices(batch: Any) -> Iterator[Any]:
    for start in range(0, batch.num_rows, ROWS_AT_ONCE):
        yield batch.slice(start, ROWS_AT_ONCE)


def _values(column: Any) -> list[Any]:
    """The values of a column for SQLite; those that come back often are made once."""
    coded = column.dictionary_encode()
    different = _kept(coded.dictionary).to_pylist()
    if len(different) > len(column) * MOSTLY_DIFFERENT:
        return list(_kept(column).to_pylist())
    ranks = coded.indices.fill_null(len(different)).to_numpy()
    values: list[Any] = np.array([*different, None], dtype=object)[ranks].tolist()
    return values


def _kept(values: Any) -> Any:
    """Values as SQLite keeps them: dates as text, yes and no as 1 and 0."""
    if pa.types.is_date(values.type):
        return values.cast(pa.string())
    return values.cast(pa.int8()) if pa.types.is_boolean(values.type) else values


def _names(batch: Any) -> str:
    return ", ".join(batch.schema.names)
