"""Who is compared, from which figures, in which order, and for which rates?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.schema.mas import mas_case
from metrics.catalogue import BY_KEY, METRICS
from metrics.comparison import (
    Between,
    comparable,
    compared,
    departments_compared,
    departments_followed,
    scope,
    ways,
)
from metrics.comparison.words import departments_apart
from metrics.mas.outcomes import COMPLETION
from metrics.period import year
from settings import from_environment
from tests.support.bases import FactBase
from tests.support.mas import cases


@pytest.fixture
def spread(fact_base: FactBase) -> FactBase:
    """Two detectors and two EPCI; some cases of no known EPCI."""
    rows = [
        *cases(3, date(2022, 2, 1), detector="health"),
        *cases(2, date(2022, 3, 1), detector="ccas", epci="200035111", closed_on=date(2022, 4, 1)),
        *cases(4, date(2022, 3, 1), detector="ccas", epci="200999999"),
    ]
    fact_base.load("mas_cases", (mas_case, rows), first=date(2022, 1, 1), until=date(2022, 12, 31))
    return fact_base


@pytest.fixture
def three_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that follows three departments."""
    monkeypatch.setattr(scope, "current", lambda: from_environment({"VIGIE_DEPARTMENTS": "61,75,91"}))


def test_members_come_by_name_and_the_unknown_is_left_out(spread: FactBase) -> None:
    told = compared(spread.figures(year(2022), COMPLETION), COMPLETION, Between.EPCI)
    names = [one.value.member_label for one in told.values]
    assert names == sorted(names)
    assert [one.whole for one in told.values if one.value.member == "200999999"] == [4]
    assert [(one.member_label, one.denominator) for one in told.left_out] == [("Non renseigné", 3)]


def test_a_department_is_compared_by_its_whole_and_one_without_data_is_left_out(spread: FactBase) -> None:
    figures = spread.figures(year(2022), COMPLETION)
    empty = spread.figures(year(2020), COMPLETION)
    told = departments_compared((figures, empty), COMPLETION, {figures.perimeter.department: "Ici"})
    assert [(one.value.member_label, one.whole) for one in told.values] == [("Ici", 9)]
    assert len(told.left_out) == 1
    assert told.between is Between.DEPARTMENT


def test_only_shares_of_cases_along_an_axis_are_compared() -> None:
    keys = {metric.key for metric in comparable(METRICS)}
    assert {"mas.completion", "ass.agreement", "france_services.solved", "c2s.gaps"} <= keys
    assert not keys & {
        "ass.remaining_covered",  # euros over euros
        "ass.consumption",  # may exceed its whole
        "mas.contact_48h",  # part of a measure, already along an axis
        "mas.cases",  # a count
    }


@pytest.mark.usefixtures("three_followed")
def test_departments_are_compared_only_by_who_opens_every_one_of_them() -> None:
    solved = BY_KEY["france_services.solved"]
    assert ways(solved, ("61", "75", "91")) == (Between.EPCI, Between.PARTNER, Between.DEPARTMENT)
    assert ways(solved, ("61", "91")) == ways(solved, ("61",)) == (Between.EPCI, Between.PARTNER)


@pytest.mark.usefixtures("three_followed")
def test_who_opens_fewer_departments_is_told_why_they_are_not_compared() -> None:
    followed = departments_followed()
    assert departments_apart(("75", "61", "91"), followed) == ""
    told = departments_apart(("61", "91"), followed)
    assert "(61, 75, 91)\u00a0: leur ensemble sert de repère" in told
    assert told == departments_apart(("61",), followed)


def test_one_department_alone_has_nobody_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "current", lambda: from_environment({"VIGIE_DEPARTMENTS": "61"}))
    assert ways(BY_KEY["mas.completion"], ("61",)) == (Between.EPCI, Between.DETECTOR)
    assert departments_apart(("61",), departments_followed()) == ""
