"""What are the values of the metrics for a perimeter and a period?

Screens, exports and the command line all ask here, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from access.perimeter import Perimeter
from data_access.dates import a_year_before
from data_access.measures import NOW, YEAR_AGO
from data_access.targets import targets
from metrics.certainty import interval_of
from metrics.coverage import Coverage
from metrics.formula import Result, compute
from metrics.model import Change, Metric, Status, Value
from metrics.nature import is_stock, months_of, recorded_in_blocks, ripens, sources_of
from metrics.once import once
from metrics.period import Granularity, Period, bucket, bucket_period, month_end, shift_months, year
from metrics.quantities import Quantities
from metrics.reading import Reading
from metrics.targets import Target, in_force

YEARS_READ = 3


@dataclass(frozen=True)
class Figures:
    """The values of a list of metrics over one perimeter and one period, read with few queries.

    What is computed from them is kept with them (see `metrics.once`), as long as they are.
    """

    reading: Reading
    perimeter: Perimeter
    period: Period
    metrics: tuple[Metric, ...]

    @cached_property
    def answers(self) -> dict[Hashable, Any]:
        """See `metrics.once.Remembering`."""
        return {}

    @cached_property
    def coverage(self) -> Coverage:
        """The loaded months of each source of the perimeter."""
        return self.reading.coverage(self.perimeter)

    @once
    def value(self, metric: Metric, period: Period | None = None) -> Value:
        """The value over a period (default: the chosen one), with parts, status and data date."""
        span = period or self.period
        months = self.months(metric, span)
        if not months:
            return self._value(metric, span, Status.MISSING)
        return self.stated(metric, span, self._result(metric, NOW, months))

    def result(self, metric: Metric, span: Period) -> Result | None:
        """The computed parts over a period, without status nor date; None when no month is loaded."""
        months = self.months(metric, span)
        return self._result(metric, NOW, months) if months else None

    @once
    def change(self, metric: Metric) -> Change | None:
        """This period against the same months a year earlier, known on the same day; None without both."""
        months = self.comparable_months(metric)
        if not months:
            return None
        now = self._result(metric, NOW, months).value
        before = self._result(metric, YEAR_AGO, tuple(shift_months(month, -12) for month in months)).value
        until = self.coverage.as_of(sources_of(metric), Period(months[0], months[-1]))
        if now is None or before is None or until is None:
            return None
        return Change(
            now=now,
            before=before,
            period=self.period.year_earlier(),
            until=a_year_before(until),
            complete=len(months) == self.period.months_count,
            whole=until == month_end(months[-1]),
            stock=is_stock(metric),
            rolling_months=metric.rolling_months,
        )

    @cached_property
    def _targets(self) -> tuple[Target, ...]:
        return tuple(Target(*row) for row in self.reading.detail(targets(self.perimeter)))

    def target(self, metric: Metric) -> Target | None:
        """The target that holds on the period, if the fund has set one."""
        return in_force(self._targets, metric, self.period)

    def series(self, metric: Metric, granularity: Granularity) -> tuple[Value, ...]:
        """The steps of the trend: the year of the period; by year, all the years that are read."""
        return tuple(self.value(metric, one) for one in self._steps(granularity, 0))

    def series_a_year_earlier(self, metric: Metric, granularity: Granularity) -> tuple[Value, ...]:
        """The same steps one year earlier; empty when the step is the year itself."""
        if granularity is Granularity.YEAR:
            return ()
        return tuple(self.value(metric, one) for one in self._steps(granularity, -1))

    def stated(self, metric: Metric, span: Period, result: Result) -> Value:
        """A computed result, with its status, data date and origin."""
        at_a_date = is_stock(metric) or bool(metric.rolling_months)
        status = self._status(sources_of(metric), span, at_a_date)
        if result.value is None:
            status = Status.MASKED if result.masked else Status.NOT_APPLICABLE
        return self._value(metric, span, status, result)

    def _value(self, metric: Metric, span: Period, status: Status, result: Result | None = None) -> Value:
        known = result or Result(None, None)
        as_of, demonstration = self._origin(sources_of(metric), span)
        return Value(
            metric=metric,
            department=self.perimeter.department,
            period=span,
            status=status,
            value=known.value,
            numerator=known.numerator,
            denominator=known.denominator,
            interval=interval_of(metric, known),
            as_of=as_of,
            known_on=self._known_on(metric, as_of) if known.value is not None else None,
            demonstration=demonstration,
        )

    @once
    def _status(self, sources: tuple[str, ...], span: Period, at_a_date: bool) -> Status:
        return self.coverage.status(sources, span, at_a_date=at_a_date)

    @once
    def _origin(self, sources: tuple[str, ...], span: Period) -> tuple[date | None, bool]:
        """The data date, and whether a demonstration is in it."""
        return self.coverage.as_of(sources, span), self.coverage.demonstration(sources, span)

    @once
    def _known_on(self, metric: Metric, as_of: date | None) -> date | None:
        """The last day known of what ripens, when it is later than the data date; None otherwise."""
        if as_of is None or not ripens(metric):
            return None
        latest = [self.coverage.latest(source) for source in sources_of(metric)]
        known = min(day for day in latest if day is not None)
        return known if known > as_of else None

    def months(self, metric: Metric, span: Period) -> tuple[date, ...]:
        """The months that the metric reads: those of the period that all its sources have loaded.

        A rolling metric reads its months up to the last of these, and none unless all are loaded.
        """
        loaded = self.coverage.common_months(sources_of(metric), span)
        if not (metric.rolling_months and loaded):
            return loaded
        rolling = Period(shift_months(loaded[-1], 1 - metric.rolling_months), loaded[-1])
        months = self.coverage.common_months(sources_of(metric), rolling)
        return months if len(months) == metric.rolling_months else ()

    def comparable_months(self, metric: Metric) -> tuple[date, ...]:
        """The months of the period that can be compared with the same ones a year earlier."""
        now = self.months(metric, self.period)
        comparable = tuple(
            month
            for month in now
            if self.coverage.comparable(sources_of(metric), month, whole=recorded_in_blocks(metric))
        )
        return () if metric.rolling_months and comparable != now else comparable

    def _result(self, metric: Metric, known: str, months: tuple[date, ...]) -> Result:
        self._refuse_unread(metric, months)
        return compute(
            metric.formula,
            lambda term: self._axis(term.axis).total(term, known, months_of(term, months)),
            lambda term: self._axis(term.axis).spread(term, known, months_of(term, months)),
        )

    @cached_property
    def _read(self) -> dict[str, Quantities]:
        return {}

    def _axis(self, axis: str) -> Quantities:
        if axis not in self._read:
            self._read[axis] = self._monthly(axis)
        return self._read[axis]

    def _monthly(self, axis: str) -> Quantities:
        measures = {term.measure for metric in self.metrics for term in metric.terms if term.axis == axis}
        span = self.span_read
        return self.reading.monthly(self.perimeter, tuple(sorted(measures)), axis, span.first, span.last)

    @property
    def span_read(self) -> Period:
        """All that is read: the years of the period, and those before that a trend by year shows."""
        first = shift_months(year(self.period.first.year).first, -12 * (YEARS_READ - 1))
        return Period(first, year(self.period.last.year).last)

    def _refuse_unread(self, metric: Metric, months: tuple[date, ...]) -> None:
        """What was not read would count zero: asking for it is a mistake of the caller."""
        if metric not in self.metrics:
            raise ValueError(f"{metric.key} is not among the metrics that these figures read.")
        if not (self.span_read.first <= months[0] and months[-1] <= self.span_read.last):
            raise ValueError(f"{months[0]} to {months[-1]} is outside {self.span_read}, which is read.")

    def _steps(self, granularity: Granularity, years: int) -> tuple[Period, ...]:
        this_year = year(self.period.first.year + years)
        months = this_year.months
        if granularity is Granularity.YEAR:
            months = tuple(year(this_year.first.year - back).first for back in reversed(range(YEARS_READ)))
        starts = dict.fromkeys(bucket(month, granularity) for month in months)
        return tuple(bucket_period(start, granularity) for start in starts)
