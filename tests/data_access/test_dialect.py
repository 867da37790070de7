"""Does each construct mean the same in SQLite and in PostgreSQL?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, ColumnElement, Date, Double, Integer, literal, null, select

from data_access.counting import band
from data_access.dialect import UNKNOWN_MEMBER, as_member, days_before, days_between, month_of, whole
from data_access.query import rows

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
EXAMPLES: list[tuple[ColumnElement[Any], object]] = [
    (month_of(literal(date(2024, 2, 29))), date(2024, 2, 1)),
    (days_between(literal(date(2023, 12, 31)), literal(date(2024, 3, 1))), 61),
    (days_between(literal(date(2024, 3, 1)), literal(date(2023, 12, 31))), -61),
    (days_between(null(), literal(date(2024, 3, 1))), None),
    (days_before(literal(date(2024, 3, 1)), 120), date(2023, 11, 2)),
    (whole(literal(62.5)), 63),
    (whole(literal(61.5)), 62),
    (whole(literal(-62.5)), -63),
    (whole(literal(14.499999999999998)), 15),
    (whole(literal(62.49)), 62),
    (as_member(literal("ccas")), "ccas"),
    (as_member(literal(12)), "12"),
    (as_member(null()), UNKNOWN_MEMBER),
    (band(literal(30), (30, "0-30"), (90, "31-90"), beyond="91+"), "0-30"),
    (band(literal(31), (30, "0-30"), (90, "31-90"), beyond="91+"), "31-90"),
    (band(literal(91), (30, "0-30"), (90, "31-90"), beyond="91+"), "91+"),
    (as_member(band(null(), (30, "0-30"), beyond="31+")), UNKNOWN_MEMBER),
]


def one(url: str, expression: ColumnElement[Any]) -> object:
    ((found,),) = rows(url, select(expression))
    return found


@pytest.mark.parametrize(("expression", "expected"), EXAMPLES, ids=lambda one: str(one)[:40])
def test_in_sqlite(empty_base_url: str, expression: ColumnElement[Any], expected: object) -> None:
    assert one(empty_base_url, expression) == expected


@pytest.mark.postgres
def test_in_postgresql(postgres_base: str) -> None:
    assert [one(postgres_base, expression) for expression, _ in EXAMPLES] == [told for _, told in EXAMPLES]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(first=days, second=days)
def test_days_and_months_are_those_of_the_calendar(empty_base_url: str, first: date, second: date) -> None:
    query = select(days_between(literal(first), literal(second)), month_of(literal(first)))
    assert rows(empty_base_url, query) == [((second - first).days, first.replace(day=1))]


def test_the_constructs_know_their_type() -> None:
    day = Column("day", Date)
    assert isinstance(month_of(day).type, Date)
    assert isinstance(days_between(day, day).type, Integer)
    assert isinstance(days_before(day, 1).type, Date)
    assert isinstance(whole(Column("share", Double)).type, Integer)
