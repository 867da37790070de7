"""Are periods whole civil months, read from the address and written back the same?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.period import (
    Granularity,
    Period,
    bucket,
    bucket_period,
    choices,
    month_end,
    month_start,
    parse,
    quarter,
    shift_months,
    year,
)

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31))
months = days.map(month_start)
steps = st.integers(min_value=-600, max_value=600)
years = st.integers(min_value=2000, max_value=2100)


@given(months, steps)
def test_shifting_months_there_and_back_changes_nothing(month: date, step: int) -> None:
    assert shift_months(shift_months(month, step), -step) == month


@given(months, steps, steps)
def test_shifts_add_up(month: date, one: int, other: int) -> None:
    assert shift_months(shift_months(month, one), other) == shift_months(month, one + other)


@given(months)
def test_twelve_months_are_a_year(month: date) -> None:
    assert shift_months(month, 12) == month.replace(year=month.year + 1)


@given(days)
def test_a_month_ends_on_the_day_before_the_next(day: date) -> None:
    assert month_end(day) + timedelta(days=1) == shift_months(month_start(day), 1)
    assert month_start(day) <= day <= month_end(day)


@given(days, days)
def test_every_choice_is_read_back_from_its_label(one: date, other: date) -> None:
    first, last = sorted((month_start(one), month_start(other)))
    offered = choices(first, min(last, shift_months(first, 60)))
    assert [parse(choice.label) for choice in offered] == list(offered)
    assert len({choice.label for choice in offered}) == len(offered)


def test_choices_are_years_then_quarters_the_newest_first_and_only_with_loaded_months() -> None:
    offered = [one.label for one in choices(date(2021, 6, 1), date(2022, 4, 1))]
    assert offered == ["2022", "2021", "T2 2022", "T1 2022", "T4 2021", "T3 2021", "T2 2021"]


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("2022", year(2022)),
        (" 2022 ", year(2022)),
        ("T3 2022", quarter(2022, 3)),
        ("T3-2022", quarter(2022, 3)),
        ("T32022", quarter(2022, 3)),
    ],
)
def test_a_period_is_read_as_a_person_writes_it(label: str, period: Period) -> None:
    assert parse(label) == period


@pytest.mark.parametrize(
    "label", ["", "22", "20222", "T5 2022", "T0 2022", "mars 2022", "0000", "٢٠٢٢", "2022-01"]
)
def test_an_unknown_period_is_refused_with_what_is_accepted(label: str) -> None:
    with pytest.raises(ValueError, match=r"écrire une année \(2022\) ou un trimestre"):
        parse(label)


def test_a_period_has_a_label_months_and_an_end() -> None:
    assert (year(2022).label, quarter(2022, 3).label) == ("2022", "T3 2022")
    assert Period(date(2022, 3, 1), date(2022, 3, 1)).label == "mars 2022"
    assert quarter(2022, 4).months == (date(2022, 10, 1), date(2022, 11, 1), date(2022, 12, 1))
    assert (year(2022).months_count, year(2024).end, quarter(2024, 1).end) == (
        12,
        date(2024, 12, 31),
        date(2024, 3, 31),
    )
    assert quarter(2022, 1).year_earlier() == quarter(2021, 1)


@given(months, st.sampled_from(Granularity))
def test_a_month_falls_in_the_step_that_holds_it(month: date, step: Granularity) -> None:
    period = bucket_period(bucket(month, step), step)
    assert period.first <= month <= period.last
    assert bucket(period.last, step) == period.first


@given(years)
def test_the_quarters_of_a_year_make_the_year(number: int) -> None:
    made = [month for rank in (1, 2, 3, 4) for month in quarter(number, rank).months]
    assert tuple(made) == year(number).months
