"""Does the back-test give each past month only what was known, and count what held?"""

from __future__ import annotations

import pytest

from metrics.landing import Landing, Standing, back_test, held

VALUES = [float(rank) for rank in range(1, 31)]


def test_each_past_month_is_today_once_and_sees_only_what_was_over() -> None:
    asked: list[tuple[int, int, int]] = []

    def project(known: int, since: int, remaining: int) -> Landing:
        asked.append((known, since, remaining))
        return Landing(Standing.PROJECTED, 0.0, 10.0, 0.0, 20.0)

    trials = back_test(VALUES, project, first_month=1)

    assert asked[0] == (12, 0, 12)
    assert asked[11] == (23, 11, 1)
    assert asked[12:14] == [(24, 0, 6), (25, 1, 5)], "a running year is projected up to its last known month"
    assert len(trials) == 18
    assert trials[0].actual == sum(VALUES[12:24])
    assert trials[-1].actual == sum(VALUES[24:30])


def test_a_history_that_begins_in_the_year_keeps_to_civil_years() -> None:
    trials = back_test(VALUES, lambda *_: Landing(Standing.PROJECTED, 0.0, 1.0, 0.0, 1.0), first_month=10)

    assert (trials[0].known, trials[0].until, trials[0].remaining) == (12, 14, 3)
    assert trials[0].actual == sum(VALUES[3:15])


def test_an_interval_holds_when_the_truth_is_in_it() -> None:
    def project(known: int, since: int, remaining: int) -> Landing:
        truth = sum(VALUES[known - since : known + remaining])
        shift = 0.0 if known % 2 else 1.0
        return Landing(Standing.PROJECTED, 0.0, truth + shift, truth + shift, truth + 5)

    trials = back_test(VALUES, project, first_month=1)
    assert held(trials) == (9, 18)
    assert [trial.error for trial in trials[:2]] == [1.0, 0.0]


def test_months_that_could_not_be_projected_are_left_out() -> None:
    assert back_test(VALUES, lambda *_: Landing(Standing.TOO_RARE, 0.0), first_month=1) == ()
    assert back_test(VALUES[:12], lambda *_: Landing(Standing.TOO_RARE, 0.0), first_month=1) == ()


def test_a_calendar_month_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="found 13"):
        back_test(VALUES, lambda *_: Landing(Standing.TOO_RARE, 0.0), first_month=13)
