"""Can somebody who kept the former publications work out what a new one masks, or what they masked?"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import pytest

from data_access.engine import file_of
from tests.support.attacker.attack import Photograph, across, attacked, photograph
from tests.support.attacker.late_facts import correct
from tests.support.attacker.stolen import Count
from tests.support.publications import Published, publish, published_from

pytestmark = pytest.mark.proof

DEPARTMENT = "61"
COMMITTEES = (
    (date(2023, 9, 20), date(2023, 8, 1)),
    (date(2023, 10, 20), date(2023, 9, 1)),
    (date(2023, 11, 20), date(2023, 10, 1)),
)
"""Each committee with the last month that it examined."""


@dataclass(frozen=True)
class History:
    """Three publications, the rows of each on the day it was made, and what was known then."""

    bases: Published
    rows: Sequence[Sequence[tuple[object, ...]]]
    taken: Sequence[Photograph]


@pytest.fixture(scope="module")
def history(demonstration_url: str, tmp_path_factory: pytest.TempPathFactory) -> History:
    bases = published_from(demonstration_url, tmp_path_factory.mktemp("history"), departments=())
    rows, taken = [], []
    for number, (committee, month) in enumerate(COMMITTEES, start=1):
        if number == len(COMMITTEES):
            correct(bases.reporting_url, DEPARTMENT)
        publish(bases, DEPARTMENT, committee, month)
        rows.append(_rows(bases, number))
        taken.append(photograph(bases, DEPARTMENT, number))
    return History(bases, rows, taken)


def test_all_the_publications_together_give_nothing_away(
    history: History, request: pytest.FixtureRequest
) -> None:
    found = attacked(*history.taken, across(history.bases, DEPARTMENT, history.taken))
    request.node.user_properties.append(("attack", str(found)))
    assert found.hidden > 100
    assert found.nothing, str(found)


def test_some_facts_were_corrected_in_between(history: History) -> None:
    before, after = history.taken[1].truth, history.taken[2].truth
    assert any(after[count] != value for count, value in before.items() if count in after)


def test_what_was_masked_once_is_never_shown_later(history: History) -> None:
    former: set[Count] = set()
    for one in history.taken:
        told = one.knowledge.counts
        assert [count for count in former if told.get(count) is not None] == []
        former |= {count for count, value in told.items() if value is None}


def test_each_publication_reads_as_on_its_first_day(history: History) -> None:
    for number, rows in enumerate(history.rows, start=1):
        assert rows
        assert _rows(history.bases, number) == rows


def _rows(bases: Published, number: int) -> list[tuple[object, ...]]:
    path = file_of(bases.diffusion_url)
    with closing(sqlite3.connect(str(path))) as connection:
        return sorted(
            (table, *map(str, row))
            for table in ("publication", "published_cell", "published_month", "published_name")
            for row in connection.execute(f"select * from {table} where publication = ?", (number,))
        )
