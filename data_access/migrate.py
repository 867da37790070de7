"""How is a base brought to the version of this product? Alembic, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, inspect

from data_access.failure import BaseOfAnotherVersion

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Run the missing migrations in the caller's transaction.

    Raises BaseOfAnotherVersion on a base that is newer than this product, or that is not one of its own.
    """
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
