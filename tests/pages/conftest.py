"""What do the page tests share? The demonstration base, as the settings of the process name it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from settings import current


@pytest.fixture
def reading_demonstration(demonstration_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages read the demonstration base for the time of a test."""
    monkeypatch.setenv("VIGIE_REPORTING_URL", demonstration_url)
    current.cache_clear()
    yield
    current.cache_clear()
