"""Are totals, loads behind months and changed figures read as the base holds them?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from access.perimeter import Perimeter
from data_access.quality import loads_behind_months, loads_that_changed_figures, totals_by_axis
from data_access.query import rows
from data_access.schema.mas import mas_case, mas_team
from tests.support.bases import FactBase
from tests.support.mas import cases

JANUARY, MARCH = date(2023, 1, 1), date(2023, 3, 1)


@pytest.fixture
def loaded(fact_base: FactBase) -> FactBase:
    facts = [*cases(2, date(2023, 1, 5)), *cases(3, date(2023, 1, 9), detector="cpam_front")]
    fact_base.load("mas_cases", (mas_case, facts), first=JANUARY, until=date(2023, 3, 17))
    neighbour = replace(fact_base, department="91")
    neighbour.load(
        "mas_cases", (mas_case, cases(7, date(2023, 1, 5))), first=JANUARY, until=date(2023, 3, 17)
    )
    return fact_base


def test_the_members_of_an_axis_are_added_counted_and_their_lowest_told(loaded: FactBase) -> None:
    found = {row[:4]: row[4:] for row in rows(loaded.url, totals_by_axis(loaded.perimeter, JANUARY, MARCH))}
    assert found["mas.cases", "", "now", JANUARY] == (5, 5, 1)
    assert found["mas.cases", "detector", "now", JANUARY] == (5, 2, 2)
    assert ("mas.cases", "", "now", MARCH) not in found


def test_totals_keep_to_the_months_asked_for(loaded: FactBase) -> None:
    found = rows(loaded.url, totals_by_axis(loaded.perimeter, MARCH, MARCH))
    assert {row[3] for row in found} == {MARCH}
    assert {row[0] for row in found} == {"mas.open_cases"}


def test_each_month_tells_until_when_its_load_knows(loaded: FactBase) -> None:
    team = [{"month": JANUARY, "accompanist": "A1", "full_time": 1.0}]
    loaded.load("mas_team", (mas_team, team), first=JANUARY, until=date(2023, 1, 31))
    assert rows(loaded.url, loads_behind_months(loaded.perimeter)) == [
        *(("mas_cases", date(2023, number, 1), date(2023, 3, 17)) for number in (1, 2, 3)),
        ("mas_team", JANUARY, date(2023, 1, 31)),
    ]
    assert rows(loaded.url, loads_behind_months(Perimeter("75"))) == []


def test_only_a_load_that_changed_figures_is_told(loaded: FactBase) -> None:
    assert rows(loaded.url, loads_that_changed_figures(loaded.perimeter)) == []
    loaded.load("mas_cases", (mas_case, cases(1, JANUARY)), first=JANUARY, until=date(2023, 3, 17))
    ((_, count),) = rows(loaded.url, loads_that_changed_figures(loaded.perimeter))
    assert count > 1
    assert rows(loaded.url, loads_that_changed_figures(Perimeter("91"))) == []
