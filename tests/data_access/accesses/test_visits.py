"""Does the journal give back what was written, newest first, and forget what is too old?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from data_access.accesses.visits import Sought, Tally, pages_seen, purge, record, tally, visits
from tests.support.access import TODAY, opened

MAS = opened(days_ago=1, page="Mission accompagnement santé", tab="Parcours", departments="91")
FILE = opened(identifier="p_1", role="partner", kind="file", file="vigie-61.csv")
REFUSED = opened(days_ago=2, identifier="p_1", role="partner", kind="refused", departments="?")
OLD = opened(days_ago=400)


@pytest.fixture
def written(either_access: str) -> str:
    record(either_access, OLD, REFUSED, MAS, FILE)
    return either_access


def test_visits_come_back_as_they_were_the_newest_first(written: str) -> None:
    assert visits(written, TODAY - timedelta(days=9), TODAY) == (FILE, MAS, REFUSED)
    assert visits(written, TODAY, TODAY) == (FILE,)


def test_visits_are_read_some_at_a_time(written: str) -> None:
    first = TODAY - timedelta(days=9)
    assert visits(written, first, TODAY, at_most=2) == (FILE, MAS)
    assert visits(written, first, TODAY, after=2, at_most=2) == (REFUSED,)
    assert visits(written, first, TODAY, after=2) == (REFUSED,)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(identifier="p"), (FILE, REFUSED)),
        (Sought(identifier="_"), ()),
        (Sought(identifier="%"), ()),
        (Sought(identifier="' OR 1=1 --"), ()),
        (Sought(page=MAS.page), (MAS,)),
        (Sought(kind="file"), (FILE,)),
        (Sought(not_of=("91",)), (FILE, REFUSED)),
        (Sought(identifier="p", kind="page"), ()),
    ],
)
def test_visits_are_looked_for(written: str, sought: Sought, found: tuple[object, ...]) -> None:
    first = TODAY - timedelta(days=9)
    assert visits(written, first, TODAY, sought) == found
    assert tally(written, first, TODAY, sought).visits == len(found)


def test_visits_are_counted(written: str) -> None:
    assert tally(written, TODAY - timedelta(days=9), TODAY) == Tally(2, 1, 1, 1)
    assert tally(written, TODAY - timedelta(days=500), TODAY - timedelta(days=450)) == Tally(0, 0, 0, 0)
    assert pages_seen(written, TODAY - timedelta(days=9), TODAY) == ("Comparaisons", MAS.page)


def test_what_is_too_old_is_forgotten_and_nothing_else(written: str) -> None:
    assert purge(written, TODAY - timedelta(days=365)) == 1
    assert visits(written, TODAY - timedelta(days=999), TODAY) == (FILE, MAS, REFUSED)
    assert purge(written, TODAY - timedelta(days=365)) == 0


def test_a_text_too_long_or_with_a_null_character_is_still_written(either_access: str) -> None:
    record(either_access, opened(page="p\0" * 400))
    assert visits(either_access, TODAY, TODAY)[0].page == "p" * 255
