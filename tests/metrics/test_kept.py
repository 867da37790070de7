"""Are answers kept between two clicks, and forgotten as soon as the base has changed?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from access.perimeter import Perimeter
from data_access import query as asking
from data_access.engine import writing
from data_access.failure import BaseOfAnotherVersion
from data_access.freshness import covered_months
from data_access.loading import stamp
from data_access.measures import NOW, values_by_month
from data_access.query import Query, question
from data_access.schema.mas import mas_case
from metrics import kept, reading
from metrics.kept import kept_figures, kept_reading
from metrics.mas import cases as mas_cases
from metrics.model import Status
from metrics.period import year
from tests.support.bases import FactBase
from tests.support.mas import case


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still until the test moves it."""
    now = [1000.0]
    monkeypatch.setattr(kept, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The text of every query that reaches the base."""
    texts: list[str] = []

    def written_down(url: str, query: Query) -> list[tuple[Any, ...]]:
        texts.append(str(query))
        return asking.rows(url, query)

    monkeypatch.setattr(reading, "rows", written_down)
    return texts


def one_case(base: FactBase, opened_on: date) -> None:
    base.load("mas_cases", (mas_case, [case(opened_on)]), first=date(2022, 1, 1), until=date(2022, 12, 31))


def ask_everything(base: FactBase) -> None:
    answers = kept_reading(base.url)
    answers.coverage(base.perimeter)
    answers.monthly(base.perimeter, ("mas.cases",), "", date(2022, 1, 1), date(2022, 12, 1))
    answers.by_member(base.perimeter, ("mas.cases",), "detector", (date(2022, 1, 1),), NOW)
    answers.names(base.perimeter, "epci")
    answers.detail(covered_months(base.perimeter))


def test_a_question_reaches_the_base_once(fact_base: FactBase, asked: list[str]) -> None:
    one_case(fact_base, date(2022, 1, 5))
    ask_everything(fact_base)
    assert len(asked) == 5
    ask_everything(fact_base)
    assert len(asked) == 5


def test_a_load_is_seen_within_seconds(fact_base: FactBase, clock: list[float]) -> None:
    def januaries() -> float:
        months = kept_reading(fact_base.url).monthly(
            fact_base.perimeter, ("mas.cases",), "", date(2022, 1, 1), date(2022, 1, 1)
        )
        return sum(months.of_members("mas.cases", NOW).get("", {}).values())

    one_case(fact_base, date(2022, 1, 5))
    assert januaries() == 1
    one_case(fact_base, date(2022, 2, 5))
    assert januaries() == 1, "the stamp was read less than five seconds ago"
    clock[0] += kept.STAMP_SECONDS
    assert januaries() == 0


def test_the_perimeter_is_part_of_what_is_kept(fact_base: FactBase) -> None:
    one_case(fact_base, date(2022, 1, 5))
    answers = kept_reading(fact_base.url)
    assert answers.coverage(fact_base.perimeter).bounds() is not None
    assert answers.coverage(Perimeter("91")).bounds() is None


def test_a_base_of_another_version_is_never_read(fact_base: FactBase) -> None:
    with writing(fact_base.url) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        stamp(connection, "changed")
    with pytest.raises(BaseOfAnotherVersion):
        kept_reading(fact_base.url)


def test_a_kept_answer_cannot_be_spoilt_by_its_reader(fact_base: FactBase) -> None:
    one_case(fact_base, date(2022, 1, 5))
    answers = kept_reading(fact_base.url)
    answers.detail(covered_months(fact_base.perimeter)).clear()
    assert len(answers.detail(covered_months(fact_base.perimeter))) == 12


def test_two_questions_differ_by_any_of_their_values() -> None:
    def of(department: str, *measures: str) -> str:
        return question(
            values_by_month(Perimeter(department), measures, "", date(2022, 1, 1), date(2022, 12, 1))
        )

    assert of("61", "a") == of("61", "a")
    assert len({of("61", "a"), of("91", "a"), of("61", "b"), of("61", "a", "b")}) == 4


def test_the_figures_of_one_choice_are_computed_once_for_all_their_readers(fact_base: FactBase) -> None:
    one_case(fact_base, date(2022, 1, 5))
    answers = kept_reading(fact_base.url)
    metrics = (mas_cases.CASES,)
    first = kept_figures(answers, fact_base.perimeter, year(2022), metrics)
    assert kept_figures(answers, fact_base.perimeter, year(2022), metrics) is first
    assert kept_figures(answers, Perimeter("91"), year(2022), metrics) is not first
    assert kept_figures(answers, fact_base.perimeter, year(2021), metrics) is not first
    assert first.value(mas_cases.CASES) is first.value(mas_cases.CASES)
    other_period = first.value(mas_cases.CASES, year(2021))
    assert other_period.status is Status.MISSING


def test_figures_of_a_former_state_of_the_base_are_not_served(
    fact_base: FactBase, clock: list[float]
) -> None:
    def value() -> float | None:
        figures = kept_figures(
            kept_reading(fact_base.url), fact_base.perimeter, year(2022), (mas_cases.CASES,)
        )
        return figures.value(mas_cases.CASES).value

    one_case(fact_base, date(2022, 1, 5))
    assert value() == 1
    fact_base.load("mas_cases", (mas_case, []), first=date(2022, 1, 1), until=date(2022, 12, 31))
    clock[0] += kept.STAMP_SECONDS
    assert value() == 0
