"""What do the tests of roles share? One process that knows both bases, and readers of each kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from settings import Settings, current
from tests.support.publications import Published


@pytest.fixture
def both_bases(
    demonstration_published: Published, access_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Settings]:
    """The screens read the demonstration and its publication; accesses are the test's own."""
    monkeypatch.setenv("VIGIE_REPORTING_URL", demonstration_published.reporting_url)
    monkeypatch.setenv("VIGIE_DIFFUSION_URL", demonstration_published.diffusion_url)
    monkeypatch.setenv("VIGIE_ACCESS_URL", access_url)
    current.cache_clear()
    yield current()
    current.cache_clear()
