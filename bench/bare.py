"""How long does a database take for the same rows when nothing is checked nor counted?

`COPY` in PostgreSQL, one `executemany` in SQLite: the rows of a base already loaded, as the database holds
them, enter the same table, with its indexes, in an empty base.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from io import BytesIO

import psycopg
from sqlalchemy import make_url

from data_access.engine import file_of
from data_access.schema import Table


def copied(source: str, target: str, table: Table) -> float:
    """Seconds to write the rows of a table of one base in another."""
    if file_of(source):
        return _executemany(source, target, table)
    return _copy(source, target, table)


def _executemany(source: str, target: str, table: Table) -> float:
    with closing(sqlite3.connect(str(file_of(source)))) as base:
        rows = base.execute(f"SELECT * FROM {table.name}").fetchall()
    places = ", ".join("?" * len(rows[0]))
    with closing(sqlite3.connect(str(file_of(target)))) as base:
        began = time.perf_counter()
        base.executemany(f"INSERT INTO {table.name} VALUES ({places})", rows)
        base.commit()
        return time.perf_counter() - began


def _copy(source: str, target: str, table: Table) -> float:
    rows = BytesIO()
    with _opened(source) as base, base.cursor().copy(f"COPY {table.name} TO STDOUT") as out:
        for some in out:
            rows.write(some)
    with _opened(target) as base:
        began = time.perf_counter()
        with base.cursor().copy(f"COPY {table.name} FROM STDIN") as into:
            into.write(rows.getbuffer())
        base.commit()
        return time.perf_counter() - began


def _opened(url: str) -> psycopg.Connection[tuple[object, ...]]:
    address = make_url(url).set(drivername="postgresql")
    return psycopg.connect(address.render_as_string(hide_password=False))
