"""Are the cells of a publication those that screens look for, each once, in the programme of its facts?"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from data_access.schema.mas import mas_case
from data_access.topics import BY_KEY
from metrics.catalogue import TOPICS, sources_of_topic
from metrics.period import month_end, year
from metrics.reading import BaseReading
from publication.cells import Cell
from publication.embargo import EmbargoedReading
from publication.plan import Plan, counted_in, planned
from tests.support.bases import FactBase
from tests.support.mas import case, cases
from tests.support.small_publications import FIRST, LAST, SECRET, filled

WHOLE_YEAR = (year(2022).first, year(2022).last)


@pytest.fixture
def plan(fact_base: FactBase) -> Plan:
    """What would be published of fifteen months of saisines."""
    return planned(
        EmbargoedReading(BaseReading(filled(fact_base).url), LAST), fact_base.perimeter, (2022, 2023)
    )


def told(plan: Plan, axis: str = "", measure: str = "mas.cases") -> dict[Cell, float]:
    mine = plan["mas"].cells
    return {cell: value for cell, value in mine.items() if (cell.axis, cell.measure) == (axis, measure)}


def test_the_department_is_told_by_month_by_year_and_for_what_a_change_compares(plan: Plan) -> None:
    spans = {(cell.first, cell.last) for cell in told(plan) if cell.known == "now"}
    assert WHOLE_YEAR in spans
    assert {(month, month) for month in year(2022).months} <= spans
    assert (date(2023, 1, 1), LAST) in spans
    compared = {(cell.first, cell.last) for cell in told(plan) if cell.known == "year_ago"}
    assert compared == {(FIRST, date(2022, 3, 1))}


def test_breakdowns_are_told_once_a_year_when_it_is_over(plan: Plan) -> None:
    cells = told(plan, "detector")
    assert {(cell.first, cell.last) for cell in cells} == {WHOLE_YEAR}
    assert {cell.member: value for cell, value in cells.items() if cell.last == WHOLE_YEAR[1]} == {
        "ccas": 480,
        "social_service": 300,
        "health_professional": SECRET,
    }


def test_a_cell_stands_once_whoever_shows_it(plan: Plan) -> None:
    names = Counter(cell.name for tables in plan.values() for cell in tables.cells)
    assert names.most_common(1)[0][1] == 1


def test_a_quantity_is_protected_with_the_facts_that_it_counts(plan: Plan) -> None:
    for topic, tables in plan.items():
        assert {counted_in(cell.measure) for cell in tables.cells} <= {topic}
    sources = {source.key: topic for topic in TOPICS for source in sources_of_topic(topic)}
    assert all(counted_in(key) == sources[measure.source] for key, measure in BY_KEY.items())


def test_a_median_stands_beside_the_count_over_which_it_is_taken(fact_base: FactBase) -> None:
    opened = [
        *cases(12, date(2022, 1, 3), first_contact_on=date(2022, 1, 5)),
        *(case(date(2022, 2, 1), first_contact_on=date(2022, 2, 9)) for _ in range(13)),
    ]
    fact_base.load("mas_cases", (mas_case, opened), first=FIRST, until=month_end(date(2022, 2, 1)))
    reading = EmbargoedReading(BaseReading(fact_base.url), date(2022, 2, 1))
    beside = planned(reading, fact_base.perimeter, (2022,))["mas"].beside
    found = {
        (cell.first.month, cell.last.month): (one.value, one.count.name)
        for cell, one in beside.items()
        if cell.measure == "mas.contact_delay"
    }
    assert found[1, 2][0] == 8
    assert all(
        count in {cell.name for cell in planned(reading, fact_base.perimeter, (2022,))["mas"].cells}
        for _, count in found.values()
    )


def test_a_programme_without_facts_has_no_cell(plan: Plan) -> None:
    assert plan.keys() == TOPICS.keys()
    assert not plan["c2s"].cells
