"""Is a target judged in the declared direction, from the day on which it counts?"""

from __future__ import annotations

from datetime import date

import pytest

from metrics.mas import cases as mas_cases
from metrics.mas import outcomes as mas_outcomes
from metrics.model import Metric, Status, Value
from metrics.period import quarter, year
from metrics.targets import Target, in_force, target_in_words

RATE, DELAY, CASES = mas_outcomes.COMPLETION, mas_cases.CONTACT_DELAY, mas_cases.CASES


def value(metric: Metric, amount: float | None) -> Value:
    return Value(metric, "61", year(2022), Status.PUBLISHED, amount)


@pytest.mark.parametrize(
    ("metric", "amount", "missed"),
    [
        (RATE, 0.79, True),
        (RATE, 0.80, False),
        (RATE, None, False),
        (DELAY, 0.9, True),
        (DELAY, 0.8, False),
        (CASES, 0.1, False),
        (CASES, 2.0, False),
    ],
)
def test_a_target_is_missed_on_the_wrong_side_of_its_metric_only(
    metric: Metric, amount: float | None, missed: bool
) -> None:
    assert Target(metric.key, date(2022, 1, 1), 0.8).missed_by(value(metric, amount)) is missed


def test_the_target_in_force_is_the_last_that_counts_by_the_end_of_the_period() -> None:
    targets = [Target(RATE.key, date(2022, month, 1), month / 100) for month in (1, 6, 10)]
    others = [Target(DELAY.key, date(2022, 12, 1), 3)]
    found = in_force([*targets, *others], RATE, quarter(2022, 2))
    assert found == targets[1]
    assert in_force(targets, RATE, year(2021)) is None


def test_a_target_is_told_with_its_day() -> None:
    target = Target(RATE.key, date(2023, 1, 1), 0.8)
    assert target_in_words(RATE, target) == "Cible\u00a0: 80,0\u00a0% depuis le\u00a001/01/2023"
    assert target_in_words(RATE, None) == "Cible\u00a0: non fixée"
