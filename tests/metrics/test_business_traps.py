"""Which well-known ways of being wrong with these figures does Vigie refuse? One named test each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data_access.loading import Row
from data_access.schema.mas import mas_case, mas_team
from metrics.breakdown import by
from metrics.mas import cases as mas_cases
from metrics.mas import load as mas_load
from metrics.mas import outcomes as mas_outcomes
from metrics.model import Status
from metrics.period import Granularity, Period, quarter, year
from tests.support.bases import FactBase
from tests.support.mas import case, cases

CASES, TEAM = "mas_cases", "mas_team"
JANUARY, DECEMBER = date(2021, 1, 1), date(2022, 12, 31)


def saisines(base: FactBase, *rows: Row, until: date = DECEMBER, without: tuple[date, ...] = ()) -> None:
    base.load(CASES, (mas_case, rows), first=JANUARY, until=until, without=without)


def posts(*months: date, full_time: float = 1.0) -> list[Row]:
    return [{"month": month, "accompanist": "A01", "full_time": full_time} for month in months]


# Ratios


def test_a_rate_is_a_ratio_of_sums_never_a_mean_of_rates(fact_base: FactBase) -> None:
    """January: 1 of 1. February: 0 of 9. The rate of both is 10 %, not the mean 50 %."""
    saisines(
        fact_base,
        case(date(2022, 1, 10), closed_on=date(2022, 1, 20)),
        *cases(9, date(2022, 2, 10)),
    )
    value = fact_base.value(mas_outcomes.COMPLETION, year(2022))
    assert (value.numerator, value.denominator, value.value) == (1, 10, 0.1)


def test_a_rate_over_members_is_not_the_mean_of_their_rates(fact_base: FactBase) -> None:
    saisines(
        fact_base,
        case(date(2022, 1, 10), detector="ccas", closed_on=date(2022, 1, 20)),
        *cases(9, date(2022, 1, 10), detector="health"),
    )
    figures = fact_base.figures(year(2022), mas_outcomes.COMPLETION)
    assert {value.member: value.value for value in by(figures, mas_outcomes.COMPLETION, "detector")} == {
        "ccas": 1.0,
        "health": 0.0,
    }
    assert figures.value(mas_outcomes.COMPLETION).value == 0.1


def test_a_rate_without_any_case_is_not_applicable_rather_than_zero(fact_base: FactBase) -> None:
    saisines(fact_base, case(date(2021, 5, 1)))
    value = fact_base.value(mas_outcomes.COMPLETION, year(2022))
    assert (value.status, value.value, value.denominator) == (Status.NOT_APPLICABLE, None, 0)
    assert value.text == "sans objet"


def test_a_median_without_any_case_is_not_applicable(fact_base: FactBase) -> None:
    saisines(fact_base, case(date(2022, 5, 1)))
    value = fact_base.value(mas_cases.CONTACT_DELAY, year(2022))
    assert (value.status, value.value) == (Status.NOT_APPLICABLE, None)


# Medians


@pytest.mark.parametrize(
    ("delays", "expected"), [((4,), 4), ((1, 2, 30), 2), ((1, 2, 4, 30), 3), ((0, 0, 5, 6), 2.5)]
)
def test_a_median_is_exact_and_taken_between_two_middles_when_the_count_is_even(
    fact_base: FactBase, delays: tuple[int, ...], expected: float
) -> None:
    saisines(
        fact_base,
        *(case(date(2022, 1, 1), first_contact_on=date(2022, 1, 1 + days)) for days in delays),
    )
    assert fact_base.value(mas_cases.CONTACT_DELAY, year(2022)).value == expected


def test_the_median_of_a_year_is_not_made_of_the_medians_of_its_months(fact_base: FactBase) -> None:
    """January: 1, 1, 1. February: 10. The median of the year is 1; the mean of medians would be 5,5."""
    saisines(
        fact_base,
        *cases(3, date(2022, 1, 3), first_contact_on=date(2022, 1, 4)),
        case(date(2022, 2, 1), first_contact_on=date(2022, 2, 11)),
    )
    assert fact_base.value(mas_cases.CONTACT_DELAY, year(2022)).value == 1


# Stocks


def test_a_stock_is_read_at_the_last_month_and_never_added_over_months(fact_base: FactBase) -> None:
    saisines(fact_base, case(date(2022, 1, 10)), case(date(2022, 6, 10), closed_on=date(2022, 9, 1)))
    assert fact_base.value(mas_load.OPEN_CASES, year(2022)).value == 1
    assert fact_base.value(mas_load.OPEN_CASES, quarter(2022, 2)).value == 2


def test_a_stock_over_a_stock_takes_both_at_the_same_month(fact_base: FactBase) -> None:
    """Cases run to December, posts to October: the load is that of October, with its date."""
    saisines(fact_base, *cases(6, date(2022, 1, 10)), *cases(4, date(2022, 11, 10)))
    months = [date(2022, month, 1) for month in range(1, 11)]
    fact_base.load(TEAM, (mas_team, posts(*months, full_time=2.0)), first=JANUARY, until=date(2022, 10, 31))
    load = fact_base.value(mas_load.LOAD, year(2022))
    assert (load.numerator, load.denominator, load.value) == (6, 2, 3)
    assert (load.status, load.as_of) == (Status.PUBLISHED, date(2022, 10, 31))


def test_a_stock_of_the_running_month_is_taken_on_the_data_date(fact_base: FactBase) -> None:
    closed_later = case(date(2022, 11, 2), closed_on=date(2022, 11, 20))
    saisines(fact_base, closed_later, until=date(2022, 11, 17))
    value = fact_base.value(mas_load.OPEN_CASES, year(2022))
    assert (value.value, value.status, value.as_of) == (1, Status.PROVISIONAL, date(2022, 11, 17))


@pytest.mark.parametrize("data_date", [date(2022, 11, 1), date(2022, 11, 17), date(2022, 11, 30)])
def test_a_file_is_open_from_its_first_day_to_the_day_before_its_last(
    fact_base: FactBase, data_date: date
) -> None:
    saisines(
        fact_base,
        *cases(2, data_date),
        case(date(2022, 1, 5), closed_on=data_date),
        *cases(3, date(2022, 1, 5), closed_on=data_date + timedelta(days=1)),
        until=data_date,
    )
    assert fact_base.value(mas_load.OPEN_CASES, year(2022)).value == 2 + 3


# Flows over periods


def test_the_quarters_of_a_year_add_up_to_the_year(fact_base: FactBase) -> None:
    saisines(fact_base, *(case(date(2022, month, 5)) for month in range(1, 13) for _ in range(month)))
    parts = [fact_base.value(mas_cases.CASES, quarter(2022, rank)).value for rank in (1, 2, 3, 4)]
    assert parts == [6, 15, 24, 33]
    assert fact_base.value(mas_cases.CASES, year(2022)).value == sum(part or 0 for part in parts) == 78


def test_the_steps_of_a_trend_add_up_to_the_period(fact_base: FactBase) -> None:
    saisines(fact_base, *(case(date(2022, month, 5)) for month in range(1, 13) for _ in range(month)))
    figures = fact_base.figures(year(2022), mas_cases.CASES)
    for step in (Granularity.MONTH, Granularity.QUARTER):
        assert sum(value.value or 0 for value in figures.series(mas_cases.CASES, step)) == 78
    assert [value.value for value in figures.series(mas_cases.CASES, Granularity.YEAR)] == [None, 0, 78]


# Zero, missing, provisional


def test_a_covered_month_without_facts_is_zero_and_an_uncovered_month_is_missing(fact_base: FactBase) -> None:
    saisines(fact_base, case(date(2022, 1, 10)), until=date(2022, 10, 31))
    monthly = fact_base.figures(year(2022), mas_cases.CASES).series(mas_cases.CASES, Granularity.MONTH)
    assert [value.value for value in monthly] == [1, *[0] * 9, None, None]
    assert [value.status for value in monthly[-3:]] == [Status.PUBLISHED, Status.MISSING, Status.MISSING]
    assert monthly[-1].text == "aucune donnée"


def test_a_month_that_was_not_loaded_inside_a_period_makes_it_provisional(fact_base: FactBase) -> None:
    rows = [case(date(2022, month, 5)) for month in range(1, 13)]
    saisines(fact_base, *rows, without=(date(2022, 5, 1),))
    value = fact_base.value(mas_cases.CASES, year(2022))
    assert (value.status, value.value, value.as_of) == (Status.PROVISIONAL, 11, DECEMBER)
    assert fact_base.value(mas_cases.CASES, quarter(2022, 1)).status is Status.PUBLISHED


def test_a_half_loaded_month_is_provisional(fact_base: FactBase) -> None:
    saisines(fact_base, case(date(2022, 11, 2)), until=date(2022, 11, 17))
    november = Period(date(2022, 11, 1), date(2022, 11, 1))
    value = fact_base.value(mas_cases.CASES, november)
    assert (value.status, value.value, value.as_of) == (Status.PROVISIONAL, 1, date(2022, 11, 17))
    assert fact_base.value(mas_cases.CASES, quarter(2022, 3)).status is Status.PUBLISHED
    assert fact_base.value(mas_cases.CASES, year(2022)).status is Status.PROVISIONAL


def test_a_department_without_data_is_missing_and_not_zero(fact_base: FactBase) -> None:
    saisines(fact_base, case(date(2022, 1, 10)))
    elsewhere = replace(fact_base, department="91")
    value = elsewhere.value(mas_cases.CASES, year(2022))
    assert (value.status, value.value, value.as_of) == (Status.MISSING, None, None)


# Refusing to guess


def test_a_value_that_was_not_read_is_refused_rather_than_shown_as_zero(fact_base: FactBase) -> None:
    fact_base.load(CASES, (mas_case, [case(date(2018, 1, 5))]), first=date(2018, 1, 1), until=DECEMBER)
    figures = fact_base.figures(year(2022), mas_cases.CASES)
    with pytest.raises(ValueError, match="outside"):
        figures.value(mas_cases.CASES, year(2018))
    with pytest.raises(ValueError, match="not among"):
        figures.value(mas_outcomes.REALISED)


def test_part_of_a_measure_is_never_read_along_another_axis(fact_base: FactBase) -> None:
    """Measures are counted along one axis at a time: the age of open cases by EPCI is not known."""
    saisines(fact_base, case(date(2022, 1, 10)))
    crossed = replace(mas_load.OPEN_OVER_90, axes=("epci",))
    figures = fact_base.figures(year(2022), crossed)
    with pytest.raises(ValueError, match="part of a measure"):
        by(figures, crossed, "epci")
    with pytest.raises(ValueError, match="not along"):
        by(figures, mas_cases.CASES, "outcome")
