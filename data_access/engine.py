"""How is the base opened: read-only for the screens, for writing only by a load?

Every error of a driver is turned here, once, into a `BaseFailure` that a reader can understand.
"""

from __future__ import annotations

import glob
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from data_access.beside import WAIT_SECONDS, Told, begin_writing, gather, undo_a_cut_load
from data_access.driver_errors import failure_of, without_rows
from data_access.failure import (
    BaseAbsent,
    BaseMisaddressed,
    BaseNotNamed,
    BaseNotWritable,
    BaseOfAnotherVersion,
)
from data_access.roles import show_only
from data_access.schema import SCHEMA_VERSION

ONE_WRITER = 5_619_000_001
"""The number of the lock that the writers of one PostgreSQL base take in turn."""
DAY_SECONDS = 24 * 3600


@cache
def reader(url: str) -> Engine:
    """An engine that cannot write: SQLite `mode=ro`, PostgreSQL read-only transactions."""
    path = file_of(url)
    if path is not None:
        return _sqlite(path, "ro")
    return _server(url, options="-c default_transaction_read_only=on")


def in_silence() -> None:
    """Nobody is told of the wait."""


def writer(url: str, waiting: Told = in_silence) -> Engine:
    """An engine for loads and migrations; creates the file of a SQLite base when it is missing.

    There is one writer at a time: `waiting` is called when there is another one.
    """
    path = file_of(url)
    if path is None:
        engine = _server(url)
        event.listen(engine, "begin", lambda connection: _take_turn(connection, waiting))
        return engine
    _make_folder(path)
    engine = _sqlite(path, "rwc")
    event.listen(engine, "begin", lambda connection: begin_writing(connection, path, waiting))
    return engine


def file_of(url: str) -> Path | None:
    """The file of a SQLite base; None for a server."""
    address = _parsed(url)
    if address.get_backend_name() != "sqlite":
        return None
    return Path(address.database or "").resolve()


def _parsed(url: str) -> URL:
    if not url:
        raise BaseNotNamed
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise BaseMisaddressed from error


def _server(url: str, **arguments: str) -> Engine:
    try:
        return create_engine(
            _parsed(url),
            pool_pre_ping=True,
            connect_args={"connect_timeout": WAIT_SECONDS, **arguments},
            hide_parameters=True,
        )
    except (ArgumentError, ImportError) as error:
        raise BaseMisaddressed from error


def _sqlite(path: Path, mode: str) -> Engine:
    """Each connection opens the file anew: a base that was restored or moved is seen at once."""
    place = f"{path.as_uri()}?mode={mode}"

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(place, uri=True, timeout=WAIT_SECONDS, isolation_level=None)

    return create_engine("sqlite://", creator=opened, poolclass=NullPool, hide_parameters=True)


def _take_turn(connection: Connection, waiting: Told) -> None:
    """Be the only one who writes, until the end of the transaction."""
    number = {"number": ONE_WRITER}
    if not connection.execute(text("SELECT pg_try_advisory_xact_lock(:number)"), number).scalar():
        waiting()
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), number)


@contextmanager
def reading(url: str, department: str = "") -> Iterator[Connection]:
    """A read-only connection to a base of this version.

    A PostgreSQL server shows its readers nothing else than this department (see `roles`).
    Raises a BaseFailure when the base cannot answer; a mistake in the query stays as it is.
    """
    with _told(url, while_reading=True):
        engine = reader(url)
        if path := file_of(url):
            undo_a_cut_load(path)
        with engine.connect() as connection:
            show_only(connection, department)
            yield connection


@contextmanager
def writing(url: str, waiting: Told = in_silence) -> Iterator[Connection]:
    """A connection whose whole work is one transaction: all of it is kept, or nothing.

    One writes at a time: `waiting` is called when somebody else does.
    """
    with _told(url):
        engine, path = writer(url, waiting), None
        try:
            with engine.begin() as connection:
                path = file_of(url)
                yield connection
        finally:
            engine.dispose()
            if path:
                gather(path)


@contextmanager
def _told(url: str, *, while_reading: bool = False) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        failure = failure_of(error, file_of(url), while_reading=while_reading)
        if failure is None:
            raise without_rows(error) from None
        raise failure from error


@contextmanager
def being_built(url: str) -> Iterator[str]:
    """The address at which to build a new base; a SQLite file takes its place only when it is whole.

    A base that somebody else made meanwhile is left alone.
    """
    final = file_of(url)
    if final is None:
        yield url
        return
    _make_folder(final)
    _forget_old_drafts(final)
    draft = final.with_name(f".{final.name}.{secrets.token_hex(4)}.draft")
    try:
        yield URL.create("sqlite", database=str(draft)).render_as_string()
        if is_absent(url):
            draft.replace(final)
    finally:
        draft.unlink(missing_ok=True)


def _forget_old_drafts(final: Path) -> None:
    """Remove what a killed builder left a day ago or more; a younger draft may still be growing."""
    for draft in final.parent.glob(f".{glob.escape(final.name)}.*.draft*"):
        if time.time() - draft.stat().st_mtime > DAY_SECONDS:
            draft.unlink(missing_ok=True)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BaseNotWritable from error


def is_absent(url: str) -> bool:
    """Is there no base yet: no file, an empty one, or a server's base without any table?"""
    path = file_of(url)
    if path is not None:
        return not path.exists() or (path.is_file() and path.stat().st_size == 0)
    with reading(url) as connection:
        return not inspect(connection).get_table_names()


def check_version(url: str, expected: str = SCHEMA_VERSION) -> None:
    """Raise BaseOfAnotherVersion unless the base was made by this version of the schema of its kind."""
    if _version(url) != expected:
        raise BaseAbsent if is_absent(url) else BaseOfAnotherVersion


def _version(url: str) -> str | None:
    try:
        with reading(url) as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except BaseOfAnotherVersion:
        return None


__all__ = [
    "WAIT_SECONDS",
    "Connection",
    "Told",
    "being_built",
    "check_version",
    "file_of",
    "in_silence",
    "is_absent",
    "reader",
    "reading",
    "writer",
    "writing",
]
