"""Do the migrations make, from nothing, exactly the tables that the product declares?"""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, inspect

from data_access.diffusion.base import check_diffusion, prepare_diffusion
from data_access.engine import check_version, reading, writing
from data_access.failure import BaseOfAnotherVersion
from data_access.migrate import DIFFUSION, REPORTING, Chain, configured, upgrade
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.diffusion import DIFFUSION_VERSION, diffusion_metadata


def differences(url: str, declared: MetaData = metadata) -> list[object]:
    """What a migration would still have to do."""
    with reading(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, declared))


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


@pytest.mark.parametrize(("chain", "version"), [(REPORTING, SCHEMA_VERSION), (DIFFUSION, DIFFUSION_VERSION)])
def test_there_is_one_last_migration_and_it_is_the_version_of_the_product(chain: Chain, version: str) -> None:
    assert ScriptDirectory.from_config(configured(chain)).get_heads() == [version]


def test_the_diffusion_base_is_made_of_the_declared_tables_in_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'diffusion.sqlite'}"
    prepare_diffusion(url)
    check_diffusion(url)
    assert differences(url, diffusion_metadata) == []


@pytest.mark.postgres
def test_the_diffusion_base_is_made_of_the_declared_tables_in_postgresql(postgres_url: str) -> None:
    prepare_diffusion(postgres_url)
    check_diffusion(postgres_url)
    assert differences(postgres_url, diffusion_metadata) == []


def test_a_reporting_base_is_never_taken_for_a_diffusion_base(tmp_path: Path) -> None:
    url = made(f"sqlite:///{tmp_path / 'base.sqlite'}")
    with pytest.raises(BaseOfAnotherVersion):
        prepare_diffusion(url)
    check_version(url)


def test_the_measures_are_stored_in_the_order_of_their_key_in_sqlite(tmp_path: Path) -> None:
    """One tree instead of a table and its index: a third less to store, and one range to read."""
    url = made(f"sqlite:///{tmp_path / 'base.sqlite'}")
    with reading(url) as connection:
        assert inspect(connection).get_table_options("measure_value").get("sqlite_with_rowid") is False
