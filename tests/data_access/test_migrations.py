"""Do the migrations make, from nothing, exactly the tables that the product declares?"""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from data_access.engine import check_version, reading, writing
from data_access.migrate import MIGRATIONS, upgrade
from data_access.schema import SCHEMA_VERSION, metadata


def differences(url: str) -> list[object]:
    """What a migration would still have to do."""
    with reading(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))


def made(url: str) -> str:
    with writing(url) as connection:
        upgrade(connection)
    return url


def test_the_migrations_make_the_declared_tables_in_sqlite(tmp_path: Path) -> None:
    url = made(f"sqlite:///{tmp_path / 'base.sqlite'}")
    check_version(url)
    assert differences(url) == []


@pytest.mark.postgres
def test_the_migrations_make_the_declared_tables_in_postgresql(postgres_base: str) -> None:
    check_version(postgres_base)
    assert differences(postgres_base) == []


def test_upgrading_again_changes_nothing(tmp_path: Path) -> None:
    url = made(f"sqlite:///{tmp_path / 'base.sqlite'}")
    made(url)
    assert differences(url) == []


def test_there_is_one_last_migration_and_it_is_the_version_of_the_product() -> None:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(configuration).get_heads() == [SCHEMA_VERSION]


def test_the_measures_are_stored_in_the_order_of_their_key_in_sqlite(tmp_path: Path) -> None:
    """One tree instead of a table and its index: a third less to store, and one range to read."""
    url = made(f"sqlite:///{tmp_path / 'base.sqlite'}")
    with reading(url) as connection:
        assert inspect(connection).get_table_options("measure_value").get("sqlite_with_rowid") is False
