"""Is the diffusion base made, recognised and refused as it must be, on each engine?"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from data_access.diffusion.base import check_diffusion, prepare_diffusion
from data_access.engine import reading, writing
from data_access.failure import BaseFailure, BaseOfAnotherVersion
from data_access.migrate import DIFFUSION, upgrade
from data_access.schema.diffusion import DIFFUSION_VERSION, diffusion_metadata
from tests.support.bases import FactBase


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a diffusion base that nobody has made yet, on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'diffusion.sqlite'}"
    return str(request.getfixturevalue("postgres_access"))


def test_a_base_is_made_once_and_left_alone_afterwards(either: str) -> None:
    with pytest.raises(BaseFailure):
        check_diffusion(either)
    prepare_diffusion(either)
    check_diffusion(either)
    prepare_diffusion(either)
    check_diffusion(either)


def test_the_migrations_make_the_tables_that_are_declared(either: str) -> None:
    prepare_diffusion(either)
    with reading(either) as connection:
        found = inspect(connection)
        names = {*found.get_table_names()} - {"alembic_version"}
        columns = {
            name: {(one["name"], one["nullable"]) for one in found.get_columns(name)} for name in names
        }
        keys = {name: {*found.get_pk_constraint(name)["constrained_columns"]} for name in names}
    assert names == {table.name for table in diffusion_metadata.sorted_tables}
    for table in diffusion_metadata.sorted_tables:
        assert columns[table.name] == {(column.name, column.nullable) for column in table.c}
        assert keys[table.name] == {column.name for column in table.primary_key}


def test_the_version_is_that_of_the_last_migration(either: str) -> None:
    prepare_diffusion(either)
    with reading(either) as connection:
        assert (
            connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            == DIFFUSION_VERSION
        )


def test_the_base_of_the_fund_is_not_taken_for_one(fact_base: FactBase) -> None:
    with pytest.raises(BaseOfAnotherVersion):
        check_diffusion(fact_base.url)
    with pytest.raises(BaseOfAnotherVersion):
        prepare_diffusion(fact_base.url)


def test_another_base_is_left_as_it_is(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    with create_engine(url).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE mine (x int)")
    with pytest.raises(BaseOfAnotherVersion), writing(url) as connection:
        upgrade(connection, DIFFUSION)
