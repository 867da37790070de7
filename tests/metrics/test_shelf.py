"""Is each reader given figures from the base that is theirs, and no way to the other?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from access.perimeter import Perimeter
from access.user import Role, User
from data_access.diffusion.base import prepare_diffusion
from data_access.failure import BaseFailure
from metrics.diffusion.reading import PublishedReading
from metrics.period import Period, quarter, year
from metrics.reading import BaseReading
from metrics.shelf import Shelf, check, shelf_of
from settings import Settings, Travel
from tests.support.publications import COMMITTEE, Published

DIRECTOR = User("Direction", Role.DIRECTOR, ("61",))
PARTNER = User("Partenaire", Role.PARTNER, ("61",))
SETTINGS = Settings("sqlite:///fund", ("61",), Travel(), diffusion_url="sqlite:///published")


def test_a_partner_reads_what_was_published_even_where_the_base_of_the_fund_is_known() -> None:
    assert shelf_of(PARTNER, SETTINGS) == Shelf("sqlite:///published", published=True)
    assert shelf_of(DIRECTOR, SETTINGS) == Shelf("sqlite:///fund", published=False)


def test_a_partner_is_never_given_the_base_of_the_fund_for_want_of_another() -> None:
    assert shelf_of(PARTNER, replace(SETTINGS, diffusion_url="")).url == ""


def test_a_publication_is_read_by_its_number(demonstration_published: Published) -> None:
    shelf = Shelf(demonstration_published.diffusion_url, published=True)
    (one,) = shelf.publications(Perimeter("61"), COMMITTEE)
    assert shelf.reading(one).behind == PublishedReading(shelf.url, 1)
    assert shelf.department_names()["61"] == "Orne"
    assert one.in_words.replace("\u00a0", " ") == (
        "Publication n° 1, comité du 20 novembre 2023, chiffres jusqu'à septembre 2023"
    )


def test_no_publication_is_offered_before_its_committee(demonstration_published: Published) -> None:
    shelf = Shelf(demonstration_published.diffusion_url, published=True)
    assert not shelf.publications(Perimeter("61"), date(2023, 11, 19))
    assert not shelf.publications(Perimeter("75"), COMMITTEE)


def test_the_fund_reads_its_base_and_no_publication(demonstration_published: Published) -> None:
    shelf = Shelf(demonstration_published.reporting_url, published=False)
    assert shelf.publications(Perimeter("61"), COMMITTEE) == ()
    assert shelf.reading(None).behind == BaseReading(shelf.url)
    assert not shelf.is_empty


def test_partners_choose_whole_years() -> None:
    span = Period(date(2021, 1, 1), date(2022, 9, 1))
    assert Shelf("", published=True).periods(span.first, span.last) == (year(2022), year(2021))
    assert quarter(2022, 3) in Shelf("", published=False).periods(span.first, span.last)


def test_before_the_first_publication_the_shelf_is_empty(access_url: str) -> None:
    assert Shelf("", published=True).is_empty
    assert Shelf(access_url, published=True).is_empty
    prepare_diffusion(access_url)
    assert not Shelf(access_url, published=True).is_empty


def test_a_process_checks_the_base_from_which_it_serves(demonstration_published: Published) -> None:
    both = (demonstration_published.reporting_url, demonstration_published.diffusion_url)
    check(replace(SETTINGS, reporting_url=both[0]))
    check(replace(SETTINGS, reporting_url="", diffusion_url=both[1]))
    with pytest.raises(BaseFailure):
        check(replace(SETTINGS, reporting_url=both[1]))
    with pytest.raises(BaseFailure):
        check(replace(SETTINGS, reporting_url="", diffusion_url=both[0]))
