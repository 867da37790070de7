"""Is a period compared with the same days of last year, as they were known on the same day?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.loading import Row
from data_access.schema.france_services import fs_request
from data_access.schema.mas import mas_case
from metrics.france_services import activity
from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.mas import outcomes as mas_outcomes
from metrics.period import year
from tests.support.bases import FactBase
from tests.support.mas import case, cases

CASES = "mas_cases"
JANUARY, DECEMBER = date(2021, 1, 1), date(2022, 12, 31)


def saisines(base: FactBase, *rows: Row, until: date = DECEMBER, without: tuple[date, ...] = ()) -> None:
    base.load(CASES, (mas_case, rows), first=JANUARY, until=until, without=without)


def test_the_running_period_is_compared_with_the_same_days_of_last_year(fact_base: FactBase) -> None:
    saisines(
        fact_base,
        *cases(3, date(2022, 11, 16)),
        *cases(2, date(2021, 11, 17)),
        *cases(7, date(2021, 11, 18)),
        *cases(9, date(2021, 12, 1)),
        until=date(2022, 11, 17),
    )
    change = fact_base.change(mas_cases.CASES, year(2022))
    assert change is not None
    assert (change.now, change.before) == (3, 2)
    assert (change.until, change.complete, change.whole) == (date(2021, 11, 17), False, False)


def test_what_became_known_since_is_not_counted_in_the_comparison(fact_base: FactBase) -> None:
    """Opened in June 2021, closed in March 2022: on 31 December 2021 nobody knew it would be realised."""
    saisines(
        fact_base,
        case(date(2021, 6, 1), closed_on=date(2022, 3, 1)),
        case(date(2021, 6, 1), closed_on=date(2021, 9, 1)),
        case(date(2022, 6, 1), closed_on=date(2022, 9, 1)),
        case(date(2022, 6, 1)),
    )
    change = fact_base.change(mas_outcomes.COMPLETION, year(2022))
    assert change is not None
    assert (change.now, change.before) == (0.5, 0.5)
    assert fact_base.value(mas_outcomes.COMPLETION, year(2021)).value == 1.0


def test_a_past_period_is_compared_at_the_same_age(fact_base: FactBase) -> None:
    """2021 read on 31 December 2022 is a year old: 2020, a year earlier, is read as on 31 December 2021."""
    fact_base.load(
        CASES,
        (
            mas_case,
            [
                case(date(2021, 11, 1), closed_on=date(2022, 2, 1)),
                case(date(2020, 11, 1), closed_on=date(2021, 2, 1)),
                case(date(2020, 11, 1), closed_on=date(2022, 2, 1)),
            ],
        ),
        first=date(2020, 1, 1),
        until=DECEMBER,
    )
    change = fact_base.change(mas_outcomes.REALISED, year(2021))
    assert change is not None
    assert (change.now, change.before) == (1, 1)


@pytest.mark.parametrize(
    ("data_date", "then"),
    [
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 28)),
        (date(2024, 3, 31), date(2023, 3, 31)),
    ],
)
def test_the_twenty_ninth_of_february_is_compared_with_the_twenty_eighth(
    fact_base: FactBase, data_date: date, then: date
) -> None:
    fact_base.load(
        CASES,
        (mas_case, [case(data_date), case(then)]),
        first=date(then.year, 1, 1),
        until=data_date,
    )
    change = fact_base.change(mas_cases.CASES, year(data_date.year))
    assert change is not None
    assert (change.now, change.before, change.until) == (1, 1, then)


def test_months_without_their_twin_a_year_earlier_are_left_out_on_both_sides(fact_base: FactBase) -> None:
    rows = [case(date(number, month, 5)) for number in (2021, 2022) for month in range(1, 13)]
    saisines(fact_base, *rows, without=(date(2021, 12, 1), date(2021, 2, 1)))
    change = fact_base.change(mas_cases.CASES, year(2022))
    assert change is not None
    assert (change.now, change.before, change.complete) == (10, 10, False)
    assert change.until == date(2021, 11, 30), "the comparison stops with the last compared month"


def test_the_first_loaded_year_has_nothing_to_be_compared_with(fact_base: FactBase) -> None:
    saisines(fact_base, *cases(5, date(2021, 6, 1)))
    assert fact_base.change(mas_cases.CASES, year(2021)) is None


def test_a_stock_is_compared_with_the_stock_of_the_same_day(fact_base: FactBase) -> None:
    saisines(
        fact_base,
        case(date(2021, 11, 1), closed_on=date(2021, 11, 20)),
        case(date(2022, 11, 1)),
        until=date(2022, 11, 17),
    )
    change = fact_base.change(mas_load.OPEN_CASES, year(2022))
    assert change is not None
    assert (change.now, change.before) == (1, 1)


def test_a_month_added_up_in_the_source_is_compared_only_when_it_is_whole(fact_base: FactBase) -> None:
    """Half of November 2022 against the whole of November 2021 would show a fall that did not happen."""
    months = [date(number, month, 1) for number in (2021, 2022) for month in range(1, 12)]
    rows = [
        {"month": month, "site": "fs-1", "theme": "other", "epci": None, "requests": 10, "solved": 5}
        for month in months
    ]
    fact_base.load("fs_requests", (fs_request, rows), first=JANUARY, until=date(2022, 11, 17))
    change = fact_base.change(activity.REQUESTS, year(2022))
    assert change is not None
    assert (change.now, change.before, change.until) == (100, 100, date(2021, 10, 31))
