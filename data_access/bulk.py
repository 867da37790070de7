"""How do many rows enter a table fast: COPY in PostgreSQL, one prepared insertion in SQLite?

Rows come as Arrow batches whose columns bear the names of the table's. Nothing is checked here.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import psycopg
import pyarrow as pa
import pyarrow.csv
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

ROWS_AT_ONCE = 20_000


def insert_batches(connection: Connection, table: Table, batches: Iterable[Any]) -> int:
    """Add the rows of these batches to a table, in the caller's transaction; returns how many."""
    write = _copy if connection.dialect.name == "postgresql" else _insert
    return sum(write(connection, table, batch) for batch in batches if batch.num_rows)


def _copy(connection: Connection, table: Table, batch: Any) -> int:
    """A missing value is an empty cell; an empty text is a quoted one."""
    text = io.BytesIO()
    options = pa.csv.WriteOptions(include_header=False, quoting_style="all_valid")
    pa.csv.write_csv(pa.table(batch), text, options)
    command = f"COPY {table.name} ({_names(batch)}) FROM STDIN WITH (FORMAT csv)"
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
    """The values of a column as SQLite keeps them: dates as text, yes and no as 1 and 0."""
    if pa.types.is_date(column.type):
        column = column.cast(pa.string())
    elif pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    return list(column.to_pylist())


def _names(batch: Any) -> str:
    return ", ".join(batch.schema.names)
