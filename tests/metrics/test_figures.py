"""Do figures carry all that a reader must see beside them, and ask the base little?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data_access.engine import writing
from data_access.loading import set_target
from data_access.schema.mas import mas_case
from metrics import mas
from metrics.figures import Figures
from metrics.mas import cases as mas_cases
from metrics.mas import outcomes as mas_outcomes
from metrics.model import Metric, Status
from metrics.period import Granularity, Period, quarter, year
from metrics.reading import BaseReading
from tests.support.bases import FactBase
from tests.support.mas import case, cases
from tests.support.reading import CountedReading

ROLLING = replace(mas_cases.CASES, key="mas.rolling", rolling_months=12)


@pytest.fixture
def two_years(fact_base: FactBase) -> FactBase:
    """One saisine a month from January 2021 to 17 November 2022, two a month in 2022."""
    rows = [
        one
        for number, count in ((2021, 1), (2022, 2))
        for month in range(1, 13)
        for one in cases(count, date(number, month, 5))
        if (number, month) <= (2022, 11)
    ]
    fact_base.load("mas_cases", (mas_case, rows), first=date(2021, 1, 1), until=date(2022, 11, 17))
    return fact_base


def test_a_value_says_where_when_and_from_what(two_years: FactBase) -> None:
    value = two_years.value(mas_cases.CASES, year(2022))
    assert (value.metric, value.department, value.period) == (mas_cases.CASES, "61", year(2022))
    assert (value.status, value.as_of, value.demonstration) == (
        Status.PROVISIONAL,
        date(2022, 11, 17),
        False,
    )
    assert value.text == "22\u00a0saisines"


def test_all_the_cards_of_a_page_take_four_questions(two_years: FactBase) -> None:
    """Coverage, targets, the measures as a whole, and one more for each axis that a formula reads."""
    reading = CountedReading(BaseReading(two_years.url))
    figures = Figures(reading, two_years.perimeter, year(2022), mas.METRICS)
    for metric in mas.METRICS:
        figures.value(metric)
        figures.change(metric)
        figures.target(metric)
        figures.series(metric, Granularity.MONTH)
        figures.series_a_year_earlier(metric, Granularity.MONTH)
    axes = {term.axis for metric in mas.METRICS for term in metric.terms}
    assert sorted(reading.asked) == sorted(
        ["coverage", "detail", *(f"monthly {axis}".strip() for axis in axes)]
    )


def test_the_trend_of_the_year_before_stands_beside_that_of_the_year(two_years: FactBase) -> None:
    figures = two_years.figures(year(2022), mas_cases.CASES)
    now = figures.series(mas_cases.CASES, Granularity.QUARTER)
    before = figures.series_a_year_earlier(mas_cases.CASES, Granularity.QUARTER)
    assert [value.value for value in now] == [6, 6, 6, 4]
    assert [value.value for value in before] == [3, 3, 3, 3]
    assert [value.period for value in before] == [value.period.year_earlier() for value in now]
    assert figures.series_a_year_earlier(mas_cases.CASES, Granularity.YEAR) == ()


def test_the_trend_of_a_quarter_shows_its_whole_year(two_years: FactBase) -> None:
    figures = two_years.figures(quarter(2022, 2), mas_cases.CASES)
    assert len(figures.series(mas_cases.CASES, Granularity.MONTH)) == 12


def test_a_rolling_metric_reads_its_months_up_to_the_last_loaded_one(two_years: FactBase) -> None:
    """Twelve months to the end of March 2022: nine of 2021 at one a month, three of 2022 at two."""
    value = two_years.value(ROLLING, quarter(2022, 1))
    assert (value.value, value.as_of) == (15, date(2022, 3, 31))


def test_a_rolling_metric_without_all_its_months_is_missing(two_years: FactBase) -> None:
    value = two_years.value(ROLLING, quarter(2021, 3))
    assert (value.status, value.value) == (Status.MISSING, None)
    assert two_years.value(ROLLING, quarter(2021, 4)).value == 12


def test_a_rolling_metric_is_compared_only_when_all_its_months_are(two_years: FactBase) -> None:
    assert two_years.change(ROLLING, quarter(2022, 1)) is None, "its twin would begin in April 2020"


def test_the_last_target_in_force_at_the_end_of_the_period_is_the_one_that_holds(two_years: FactBase) -> None:
    with writing(two_years.url) as connection:
        for day, value in ((date(2021, 1, 1), 0.5), (date(2022, 6, 1), 0.6), (date(2023, 1, 1), 0.7)):
            set_target(connection, "61", ("mas.completion", day, value, "comité"))
    figures = two_years.figures(year(2022), mas_outcomes.COMPLETION, mas_cases.CASES)
    target = figures.target(mas_outcomes.COMPLETION)
    assert target is not None
    assert target.value == 0.6
    assert figures.target(mas_cases.CASES) is None
    early = two_years.figures(quarter(2022, 1), mas_outcomes.COMPLETION).target(mas_outcomes.COMPLETION)
    assert early is not None
    assert early.value == 0.5


@pytest.mark.parametrize(
    "metric",
    [mas_cases.CASES, mas_outcomes.COMPLETION, mas_cases.CONTACT_DELAY],
    ids=lambda metric: metric.key,
)
def test_the_departments_never_mix(two_years: FactBase, metric: Metric) -> None:
    before = two_years.value(metric, year(2022))
    neighbour = replace(two_years, department="91")
    neighbour.load(
        "mas_cases",
        (mas_case, [case(date(2022, 5, 2), first_contact_on=date(2022, 5, 3))]),
        first=date(2022, 1, 1),
        until=date(2022, 12, 31),
    )
    assert two_years.value(metric, year(2022)) == before
    assert neighbour.value(mas_cases.CASES, year(2022)).value == 1


def test_one_month_can_be_read_by_itself(two_years: FactBase) -> None:
    november = Period(date(2022, 11, 1), date(2022, 11, 1))
    assert two_years.value(mas_cases.CASES, november).value == 2
