"""Does the page of comparisons show every rate that may be compared, between all those it may be?"""

from __future__ import annotations

import re

import pytest

from access.perimeter import Perimeter
from access.user import Role, User
from charts.panels.comparison import comparison_chart, members_list
from metrics.catalogue import METRICS
from metrics.comparison import Between, comparable, compared, departments_compared, ways
from metrics.comparison.words import how_to_read
from metrics.figures import Figures
from metrics.period import year
from metrics.reading import BaseReading
from tests.support.entrance import at
from tests.support.screen import screen

RATES = comparable(METRICS)
AGREEMENT = "Action sanitaire et sociale – Taux d'accord (définition publiée)"


@pytest.mark.usefixtures("reading_demonstration")
def test_the_page_shows_the_rate_and_the_members_that_its_address_asks_for() -> None:
    shown = screen("comparison", departement="91", periode="2022", indicateur=AGREEMENT, entre="Départements")
    html = _html(shown)
    assert not shown.exception
    assert "définition publiée" in html
    assert "par ordre alphabétique" in html
    assert "Il faut au moins 5 départements" in shown.caption[0].value
    assert not re.findall(r"\d,\d{3}\b|\b\d+\.\d+ ?%", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.usefixtures("reading_demonstration")
def test_departments_are_compared_all_together_whoever_reads_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The benchmark of a comparison does not change with the reader."""
    monkeypatch.setenv("VIGIE_DEPARTMENTS", "61,75,91")
    asked = {"departement": "91", "periode": "2022", "indicateur": AGREEMENT, "entre": "Départements"}
    whole = at("comparison", User("Siège", Role.DIRECTOR, ("91", "75", "61")), **asked)
    narrow = at("comparison", User("Antenne", Role.DIRECTOR, ("61", "91")), **asked)
    assert whole.selectbox(key="entre").value == "Départements"
    assert all(name in _html(whole) for name in ("Orne", "Essonne", "Paris"))
    assert "Départements" not in narrow.selectbox(key="entre").options
    assert "Orne" not in _html(narrow)
    assert [one.value for one in narrow.caption if "les lit tous (61, 75, 91)" in one.value]
    assert not [one.value for one in whole.caption if "les lit tous" in one.value]


@pytest.mark.usefixtures("reading_demonstration")
def test_an_address_that_asks_for_nothing_known_shows_the_first_rate() -> None:
    shown = screen("comparison", departement="61", periode="2022", indicateur="mas.nothing", entre="Planètes")
    assert not shown.exception
    assert RATES[0].label in _html(shown)


@pytest.mark.usefixtures("reading_demonstration")
def test_a_department_without_data_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_DEPARTMENTS", "75")
    shown = screen("comparison", departement="75")
    assert not shown.exception
    assert "aucune donnée" in _html(shown)


@pytest.mark.parametrize("department", ["61", "91"])
def test_every_rate_is_drawn_between_all_those_it_may_be(demonstration_url: str, department: str) -> None:
    reading, period = BaseReading(demonstration_url), year(2022)
    every = {
        code: Figures(reading, Perimeter(code), period, RATES) for code in dict.fromkeys((department, "61"))
    }
    for metric in RATES:
        for between in ways(metric, every):
            told = (
                departments_compared(every.values(), metric, {})
                if between is Between.DEPARTMENT
                else compared(every[department], metric, between)
            )
            drawn, listed = comparison_chart(told), members_list(told)
            assert drawn.finding.startswith(metric.label)
            assert len(listed.twin.rows) == len(told.values) + len(told.left_out)
            assert how_to_read(told)


def _html(shown: object) -> str:
    return " ".join(element.proto.body for element in shown.get("html"))  # type: ignore[attr-defined]
