"""Are only whole months projected from, and is a running month told apart?"""

from __future__ import annotations

from datetime import date

import pytest

from metrics.coverage import Coverage
from metrics.landing.history import History, history_of
from metrics.period import Period, month_end

SOURCES = ("one", "other")


def _coverage(first: date, until: date, *, without: tuple[date, ...] = ()) -> Coverage:
    months = Period(first, until.replace(day=1)).months
    return Coverage.of(
        (source, month, min(month_end(month), until), False)
        for source in SOURCES
        for month in months
        if month not in without
    )


def _history(until: date, number: int, *, without: tuple[date, ...] = ()) -> History | None:
    return history_of(_coverage(date(2021, 1, 1), until, without=without), SOURCES, number)


def test_a_running_month_is_not_a_past_month() -> None:
    history = _history(date(2023, 11, 17), 2023)

    assert history is not None
    assert (history.since, history.remaining) == (10, 2)
    assert history.months[0] == date(2021, 1, 1)
    assert history.running == date(2023, 11, 1)
    assert history.elapsed == pytest.approx(17 / 30)


def test_a_year_that_is_over_keeps_nothing_of_what_came_after() -> None:
    history = _history(date(2023, 11, 17), 2022)

    assert history is not None
    assert (history.since, history.remaining, history.running) == (12, 0, None)
    assert history.months[-1] == date(2022, 12, 1)
    middle = history.upto(date(2022, 6, 1))
    assert middle is not None
    assert (middle.since, middle.remaining) == (6, 6)
    assert history.upto(date(2023, 6, 1)) is None


def test_a_month_that_is_missing_cuts_the_history_there() -> None:
    history = _history(date(2023, 10, 31), 2023, without=(date(2022, 3, 1),))

    assert history is not None
    assert history.months[0] == date(2022, 4, 1)


def test_a_year_that_has_only_begun_is_projected_from_the_december_before() -> None:
    history = _history(date(2023, 1, 9), 2023)

    assert history is not None
    assert (history.since, history.remaining, history.running) == (0, 12, date(2023, 1, 1))


def test_far_from_what_is_known_there_is_no_history() -> None:
    assert _history(date(2023, 10, 31), 2025) is None
    assert _history(date(2023, 10, 31), 2020) is None
    assert history_of(Coverage.of(()), SOURCES, 2023) is None
    assert history_of(_coverage(date(2021, 1, 1), date(2023, 10, 31)), ("one", "absent"), 2023) is None
