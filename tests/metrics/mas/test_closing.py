"""Is the time to closing read with open cases for what they are, and is a median said only when it exists?"""

from __future__ import annotations

from datetime import date
from math import isnan

import pytest

from data_access.loading import Row
from data_access.schema.mas import mas_case
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.mas.closing import closing_in_words, still_open
from metrics.period import year
from metrics.units import NO_BREAK
from tests.support.bases import FactBase
from tests.support.mas import cases

OPENED = date(2022, 1, 10)


def _figures(base: FactBase, facts: list[Row], until: date = date(2022, 12, 31)) -> Figures:
    base.load("mas_cases", (mas_case, tuple(facts)), first=date(2022, 1, 1), until=until)
    return base.figures(year(2022), *of_topic("mas"))


def _plain(words: str) -> str:
    return words.replace(NO_BREAK, " ")


def test_the_median_is_the_day_on_which_half_is_closed(fact_base: FactBase) -> None:
    facts = [
        *cases(40, OPENED, closed_on=date(2022, 2, 9)),
        *cases(80, OPENED, closed_on=date(2022, 3, 31), outcome="refusal"),
        *cases(40, OPENED, closed_on=date(2022, 7, 9)),
    ]
    figures = _figures(fact_base, facts)

    assert _plain(closing_in_words(figures)) == (
        "La moitié des saisines ouvertes en 2022 est close en 80 jours (intervalle à 95 % : 80 à 80 jours)"
    )
    course = still_open(figures)
    assert [(one.day, one.at_risk, one.share) for one in course.course] == [
        (0, 160, 1.0),
        (30, 160, 0.75),
        (80, 120, 0.25),
        (180, 40, 0.0),
    ]


def test_without_a_median_the_last_share_followed_is_said(fact_base: FactBase) -> None:
    facts = [*cases(20, OPENED, closed_on=date(2022, 2, 9)), *cases(60, OPENED)]
    figures = _figures(fact_base, facts, until=date(2022, 3, 31))

    assert isnan(still_open(figures).median.days)
    assert _plain(closing_in_words(figures)) == (
        "La moitié des saisines ouvertes en 2022 n'est pas encore close : "
        "75,0 % le sont encore après 80 jours"
    )


def test_the_curve_stops_when_too_few_cases_are_followed(fact_base: FactBase) -> None:
    facts = [*cases(12, OPENED, closed_on=date(2022, 2, 9)), *cases(9, OPENED, closed_on=date(2022, 3, 31))]

    assert still_open(_figures(fact_base, facts)).course[-1].day == 30


def test_no_case_is_said(fact_base: FactBase) -> None:
    figures = fact_base.figures(year(2022), *of_topic("mas"))

    assert still_open(figures).course == ()
    assert _plain(closing_in_words(figures)) == "Durée des dossiers : aucune saisine en 2022"


@pytest.mark.parametrize("days", [10, 200])
def test_a_case_still_open_counts_for_the_days_it_was_followed(fact_base: FactBase, days: int) -> None:
    """The same closings, whether the others are followed for long or not: nothing is taken for closed."""
    facts = [*cases(30, OPENED, closed_on=date(2022, 1, 20)), *cases(30, OPENED)]
    figures = _figures(fact_base, facts, until=date.fromordinal(OPENED.toordinal() + days))

    assert still_open(figures).course[-1].share == pytest.approx(0.5)
