"""Is a percentage out of bounds, or away from its counts, found?"""

from __future__ import annotations

from datetime import date

from metrics.catalogue import BY_KEY, METRICS
from metrics.model import Metric, Status, Value
from metrics.period import Period, year
from metrics.quality.coherence.parts import MAY_EXCEED
from metrics.quality.coherence.shares import Share, agree_with_counts, between_bounds, shares_among

ENTRY, ROLLING = BY_KEY["mas.entry"], BY_KEY["charter.care_realised"]


def value(part: float | None, whole: float, *, shown: float | None = None, metric: Metric = ENTRY) -> Value:
    amount = shown if shown is not None or part is None else part / whole
    return Value(metric, "61", year(2023), Status.PUBLISHED, amount, part, whole)


def share(period: Value, *months: Value) -> Share:
    return Share(period, months)


def test_a_share_above_its_whole_is_told_over_the_period_and_in_a_month() -> None:
    check = between_bounds([share(value(12, 10), value(1, 2), value(11, 10)), share(value(10, 10))])
    assert (check.cases, check.broken) == (4, 2)
    assert "120,0\u00a0%" in check.breaches[0].words
    assert between_bounds([share(value(-1, 10))]).broken == 1


def test_a_share_without_value_is_no_case() -> None:
    nothing = value(None, 0)
    assert between_bounds([share(nothing)]).cases == agree_with_counts([share(nothing)]).cases == 0


def test_a_share_that_is_not_its_counts_divided_is_told() -> None:
    check = agree_with_counts([share(value(50, 100, shown=0.6))])
    assert "60,0\u00a0% pour 50\u00a0/\u00a0100" in check.breaches[0].words


def test_a_share_lies_between_those_of_its_months() -> None:
    months = (value(1, 4), value(3, 4))
    assert agree_with_counts([share(value(4, 8), *months)]).holds
    check = agree_with_counts([share(value(9, 10), *months)])
    assert "mois de 25,0\u00a0% à 75,0\u00a0%" in check.breaches[0].words


def test_a_rolling_share_need_not_lie_between_its_months() -> None:
    rolling = share(value(9, 10, metric=ROLLING), value(1, 4, metric=ROLLING))
    assert agree_with_counts([rolling]).holds


def test_a_complement_is_verified_too() -> None:
    keys = {metric.key for metric in shares_among(METRICS)}
    assert "mas.not_realised" in keys
    assert not keys & set(MAY_EXCEED)
    assert "mas.cases" not in keys


def test_the_period_of_a_breach_is_told() -> None:
    month = Period(date(2023, 3, 1), date(2023, 3, 1))
    one = Value(ENTRY, "61", month, Status.PUBLISHED, 1.5, 3, 2)
    assert ", mars 2023" in between_bounds([share(one)]).breaches[0].words
