"""What do all the tests share? A real PostgreSQL and a real Chromium, started when a test asks for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.browser import CHROMIUM_FLAGS, NoBrowserError, find_chromium
from tests.support.postgres import running_postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The SQLAlchemy address of a PostgreSQL server that lives as long as this test process."""
    with running_postgres() as url:
        yield url


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
