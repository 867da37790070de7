"""Which steps does a trend show, and where do its labels stand?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.french import short_month
from charts.twin import number
from metrics.model import Metric, Value
from metrics.period import Granularity, bucket, bucket_period, shift_months
from metrics.units import MONTHS, NO_BREAK, SHARE, Unit

_MONTHS_OF = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.YEAR: 12}
_LEAST_SPAN = 0.2
"""A line of shares or means is never magnified beyond a fifth of its highest value."""
_FROM_ZERO = 0.5
"""Below this part of the highest value, the axis of a line starts at zero."""


@dataclass(frozen=True)
class Step:
    """One step of a trend: this year's value and the one of a year earlier, either possibly absent."""

    start: date
    granularity: Granularity
    metric: Metric
    now: Value | None
    before: Value | None

    @property
    def unit(self) -> Unit:
        """The unit of the metric."""
        return self.metric.unit

    @property
    def label(self) -> str:
        """« janv. 2022 », « T1 2022 », « 2022 »: the place on the axis."""
        if self.granularity is Granularity.MONTH:
            return short_month(self.start)
        return bucket_period(self.start, self.granularity).label

    @property
    def long(self) -> str:
        """« janvier 2022 », « T1 2022 », « 2022 »: the words of the table."""
        if self.granularity is Granularity.MONTH:
            return f"{MONTHS[self.start.month - 1]}{NO_BREAK}{self.start.year}"
        return self.label


def steps_of(
    values: Sequence[Value], last_year: Sequence[Value], granularity: Granularity
) -> tuple[Step, ...]:
    """Every step from the first value to the last; a step without value stays, empty."""
    now = {bucket(value.period.first, granularity): value for value in values}
    before = {shift_months(bucket(value.period.first, granularity), 12): value for value in last_year}
    if not now:
        return ()
    metric, start, steps = values[0].metric, min(now), []
    while start <= max(now):
        steps.append(Step(start, granularity, metric, now.get(start), before.get(start)))
        start = shift_months(start, _MONTHS_OF[granularity])
    return tuple(steps)


def highest(steps: Sequence[Step]) -> Step:
    """The step with the highest value (the first of them when several are equal)."""
    return max(steps, key=lambda step: number(step.now) or 0.0)


def window(steps: Sequence[Step], held: Sequence[float] = (), *, from_zero: bool) -> tuple[float, float]:
    """The lowest and highest numbers of the axis, in the stored scale; `held`: others that it must hold."""
    met = [
        amount for step in steps for value in (step.now, step.before) if (amount := number(value)) is not None
    ]
    met += held
    if not met:
        return 0.0, 1.0
    low, high = min(met), max(met)
    if from_zero or 0 <= low <= _FROM_ZERO * high:
        return min(0.0, low), max(0.0, high)
    whole = 1.0 if steps[0].unit.key == SHARE.key and high <= 1.0 else float("inf")
    return _widened(low, high, whole)


def _widened(low: float, high: float, whole: float) -> tuple[float, float]:
    """At least the least span, around what is shown, never beyond the whole nor through zero."""
    missing = max(0.0, _LEAST_SPAN * abs(high) - (high - low))
    top = min(high + missing / 2, whole)
    bottom = low - (missing - (top - high))
    return (max(0.0, bottom) if low >= 0 else bottom), top
