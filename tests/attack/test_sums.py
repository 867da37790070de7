"""Does a sum of euros that partners read say what one household was paid?

Worked out from the facts by a query of its own: nothing of the publisher is read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from data_access.engine import file_of
from tests.support.attacker.stolen import Count, Loot, Truth, stolen
from tests.support.publications import Published

DEPARTMENTS = ("91", "61")
CONTRIBUTIONS = """
    select sum(paid_cents) / 100.0 from ass_application
    where department = ? and paid_on between ? and ? group by household_id
"""


@pytest.fixture(scope="module", params=DEPARTMENTS)
def taken(request: pytest.FixtureRequest, demonstration_published: Published) -> tuple[str, Loot]:
    """A department, and all that was published of it."""
    return request.param, stolen(demonstration_published.diffusion_url, request.param, 1)


def told(loot: Loot) -> Iterator[tuple[Count, float]]:
    """The sums that are shown."""
    for one, value in loot.sums.items():
        if value is not None:
            yield one, value


def test_some_sums_are_told(taken: tuple[str, Loot]) -> None:
    years = {one.first[:4] for one, _ in told(taken[1])}
    assert {"2021", "2022"} <= years


def test_no_two_sums_can_be_subtracted(taken: tuple[str, Loot]) -> None:
    """Whole years of the whole department, and one number for each."""
    by_year: dict[str, set[float]] = {}
    for one, value in taken[1].sums.items():
        year = one.first[:4]
        assert (one.axis, one.member, one.first, one.last) == ("", "", f"{year}-01-01", f"{year}-12-01")
        if value is not None:
            by_year.setdefault(f"{one.quantity} {year}", set()).add(value)
    assert {len(values) for values in by_year.values()} == {1}


def test_many_households_make_a_sum_and_none_most_of_it(
    taken: tuple[str, Loot], demonstration_published: Published
) -> None:
    department, loot = taken
    truth = Truth.of(demonstration_published.reporting_url, department)
    for one, value in told(loot):
        count = replace(one, quantity="ass.households")
        paid = _contributions(demonstration_published.reporting_url, department, one)
        assert loot.counts[count] == truth.value(count) == len(paid) >= 11
        assert sum(paid) == pytest.approx(value)
        assert max(paid) <= 0.85 * value


def _contributions(url: str, department: str, one: Count) -> list[float]:
    with closing(sqlite3.connect(str(file_of(url)))) as connection:
        span = (department, one.first, f"{one.last[:8]}31")
        return [paid for (paid,) in connection.execute(CONTRIBUTIONS, span)]
