"""What is told when a load cannot go on: a full disk, a server that stops, a key taken meanwhile?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy import Connection, create_engine, func, select, text
from sqlalchemy.exc import IntegrityError

from data_access.bulk import insert_batches
from data_access.engine import writing
from data_access.failure import BaseChanged, BaseNotWritable, BaseUnreachable
from data_access.query import rows
from data_access.schema.mas import mas_team

POSTS = select(func.count()).select_from(mas_team)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """A base with every table and no fact, in each engine."""
    fixture = "empty_base_url" if request.param == "sqlite" else "postgres_base"
    return str(request.getfixturevalue(fixture))


def posts(first: int, count: int, full_time: float | None = 1.0) -> Any:
    """A batch of posts, as the check of a file hands them over."""
    names = [f"A{rank}" for rank in range(first, first + count)]
    months = pa.array([date(2023, 1, 1)] * count, pa.date32())
    return pa.record_batch(
        {
            "department": ["61"] * count,
            "month": months,
            "accompanist": names,
            "full_time": pa.array([full_time] * count, pa.float64()),
        }
    )


def load(connection: Connection, *batches: Any) -> int:
    return insert_batches(connection, mas_team, batches)


def test_what_was_loaded_meanwhile_is_told_and_nothing_is_kept(url: str) -> None:
    with writing(url) as connection:
        assert load(connection, posts(3, 1)) == 1
    with pytest.raises(BaseChanged), writing(url) as connection:
        load(connection, posts(10, 5), posts(0, 5))
    assert rows(url, POSTS) == [(1,)]


def test_a_wrong_row_stays_a_mistake_of_the_program(url: str) -> None:
    with pytest.raises(IntegrityError), writing(url) as connection:
        load(connection, posts(0, 5, None))


def fill_the_disk(url: str) -> None:
    with writing(url) as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        load(connection, *(posts(first, 1000) for first in range(0, 50_000, 1000)))


def test_a_full_disk_is_told_and_nothing_is_kept(empty_base_url: str) -> None:
    with pytest.raises(BaseNotWritable):
        fill_the_disk(empty_base_url)
    assert rows(empty_base_url, POSTS) == [(0,)]


# PostgreSQL


def other_connections_ended(url: str) -> None:
    """What the other users of a base see of a server that stops."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    engine.dispose()


def then_the_server_stops(url: str, batches: Sequence[Any]) -> Iterator[Any]:
    yield from batches
    other_connections_ended(url)
    yield batches[0]


@pytest.mark.postgres
def test_a_server_that_stops_between_two_batches_is_told(postgres_base: str) -> None:
    with pytest.raises(BaseUnreachable), writing(postgres_base) as connection:
        load(connection, *then_the_server_stops(postgres_base, [posts(0, 1000)]))
    assert rows(postgres_base, POSTS) == [(0,)]


def load_then_lose_the_server(url: str) -> None:
    with writing(url) as connection:
        load(connection, posts(0, 1000))
        other_connections_ended(url)
        connection.execute(POSTS)


@pytest.mark.postgres
def test_a_server_that_stops_while_measures_are_counted_is_told(postgres_base: str) -> None:
    with pytest.raises(BaseUnreachable):
        load_then_lose_the_server(postgres_base)
    assert rows(postgres_base, POSTS) == [(0,)]


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("state", "failure"),
    [
        ("53100", BaseNotWritable),
        ("42501", BaseNotWritable),
        ("25006", BaseNotWritable),
        ("57P01", BaseUnreachable),
    ],
)
def test_a_server_that_cannot_write_is_told(postgres_base: str, state: str, failure: type[Exception]) -> None:
    with pytest.raises(failure):
        load_then_be_refused(postgres_base, state)
    assert rows(postgres_base, POSTS) == [(0,)]


def load_then_be_refused(url: str, state: str) -> None:
    with writing(url) as connection:
        load(connection, posts(0, 10))
        connection.execute(text(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$"))
