"""Is every failure of the base told in French, soon, and without an address?"""

from __future__ import annotations

import socket
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, text

from data_access import beside, engine
from data_access.engine import check_version, file_of, is_absent, reading, writing
from data_access.failure import (
    BaseAbsent,
    BaseDamaged,
    BaseFailure,
    BaseLocked,
    BaseMisaddressed,
    BaseNotNamed,
    BaseNotWritable,
    BaseOfAnotherVersion,
    BaseUnreachable,
)
from data_access.query import rows
from data_access.schema.common import department
from ingestion.base import bring_up_to_date
from tests.support.postgres import new_database

NAMES = select(department.c.name)
SOON_SECONDS = 4.0


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait one second instead of five."""
    assert engine.WAIT_SECONDS <= 5
    for module in (engine, beside):
        monkeypatch.setattr(module, "WAIT_SECONDS", 1)


def failure_of_reading(url: str) -> BaseFailure:
    """What a reader is told, and that it is told soon."""
    started = time.monotonic()
    with pytest.raises(BaseFailure) as caught:
        rows(url, NAMES)
    assert time.monotonic() - started < SOON_SECONDS
    return caught.value


def test_an_absent_base(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'absent.sqlite'}"
    assert type(failure_of_reading(url)) is BaseAbsent
    assert is_absent(url)
    with pytest.raises(BaseAbsent):
        check_version(url)
    assert list(tmp_path.iterdir()) == [], "looking for a base does not make one"


def test_a_locked_base(empty_base_url: str) -> None:
    holder = sqlite3.connect(str(file_of(empty_base_url)), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert type(failure_of_reading(empty_base_url)) is BaseLocked
        with pytest.raises(BaseLocked), writing(empty_base_url):
            pytest.fail("nobody writes beside somebody who writes")
    finally:
        holder.rollback()
        holder.close()
    assert rows(empty_base_url, NAMES)


def test_a_file_that_is_not_a_base(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("Cher directeur, " * 200)
    assert type(failure_of_reading(f"sqlite:///{path}")) is BaseDamaged


def test_a_base_cut_in_the_middle(empty_base_url: str) -> None:
    path = file_of(empty_base_url)
    assert path is not None
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3] + b"\xff" * 4096)
    with pytest.raises(BaseDamaged):
        read_everything(empty_base_url)


def read_everything(url: str) -> None:
    with reading(url) as connection:
        for (table,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all():
            connection.execute(text(f"SELECT * FROM {table}")).all()


def test_a_base_of_another_version(empty_base_url: str) -> None:
    with writing(empty_base_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BaseOfAnotherVersion):
        check_version(empty_base_url)
    with pytest.raises(BaseOfAnotherVersion):
        bring_up_to_date(empty_base_url)


def test_a_base_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE customer (name TEXT)")
    other.close()
    url = f"sqlite:///{path}"
    assert type(failure_of_reading(url)) is BaseOfAnotherVersion
    assert not is_absent(url)
    with pytest.raises(BaseOfAnotherVersion):
        bring_up_to_date(url)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("customer",)]
    other.close()


def test_a_base_that_lacks_a_column(empty_base_url: str) -> None:
    with writing(empty_base_url) as connection:
        connection.execute(text("ALTER TABLE department RENAME COLUMN name TO label"))
    assert type(failure_of_reading(empty_base_url)) is BaseOfAnotherVersion


def test_a_folder_in_the_place_of_the_base(tmp_path: Path) -> None:
    assert type(failure_of_reading(f"sqlite:///{tmp_path}")) is BaseFailure


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BaseNotWritable), writing(f"sqlite:///{tmp_path / 'file' / 'base.sqlite'}"):
        pytest.fail("a file is not a folder")


@pytest.mark.parametrize("url", ["vigie", "nosuch://host/base", "mysql://host/base", "postgresql://h:port/b"])
def test_an_address_that_nobody_can_open(url: str) -> None:
    assert type(failure_of_reading(url)) is BaseMisaddressed
    with pytest.raises(BaseMisaddressed):
        is_absent(url)


def test_a_base_without_an_address() -> None:
    """A partners' process has none for the base of the fund."""
    assert type(failure_of_reading("")) is BaseNotNamed


def test_a_server_that_refuses(unused_port: int) -> None:
    url = f"postgresql+psycopg://vigie:secret@127.0.0.1:{unused_port}/vigie"
    assert type(failure_of_reading(url)) is BaseUnreachable
    with pytest.raises(BaseUnreachable):
        is_absent(url)


def test_a_server_that_never_answers() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"postgresql+psycopg://vigie:secret@127.0.0.1:{silent.getsockname()[1]}/vigie"
        assert type(failure_of_reading(url)) is BaseUnreachable


@pytest.mark.postgres
def test_a_server_without_this_base_or_with_an_empty_one(postgres_url: str) -> None:
    absent = make_url(postgres_url).set(database="nowhere").render_as_string(hide_password=False)
    assert type(failure_of_reading(absent)) is BaseUnreachable
    with new_database(postgres_url) as url:
        assert is_absent(url)
        with pytest.raises(BaseAbsent):
            check_version(url)
        engine.reader(url).dispose()


@pytest.mark.postgres
def test_a_base_of_another_version_in_postgresql(postgres_base: str) -> None:
    with writing(postgres_base) as connection:
        connection.execute(text("ALTER TABLE department RENAME TO region"))
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert type(failure_of_reading(postgres_base)) is BaseOfAnotherVersion
    with pytest.raises(BaseOfAnotherVersion):
        check_version(postgres_base)


@pytest.fixture
def unused_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize(
    "failure", [BaseFailure, *BaseFailure.__subclasses__()], ids=lambda one: one.__name__
)
def test_a_failure_says_in_french_what_to_do_and_never_where_the_base_is(failure: type[BaseFailure]) -> None:
    said = f"{failure.title}. {failure.advice}"
    assert failure.title
    assert failure.advice.endswith(".")
    assert not any(sign in said for sign in ("/", "\\", "sqlite", "postgres", "Error", "line "))
    assert str(failure()) == ""
