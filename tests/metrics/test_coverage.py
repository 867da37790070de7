"""What may be said of a period, from the months that are loaded?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from metrics.coverage import Coverage
from metrics.model import Status
from metrics.period import Period, month_end, quarter, shift_months, year

A, B = "a", "b"


def loaded(
    source: str, first: date, until: date, *, demonstration: bool = False
) -> list[tuple[str, date, date, bool]]:
    count = (until.year - first.year) * 12 + until.month - first.month + 1
    months = [shift_months(first, step) for step in range(count)]
    return [(source, month, min(month_end(month), until), demonstration) for month in months]


RUNNING = Coverage.of(
    [
        *loaded(A, date(2022, 1, 1), date(2023, 11, 17)),
        *loaded(B, date(2022, 1, 1), date(2023, 10, 31)),
    ]
)
MIXED = Coverage.of(
    [
        *loaded(A, date(2022, 1, 1), date(2023, 11, 17)),
        *loaded(B, date(2022, 1, 1), date(2023, 10, 31), demonstration=True),
    ]
)


@pytest.mark.parametrize(
    ("sources", "period", "expected"),
    [
        ([A], year(2022), Status.PUBLISHED),
        ([A, B], year(2022), Status.PUBLISHED),
        ([A], year(2023), Status.PROVISIONAL),
        ([A], quarter(2023, 3), Status.PUBLISHED),
        ([A], quarter(2023, 4), Status.PROVISIONAL),
        ([A], year(2021), Status.MISSING),
        (["unknown"], year(2022), Status.MISSING),
        ([A, "unknown"], year(2022), Status.MISSING),
    ],
)
def test_a_period_is_published_provisional_or_missing(
    sources: list[str], period: Period, expected: Status
) -> None:
    assert RUNNING.status(sources, period) is expected


def test_what_is_read_at_a_date_only_asks_that_its_last_month_be_whole() -> None:
    assert RUNNING.status([B], year(2023), at_a_date=True) is Status.PUBLISHED
    assert RUNNING.status([A], year(2023), at_a_date=True) is Status.PROVISIONAL
    assert RUNNING.status([A], year(2021), at_a_date=True) is Status.MISSING


def test_the_data_date_is_the_last_day_that_every_source_covers() -> None:
    assert RUNNING.as_of([A], year(2023)) == date(2023, 11, 17)
    assert RUNNING.as_of([A, B], year(2023)) == date(2023, 10, 31)
    assert RUNNING.as_of([A], year(2022)) == date(2022, 12, 31)
    assert RUNNING.as_of([A], year(2021)) is None
    assert RUNNING.as_of([A, "unknown"], year(2022)) is None


def test_the_data_date_is_that_of_the_last_common_month() -> None:
    gap = Coverage.of(
        [
            *loaded(A, date(2022, 1, 1), date(2022, 2, 28)),
            *loaded(A, date(2022, 4, 1), date(2022, 4, 30)),
            *loaded(B, date(2022, 1, 1), date(2022, 3, 31)),
        ]
    )
    assert gap.common_months([A, B], year(2022)) == (date(2022, 1, 1), date(2022, 2, 1))
    assert gap.as_of([A, B], year(2022)) == date(2022, 2, 28)


def test_a_month_is_compared_when_its_twin_covers_the_same_days() -> None:
    half = Coverage.of(
        [
            *loaded(A, date(2022, 1, 1), date(2022, 11, 10)),
            *loaded(A, date(2023, 1, 1), date(2023, 11, 17)),
        ]
    )
    assert half.comparable([A], date(2023, 10, 1), whole=True)
    assert not half.comparable([A], date(2023, 11, 1), whole=False), "the twin stops on the 10th"
    assert RUNNING.comparable([A], date(2023, 11, 1), whole=False)
    assert not RUNNING.comparable([A], date(2023, 11, 1), whole=True)
    assert not RUNNING.comparable([A], date(2022, 1, 1), whole=False)


def test_the_demonstration_is_told_for_the_period_that_it_touches() -> None:
    assert MIXED.demonstration([A, B], year(2022))
    assert not MIXED.demonstration([A])
    assert not MIXED.demonstration([B], year(2021))


def test_a_demonstration_is_never_read_together_with_real_lines() -> None:
    assert MIXED.common_months([A, B], year(2022)) == ()
    assert MIXED.status([A, B], year(2022)) is Status.MISSING
    assert MIXED.as_of([A, B], year(2022)) is None
    assert MIXED.status([B], year(2022)) is Status.PUBLISHED


def test_bounds_and_latest() -> None:
    assert RUNNING.bounds() == (date(2022, 1, 1), date(2023, 11, 1))
    assert RUNNING.latest(B) == date(2023, 10, 31)
    assert Coverage.of([]).bounds() is None
    assert Coverage.of([]).latest(A) is None


def test_sqlite_and_postgresql_say_booleans_each_in_its_way() -> None:
    row: Any = (A, date(2022, 1, 1), date(2022, 1, 31), 1)
    assert Coverage.of([row]).sources[A][date(2022, 1, 1)].demonstration is True


@pytest.mark.parametrize(
    ("period", "running"), [(year(2022), False), (year(2023), True), (year(2024), False)]
)
def test_a_period_runs_when_it_goes_on_after_the_last_loaded_month(period: Period, running: bool) -> None:
    assert RUNNING.is_running(period) is running
    assert not Coverage.of([]).is_running(period)
