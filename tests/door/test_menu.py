"""Is a page of directors out of the menu of everybody else?"""

from __future__ import annotations

import pytest

from access.user import User
from door.menu import PAGES, _page, is_open
from tests.support.access import DIRECTOR, PARTNER


@pytest.mark.parametrize(("reader", "visibility"), [(DIRECTOR, "visible"), (PARTNER, "hidden")])
def test_the_journal_of_accesses_is_for_directors(reader: User, visibility: str) -> None:
    assert _page(reader, "visits").visibility == visibility


def test_a_director_opens_every_page() -> None:
    assert all(is_open(DIRECTOR, name) for name in PAGES)
