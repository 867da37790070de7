"""What do the tests of the base share? A PostgreSQL base of one's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data_access import engine
from data_access.engine import writing
from data_access.migrate import upgrade
from tests.support.postgres import new_database


@pytest.fixture
def postgres_base(postgres_url: str) -> Iterator[str]:
    """A PostgreSQL base of the test's own, migrated and empty."""
    with new_database(postgres_url) as url:
        with writing(url) as connection:
            upgrade(connection)
        yield url
        engine.reader(url).dispose()
