"""How far may a rate be trusted that is read on few cases?

Under a thousand cases, a rate is shown with the interval at 95 % within which chance alone leaves it. A rate
over a period whose interval is too wide allows no conclusion; a list counted whole at a date (CCAS, actions,
files still open) is exact on that date: its interval only says how much it could move.
"""

from __future__ import annotations

from collections.abc import Iterable

from metrics.formula import Result
from metrics.intervals import TOO_FEW, interval_in_words, poisson, too_wide, wilson
from metrics.model import Metric, Value
from metrics.nature import counts_cases, is_stock
from metrics.units import SHARE

SHOWN_UNDER = 1_000
MIN_EVENTS = 20
"""Under 20 events a rate by head is not compared: its standard error passes a fifth of it (the rule of the
National Center for Health Statistics for rates)."""
MIN_DENOMINATOR = 30
"""Under 30 cases nobody is judged nor ranked by a rate: one case moves it by more than 3 points, and the
arcsine of the funnel is a poor likeness of the binomial. The same minimum as the National Center for Health
Statistics asks of a proportion (Data Presentation Standards for Proportions, 2017)."""


def interval_of(metric: Metric, result: Result) -> tuple[float, float] | None:
    """The interval at 95 % of a rate of cases read on fewer than a thousand, in the stored scale; else None.

    A part greater than its whole has none: the page on quality says what is wrong with it.
    """
    part, whole = result.numerator, result.denominator
    if not (counts_cases(metric) and part is not None and whole and whole < SHOWN_UNDER):
        return None
    if metric.unit != SHARE:
        return poisson(part, whole)
    return wilson(part, whole) if 0 <= part <= whole else None


def is_rankable(value: Value) -> bool:
    """May it be placed before or after others by its number? Not a rate of too few cases or events.

    A list counted whole at a date is exact, however short.
    """
    if not counts_cases(value.metric) or is_stock(value.metric):
        return True
    if value.metric.unit == SHARE:
        return (value.denominator or 0.0) >= MIN_DENOMINATOR
    return (value.numerator or 0.0) >= MIN_EVENTS


def rankable(values: Iterable[Value]) -> tuple[Value, ...]:
    """The known values that may be compared by their numbers."""
    return tuple(value for value in values if value.value is not None and is_rankable(value))


def is_inconclusive(value: Value) -> bool:
    """Is it a rate over a period whose interval is too wide to conclude?"""
    return (
        value.interval is not None
        and not is_stock(value.metric)
        and too_wide(*value.interval, value.metric.unit)
    )


def certainty_in_words(value: Value) -> str:
    """« intervalle à 95 % : 48,9 à 58,1 % », and if it is too wide to conclude; nothing of large counts."""
    if value.interval is None:
        return ""
    said = interval_in_words(*value.interval, value.metric.unit)
    return f"{said}, {TOO_FEW}" if is_inconclusive(value) else said
