"""What do all the tests share? Bases, a PostgreSQL and a Chromium, made when a test asks for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_access import engine
from data_access.engine import writing
from data_access.migrate import upgrade
from tests.support import publications
from tests.support.bases import FactBase, copied, demonstration, reference_only, shared_folder
from tests.support.browser import CHROMIUM_FLAGS, NoBrowserError, find_chromium
from tests.support.postgres import new_database, running_postgres
from tests.support.publications import Published


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What opens a browser comes last: Playwright then keeps an event loop running, and none can be begun."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session", autouse=True)
def _accesses_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes in the journal of accesses of this machine."""
    with pytest.MonkeyPatch.context() as environment:
        path = tmp_path_factory.mktemp("accesses") / "acces.sqlite"
        environment.setenv("VIGIE_ACCESS_URL", f"sqlite:///{path}")
        yield


@pytest.fixture
def access_url(tmp_path: Path) -> str:
    """The address of a base of accesses of the test's own, that nobody has made yet."""
    return f"sqlite:///{tmp_path / 'acces.sqlite'}"


@pytest.fixture(scope="session")
def demonstration_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The whole demonstration, built once a run and shared by all workers: read it, never change it."""
    return f"sqlite:///{demonstration(shared_folder(tmp_path_factory))}"


@pytest.fixture(scope="session")
def demonstration_published(tmp_path_factory: pytest.TempPathFactory, demonstration_url: str) -> Published:
    """The demonstration and its first publication (91 and 61), shared by all workers: never change them."""
    return publications.demonstration_published(shared_folder(tmp_path_factory), demonstration_url)


@pytest.fixture(scope="session")
def _reference_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reference") / "reference.sqlite"
    reference_only(path)
    return path


@pytest.fixture
def empty_base_url(_reference_template: Path, tmp_path: Path) -> str:
    """A base of the test's own: every table, the shipped reference, no fact."""
    return copied(_reference_template, tmp_path)


@pytest.fixture
def fact_base(empty_base_url: str) -> FactBase:
    """The same, with what is needed to load facts by hand and read figures."""
    return FactBase(empty_base_url)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The SQLAlchemy address of a PostgreSQL server that lives as long as this test process."""
    with running_postgres() as url:
        yield url


@pytest.fixture
def postgres_base(postgres_url: str) -> Iterator[str]:
    """A PostgreSQL base of the test's own, migrated and empty."""
    with new_database(postgres_url) as url:
        with writing(url) as connection:
            upgrade(connection)
        yield url
        engine.reader(url).dispose()


@pytest.fixture
def postgres_access(postgres_url: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database for accesses."""
    with new_database(postgres_url) as url:
        yield url
        engine.reader(url).dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def either_access(request: pytest.FixtureRequest) -> str:
    """A base of accesses of the test's own on each engine, that nobody has made yet."""
    name = "access_url" if request.param == "sqlite" else "postgres_access"
    return str(request.getfixturevalue(name))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def either_base(request: pytest.FixtureRequest) -> str:
    """A base of the test's own on each engine: every table, no fact."""
    name = "empty_base_url" if request.param == "sqlite" else "postgres_base"
    return str(request.getfixturevalue(name))


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium of this machine; without one the test is skipped, except in CI, where it fails."""
    try:
        return find_chromium()
    except NoBrowserError as reason:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium_path: Path) -> dict[str, Any]:
    """How Playwright starts the browser."""
    return {**browser_type_launch_args, "executable_path": str(chromium_path), "args": [*CHROMIUM_FLAGS]}
