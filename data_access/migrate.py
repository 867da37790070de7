"""How is a base brought to the version of this product? Alembic, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, inspect, text

from data_access.failure import BaseOfAnotherVersion

MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 5_619_000_001
"""The number of the lock that two migrations of one PostgreSQL base take in turn."""


def upgrade(connection: Connection) -> None:
    """Run the missing migrations in the caller's transaction.

    Raises BaseOfAnotherVersion on a base that is newer than this product, or that is not one of its own.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_AT_A_TIME})
    tables = inspect(connection).get_table_names()
    if tables and "alembic_version" not in tables:
        raise BaseOfAnotherVersion
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["connection"] = connection
    try:
        command.upgrade(configuration, "head")
    except CommandError as error:
        raise BaseOfAnotherVersion from error
