"""Is a metric spread over the members of an axis without losing any fact?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.schema.france_services import fs_request
from data_access.schema.mas import mas_case
from metrics.breakdown import by
from metrics.france_services.activity import REQUESTS
from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.model import Status
from metrics.period import year
from tests.support.bases import FactBase
from tests.support.mas import case, cases


@pytest.fixture
def spread(fact_base: FactBase) -> FactBase:
    """Three detectors, one of them unknown to the vocabulary, and cases with and without EPCI."""
    rows = [
        *cases(3, date(2022, 2, 1), detector="health"),
        *cases(2, date(2022, 3, 1), detector="ccas", epci="200035111", closed_on=date(2022, 4, 1)),
        case(date(2022, 3, 1), detector="somebody"),
    ]
    fact_base.load("mas_cases", (mas_case, rows), first=date(2022, 1, 1), until=date(2022, 12, 31))
    return fact_base


def test_members_come_in_the_order_of_the_vocabulary_then_what_it_does_not_know(spread: FactBase) -> None:
    values = by(spread.figures(year(2022), mas_cases.CASES), mas_cases.CASES, "detector")
    assert [(value.member, value.member_label, value.value) for value in values] == [
        ("ccas", "CCAS", 2),
        ("health", "Professionnels et établissements de santé", 3),
        ("somebody", "somebody", 1),
    ]


@pytest.mark.parametrize("axis", ["partner", "epci"])
def test_a_point_that_nobody_named_shows_its_code(fact_base: FactBase, axis: str) -> None:
    """An official list may come before the directory of partners, or hold a point that it does not know."""
    lines = [
        {"month": date(2022, 1, 1), "theme": "other", "requests": 5, "solved": 4, **place}
        for place in ({"site": "5d3a", "epci": "200999999"}, {"site": "france_services-001", "epci": None})
    ]
    fact_base.load("fs_requests", (fs_request, lines), first=date(2022, 1, 1), until=date(2022, 12, 31))
    values = by(fact_base.figures(year(2022), REQUESTS), REQUESTS, axis)
    labels = {value.member: value.member_label for value in values}
    assert (
        labels
        == {
            "partner": {"5d3a": "5d3a", "france_services-001": "france_services-001"},
            "epci": {"200999999": "200999999", "inconnu": "Non renseigné"},
        }[axis]
    )


@pytest.mark.parametrize("axis", mas_cases.CASES.axes)
def test_the_members_of_every_axis_add_up_to_the_whole(spread: FactBase, axis: str) -> None:
    figures = spread.figures(year(2022), mas_cases.CASES)
    whole = figures.value(mas_cases.CASES).value
    assert sum(value.value or 0 for value in by(figures, mas_cases.CASES, axis)) == whole == 6


def test_what_has_no_territory_is_told_and_not_dropped(spread: FactBase) -> None:
    values = by(spread.figures(year(2022), mas_cases.CASES), mas_cases.CASES, "epci")
    assert {value.member: (value.member_label, value.value) for value in values}["inconnu"] == (
        "Non renseigné",
        4,
    )


def test_a_stock_is_spread_at_its_last_month(spread: FactBase) -> None:
    values = by(spread.figures(year(2022), mas_load.OPEN_CASES), mas_load.OPEN_CASES, "detector")
    assert {value.member: value.value for value in values} == {"health": 3, "somebody": 1}


def test_a_member_carries_the_status_and_the_date_of_the_whole(spread: FactBase) -> None:
    first, *_ = by(spread.figures(year(2022), mas_cases.CASES), mas_cases.CASES, "detector")
    assert (first.status, first.as_of) == (Status.PUBLISHED, date(2022, 12, 31))


def test_nothing_loaded_gives_no_member(spread: FactBase) -> None:
    assert by(spread.figures(year(2021), mas_cases.CASES), mas_cases.CASES, "detector") == ()


def test_territories_come_in_the_order_of_their_names_accents_apart(spread: FactBase) -> None:
    names = list(spread.figures(year(2022)).reading.names(spread.perimeter, "commune").values())
    assert names.index("Écouché-les-Vallées") < names.index("Flers"), "É is not after Z"
    assert names.index("Alençon") < names.index("Argentan") < names.index("Vimoutiers")
