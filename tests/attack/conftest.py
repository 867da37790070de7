"""What do the attacks share? A process that only knows what was published, and some screens of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tests.support.attacker.visitor import Browser, Screen
from tests.support.attacker.walking import Choice, everything, reached
from tests.support.publications import Published
from tests.support.server import serving

SOME = ("mas", "c2s", "")
"""The pages of the short visit: small counts, territories, the home page."""
YEARS = ("2022", "2023")
"""A year that is over, and one that runs."""


@pytest.fixture(scope="session")
def partners_only(demonstration_published: Published) -> Iterator[str]:
    """The address of a process that serves partners, and has no other base."""
    with serving("", VIGIE_DIFFUSION_URL=demonstration_published.diffusion_url) as address:
        yield address


@pytest.fixture(scope="session")
def some_screens(partners_only: str) -> Sequence[Screen]:
    """The screens of some pages: every tab and step, a few indicators."""
    return list(reached(Browser(partners_only), _these_years, pages=SOME, at_most=2))


@pytest.fixture(scope="session")
def every_screen(partners_only: str) -> Sequence[Screen]:
    """All that a partner can open of the demonstration; visited once, for the tests of one group."""
    return list(reached(Browser(partners_only), everything))


def _these_years(choice: Choice) -> bool:
    return choice["departement"].startswith("61") and choice["periode"] in YEARS
