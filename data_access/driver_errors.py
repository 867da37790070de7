"""Which failure of the base does a driver's error mean?

Judged by the codes of SQLite and PostgreSQL, never by their sentences: a server may speak French.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from data_access.failure import (
    BaseAbsent,
    BaseDamaged,
    BaseFailure,
    BaseForbidden,
    BaseInterrupted,
    BaseLocked,
    BaseNotWritable,
    BaseOfAnotherVersion,
    BaseUnreachable,
)

_SQLITE: tuple[tuple[str, type[BaseFailure]], ...] = (
    ("SQLITE_BUSY", BaseLocked),
    ("SQLITE_LOCKED", BaseLocked),
    ("SQLITE_NOTADB", BaseDamaged),
    ("SQLITE_CORRUPT", BaseDamaged),
    ("SQLITE_READONLY_ROLLBACK", BaseInterrupted),
    ("SQLITE_READONLY_RECOVERY", BaseInterrupted),
    ("SQLITE_READONLY_CANTINIT", BaseInterrupted),
    ("SQLITE_READONLY", BaseNotWritable),
    ("SQLITE_FULL", BaseNotWritable),
    ("SQLITE_IOERR", BaseFailure),
)
_UNDEFINED = {"42P01", "42703", "3F000"}
"""A table, a column or a schema that is not there."""
_LOCKED = {"55P03", "40P01"}
_NOT_WRITABLE = {"25006", "42501", "53100"}
"""A server that only reads, a user without the right to write, a full disk."""
_FORBIDDEN = "42501"
_KEY_TAKEN = {"23505", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"}
_ASKED_WRONGLY = ("0A", "22", "23", "25", "42")
"""Classes of SQLSTATE that are a mistake of the query or of the rows, not a state of the server."""


def failure_of(
    error: SQLAlchemyError, path: Path | None, *, while_reading: bool = False
) -> BaseFailure | None:
    """The failure to tell; None when the query or the rows are wrong, which is no state of the base.

    `path` is the file of a SQLite base, None for a server.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return BaseInterrupted() if while_reading and _is_cut(cause, path) else _of_sqlite(cause, path)
    if isinstance(cause, psycopg.Error):
        forbidden = while_reading and cause.sqlstate == _FORBIDDEN
        return BaseForbidden() if forbidden else _of_postgresql(cause)
    return BaseUnreachable() if isinstance(cause, PoolTimeoutError) else None


def without_rows(error: SQLAlchemyError) -> SQLAlchemyError:
    """The same error without the row that a server quotes in it: facts stand in no message, log or mail."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if not isinstance(error, DBAPIError) or not isinstance(cause, psycopg.Error):
        return error
    said = type(cause)(cause.diag.message_primary or type(cause).__name__)
    return type(error)(error.statement, None, said, hide_parameters=True)


def is_key_taken(error: DBAPIError) -> bool:
    """Was a row refused because another one has its key?"""
    cause = error.orig
    return (getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", "")) in _KEY_TAKEN


def _is_cut(error: sqlite3.Error, path: Path | None) -> bool:
    """Is a reader asked to write, because somebody who wrote beside the base did not end well?"""
    name = getattr(error, "sqlite_errorname", "")
    log = path and path.with_name(f"{path.name}-wal")
    return name == "SQLITE_READONLY_DIRECTORY" or bool(
        name.startswith("SQLITE_CANTOPEN") and log and log.exists()
    )


def _of_sqlite(error: sqlite3.Error, path: Path | None) -> BaseFailure | None:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_CANTOPEN"):
        return BaseFailure() if path is not None and path.exists() else BaseAbsent()
    if name == "SQLITE_ERROR" and str(error).startswith(("no such table", "no such column")):
        return BaseOfAnotherVersion()
    return next((failure() for code, failure in _SQLITE if name.startswith(code)), None)


def _of_postgresql(error: psycopg.Error) -> BaseFailure | None:
    state = error.sqlstate or ""
    if state in _UNDEFINED:
        return BaseOfAnotherVersion()
    if state in _LOCKED:
        return BaseLocked()
    if state in _NOT_WRITABLE:
        return BaseNotWritable()
    return None if state.startswith(_ASKED_WRONGLY) else BaseUnreachable()
