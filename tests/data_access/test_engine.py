"""Is the base opened read-only, and is a load kept whole or not at all?"""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from data_access.engine import file_of, reading, writing
from data_access.failure import BaseAbsent, BaseFailure, BaseNotWritable, BaseOfAnotherVersion
from data_access.query import rows
from data_access.schema.common import base_property, department

NAMES = select(department.c.name)


def test_a_reader_cannot_write_in_sqlite(empty_base_url: str) -> None:
    with pytest.raises(BaseNotWritable), reading(empty_base_url) as connection:
        connection.execute(insert(base_property).values(name="x", value="y"))
    assert rows(empty_base_url, select(base_property).where(base_property.c.name == "x")) == []


@pytest.mark.postgres
@pytest.mark.parametrize(
    "order",
    ["INSERT INTO base_property VALUES ('x', 'y')", "CREATE TABLE x (y int)", "DELETE FROM base_property"],
)
def test_a_reader_cannot_write_in_postgresql(postgres_base: str, order: str) -> None:
    with pytest.raises(BaseNotWritable), reading(postgres_base) as connection:
        connection.execute(text(order))


def test_reading_leaves_no_file_behind(empty_base_url: str) -> None:
    path = file_of(empty_base_url)
    assert path is not None
    before = path.stat().st_mtime_ns
    rows(empty_base_url, NAMES)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.stat().st_mtime_ns == before


def test_a_base_that_was_restored_or_removed_is_seen_at_once(empty_base_url: str, tmp_path: Path) -> None:
    path = file_of(empty_base_url)
    assert path is not None
    assert len(rows(empty_base_url, NAMES)) > 90
    aside = path.rename(tmp_path / "aside.sqlite")
    with pytest.raises(BaseAbsent):
        rows(empty_base_url, NAMES)
    aside.rename(path)
    assert len(rows(empty_base_url, NAMES)) > 90


def test_many_readers_read_while_somebody_writes(empty_base_url: str) -> None:
    failures: list[BaseFailure] = []

    def read() -> None:
        try:
            rows(empty_base_url, NAMES)
        except BaseFailure as failure:
            failures.append(failure)

    with writing(empty_base_url) as connection:
        connection.execute(insert(base_property).values(name="being", value="written"))
        found = rows(empty_base_url, select(base_property).where(base_property.c.name == "being"))
        assert found == [], "what is not finished is not seen"
        readers = [threading.Thread(target=read) for _ in range(8)]
        for one in readers:
            one.start()
        for one in readers:
            one.join()
    assert failures == []


# What is not a failure of the base stays what it is


def test_wrong_rows_and_wrong_queries_are_mistakes_not_failures_of_the_base(empty_base_url: str) -> None:
    with pytest.raises(IntegrityError), writing(empty_base_url) as connection:
        connection.execute(insert(base_property).values(name="stamp", value="again"))
    with pytest.raises(OperationalError, match="syntax error"), reading(empty_base_url) as connection:
        connection.execute(text("SELEC 1"))


@pytest.mark.postgres
def test_wrong_rows_and_wrong_queries_are_mistakes_in_postgresql_too(postgres_base: str) -> None:
    twice = [{"name": "twice", "value": "a"}, {"name": "twice", "value": "b"}]
    with pytest.raises(IntegrityError), writing(postgres_base) as connection:
        connection.execute(insert(base_property), twice)
    with pytest.raises(ProgrammingError, match="syntax error"), reading(postgres_base) as connection:
        connection.execute(text("SELEC 1"))


# One transaction: all or nothing


def interrupted(url: str) -> None:
    """A load that makes a table and a row, then fails."""
    with writing(url) as connection:
        connection.execute(text("CREATE TABLE half (made INTEGER)"))
        connection.execute(insert(base_property).values(name="half", value="made"))
        raise RuntimeError("power cut")


def left_behind(url: str) -> list[tuple[object, ...]]:
    found = rows(url, select(base_property).where(base_property.c.name == "half"))
    with pytest.raises(BaseOfAnotherVersion):
        rows(url, select(text("made")).select_from(text("half")))
    return found


def test_a_load_that_fails_leaves_neither_row_nor_table_in_sqlite(empty_base_url: str) -> None:
    with pytest.raises(RuntimeError, match="power cut"):
        interrupted(empty_base_url)
    assert left_behind(empty_base_url) == []


@pytest.mark.postgres
def test_a_load_that_fails_leaves_neither_row_nor_table_in_postgresql(postgres_base: str) -> None:
    with pytest.raises(RuntimeError, match="power cut"):
        interrupted(postgres_base)
    assert left_behind(postgres_base) == []
