"""How is a base brought to the version of this product? Alembic, on SQLite and PostgreSQL alike.

Each kind of base has its own chain of migrations: what is loaded (reporting), what is published (diffusion).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, MetaData, inspect

from data_access.failure import BaseOfAnotherVersion
from data_access.schema import metadata
from data_access.schema.diffusion import diffusion_metadata

MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Chain:
    """The migrations of one kind of base, and the tables that they make."""

    folder: Path
    tables: MetaData


REPORTING = Chain(MIGRATIONS / "versions", metadata)
DIFFUSION = Chain(MIGRATIONS / "diffusion", diffusion_metadata)


def configured(chain: Chain) -> Config:
    """What Alembic needs to know of a chain; the connection is given apart."""
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.set_main_option("version_locations", str(chain.folder))
    configuration.set_main_option("path_separator", "newline")
    configuration.attributes["tables"] = chain.tables
    return configuration


def upgrade(connection: Connection, chain: Chain = REPORTING) -> None:
    """Run the missing migrations in the caller's transaction.

    Raises BaseOfAnotherVersion on a base that is newer than this product, or that is not one of its own.
    """
    tables = inspect(connection).get_table_names()
    if tables and "alembic_version" not in tables:
        raise BaseOfAnotherVersion
    configuration = configured(chain)
    configuration.attributes["connection"] = connection
    try:
        command.upgrade(configuration, "head")
    except CommandError as error:
        raise BaseOfAnotherVersion from error
