"""How is a SQLite base written without shutting its readers out, and found whole after a cut?

In SQLite's ordinary journal, what a load changes goes into the base itself as soon as it no longer fits in
memory, and nobody reads until the load is over. While somebody writes, changes are therefore kept beside the
base (write-ahead log); afterwards the base is one plain file again. See docs/adr/0009.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

WAIT_SECONDS = 5
"""How long somebody who reads or writes waits for the others."""
_AGAIN_SECONDS = 0.02
_MOUNTED = Path("/proc/mounts")
_SHARED = {"9p", "afs", "ceph", "cifs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
"""Kinds of folders that other machines may write in: a write-ahead log supposes one machine."""

Told = Callable[[], None]


def begin_writing(connection: Connection, path: Path, waiting: Told) -> None:
    """Take the right to write; `waiting` is called when somebody else has it, and is waited for."""
    if _somebody_writes(connection):
        waiting()
    if path.stat().st_size and not on_a_shared_folder(path):
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        except OperationalError:  # a reader stays, or somebody writes in the ordinary manner: waited enough
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    _be_patient(connection)  # with readers, when what was written is to be kept


def _somebody_writes(connection: Connection) -> bool:
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql("ROLLBACK")
    except OperationalError:
        return True
    finally:
        _be_patient(connection)
    return False


def _be_patient(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(1000 * WAIT_SECONDS)}")


def gather(path: Path) -> None:
    """Make the base one plain file again; left for the next writer when others will not let it go."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not _gathered(path) and time.monotonic() < deadline:
        time.sleep(_AGAIN_SECONDS)


def _gathered(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0)) as base:
            ((mode,),) = base.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.Error:
        return False
    return bool(mode != "wal")


def undo_a_cut_load(path: Path) -> None:
    """Roll back what a killed load left half written, when there is any and this user may write.

    SQLite does it by itself when somebody who may write reads; it leaves alone a load that is going on.
    """
    if path.with_name(f"{path.name}-journal").exists():
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0)) as base,
        ):
            base.execute("SELECT 1 FROM sqlite_master").fetchone()


def on_a_shared_folder(path: Path) -> bool:
    """Does the file stand on a folder that other machines may share?"""
    if path.drive.startswith("\\\\"):
        return True
    if not _MOUNTED.exists():
        return False
    lines = [line.split(" ") for line in _MOUNTED.read_text(encoding="utf-8").splitlines()]
    above = {str(folder) for folder in (path, *path.parents)}
    kinds = {place: kind for _, place, kind, *_ in lines if place.replace("\\040", " ") in above}
    nearest = max(kinds, key=len, default="")
    return kinds.get(nearest, "").removeprefix("fuse.") in _SHARED | {"sshfs"}
