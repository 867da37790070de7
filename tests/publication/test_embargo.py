"""Is nothing of a later month read, published or named before its committee?"""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from access.perimeter import Perimeter
from data_access.diffusion.cells import publications
from data_access.engine import reading
from data_access.measures import NOW
from data_access.query import rows
from data_access.schema.diffusion import published_cell, published_month
from metrics.period import month_end, shift_months, year
from metrics.reading import BaseReading
from publication.embargo import EmbargoedReading
from publication.publish import drafted, published
from publication.refusals import Embargo
from tests.support.bases import FactBase
from tests.support.publications import COMMITTEE, LAST_MONTH, Published
from tests.support.small_publications import LAST, draft, filled

DECEMBER = date(2022, 12, 1)


@pytest.fixture
def seen(fact_base: FactBase) -> EmbargoedReading:
    """A base that holds more months than may be seen."""
    return EmbargoedReading(BaseReading(filled(fact_base).url), DECEMBER)


def test_later_months_are_not_loaded_yet(seen: EmbargoedReading, fact_base: FactBase) -> None:
    where = fact_base.perimeter
    assert max(seen.behind.coverage(where).sources["mas_cases"]) == LAST
    assert max(seen.coverage(where).sources["mas_cases"]) == DECEMBER


def test_later_months_are_not_counted(seen: EmbargoedReading, fact_base: FactBase) -> None:
    where, january = fact_base.perimeter, date(2023, 1, 1)
    monthly = seen.monthly(where, ("mas.cases",), "", DECEMBER, LAST)
    assert {*monthly.values["mas.cases", NOW][""]} == {DECEMBER}
    assert not seen.by_member(where, ("mas.cases",), "detector", (january,), NOW)
    both = seen.by_member(where, ("mas.cases",), "detector", (DECEMBER, january), NOW)
    assert both == seen.by_member(where, ("mas.cases",), "detector", (DECEMBER,), NOW)


def test_a_month_that_is_loaded_beyond_its_end_is_seen_whole(
    seen: EmbargoedReading, fact_base: FactBase
) -> None:
    months = seen.coverage(fact_base.perimeter).sources["mas_cases"]
    assert months[DECEMBER].until == month_end(DECEMBER)


@pytest.mark.parametrize(
    ("committee", "last", "words"),
    [
        (date(2023, 4, 21), LAST, "n'a pas eu lieu"),
        (date(2023, 3, 31), LAST, "n'a pas pu examiner tout le mois 03/2023"),
        (date(2023, 4, 20), date(2023, 4, 1), "n'a pas pu examiner tout le mois 04/2023"),
        (date(2021, 4, 20), date(2021, 3, 1), "Aucun mois n'est chargé"),
    ],
)
def test_what_no_committee_has_examined_is_refused_in_french(
    fact_base: FactBase, committee: date, last: date, words: str
) -> None:
    filled(fact_base)
    with pytest.raises(Embargo, match=words):
        drafted(
            fact_base.url,
            "61",
            committee_on=committee,
            covers_until=last,
            published_by="essai",
            today=date(2023, 4, 20),
        )


def test_no_table_of_the_base_holds_anything_of_a_later_month(demonstration_published: Published) -> None:
    with reading(demonstration_published.diffusion_url) as connection:
        cells = connection.execute(select(*published_cell.c["first", "last"])).all()
        months = connection.execute(select(*published_month.c["month", "covered_until"])).all()
    assert max(last for _, last in cells) == LAST_MONTH
    assert all(first <= last for first, last in cells)
    assert max(month for month, _ in months) == LAST_MONTH
    assert max(until for _, until in months) == month_end(LAST_MONTH)


def test_the_reporting_base_holds_later_months(demonstration_published: Published) -> None:
    """Else the test above would prove nothing."""
    base = BaseReading(demonstration_published.reporting_url)
    months = base.coverage(Perimeter("91")).sources["mas_cases"]
    assert max(months) > LAST_MONTH


@pytest.mark.parametrize(("day", "found"), [(COMMITTEE, 1), (date(2023, 11, 19), 0)])
def test_a_publication_is_read_from_the_day_of_its_committee(
    demonstration_published: Published, day: date, found: int
) -> None:
    url = demonstration_published.diffusion_url
    assert len(rows(url, publications(Perimeter("91"), day))) == found


def test_the_months_of_a_second_publication_are_added_to_the_first(
    fact_base: FactBase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    diffusion = f"sqlite:///{tmp_path_factory.mktemp('diffusion') / 'd.sqlite'}"
    filled(fact_base)
    for last in (DECEMBER, LAST):
        committee = shift_months(last, 1).replace(day=20)
        published(fact_base.url, diffusion, draft(fact_base.url, committee=committee, last=last))
    with reading(diffusion) as connection:
        cells = connection.execute(select(*published_cell.c["publication", "last"])).all()
    assert {number: max(last for one, last in cells if one == number) for number in (1, 2)} == {
        1: year(2022).last,
        2: LAST,
    }
