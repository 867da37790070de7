"""What was the course of a figure, month by month, and what does its control chart say of it?

A month is judged once it is whole. What starts again each January, is read over twelve months or still
waits for its outcomes is not judged: the reason is kept instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import isnan

from metrics.catalogue import SOURCES
from metrics.coverage import Coverage
from metrics.events import events_of, limits_start_on
from metrics.figures import Figures
from metrics.model import Metric, Status
from metrics.nature import is_stock, ripens, sources_of, starts_again_each_year
from metrics.once import once
from metrics.period import Granularity, Period, bucket, bucket_period, month_start
from metrics.targets import holds_each_step
from metrics.variation.limits import Results, chart_of, charted, is_rare, points_of
from metrics.variation.point import Point, lasting


class Withheld(StrEnum):
    """Why nothing is said of the variation of a figure."""

    CUMULATED = "cumulated"
    ROLLING = "rolling"
    RIPENING = "ripening"
    TOO_FEW = "too_few"
    RARE = "rare"
    MASKED = "masked"


@dataclass(frozen=True)
class Course:
    """The judged steps of a metric, oldest first, and the verdicts of `metrics.control_chart`.

    `assurance` is None while the last step is special: limits of before a change say nothing of a target.
    """

    metric: Metric
    step: Granularity
    points: tuple[Point, ...] = ()
    variation: str = "common"
    assurance: str | None = None
    standing: str = "none"
    withheld: Withheld | None = None

    @property
    def known(self) -> tuple[Point, ...]:
        """The steps that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def judged(self) -> bool:
        """Is a verdict allowed?"""
        return self.withheld is None

    @property
    def run(self) -> tuple[Point, ...]:
        """The last known steps for which what is said of the last one holds; empty when it is ordinary."""
        return lasting(self.known)


@once
def course(figures: Figures, metric: Metric) -> Course:
    """The course of a metric up to the end of the period, over the years that are read."""
    step = _step(metric)
    if reason := _withheld(metric):
        return Course(metric, step, withheld=reason)
    periods = _periods(figures, metric, step)
    results = [figures.result(metric, one) for one in periods]
    return judged(figures, metric, periods, results)


def judged(figures: Figures, metric: Metric, periods: Sequence[Period], results: Results) -> Course:
    """The course of successive steps of one length; a result is None where a step is not known."""
    if any(one is not None and one.masked for one in results):
        return Course(metric, _step(metric), withheld=Withheld.MASKED)
    step, values = _step(metric), charted(metric, results)
    if all(map(isnan, values)):
        return Course(metric, step, withheld=Withheld.TOO_FEW)
    if is_rare(metric, values):
        return Course(metric, step, withheld=Withheld.RARE)
    starts = [month_start(day) for day in limits_start_on(events_of(figures, metric))]
    rebase_at = sorted({rank for start in starts if (rank := _rank(periods, start))})
    chart = chart_of(metric, results, _goal(figures, metric), rebase_at)
    few = chart.standing == "none"
    found = Course(
        metric=metric,
        step=step,
        points=points_of(metric, periods, results, chart),
        variation=chart.variation,
        assurance=chart.assurance,
        standing=chart.standing,
        withheld=Withheld.TOO_FEW if few else None,
    )
    return replace(found, assurance=None) if few or found.run else found


def _step(metric: Metric) -> Granularity:
    """A month, or the quarter when one of the sources says something only then."""
    steps = {SOURCES[source].step for source in sources_of(metric)}
    return Granularity.QUARTER if Granularity.QUARTER in steps else Granularity.MONTH


def _withheld(metric: Metric) -> Withheld | None:
    if starts_again_each_year(metric):
        return Withheld.CUMULATED
    if metric.rolling_months:
        return Withheld.ROLLING
    return Withheld.RIPENING if ripens(metric) and metric.settles_after_days is None else None


def _periods(figures: Figures, metric: Metric, step: Granularity) -> tuple[Period, ...]:
    """From the first whole step loaded to the last that is whole and settled, those in between included."""
    months = [one for one in figures.span_read.months if one <= figures.period.last]
    steps = [bucket_period(start, step) for start in dict.fromkeys(bucket(month, step) for month in months)]
    whole = [one for one in steps if _is_whole(figures.coverage, metric, one)]
    return tuple(one for one in steps if whole and whole[0] <= one <= whole[-1])


def _is_whole(coverage: Coverage, metric: Metric, period: Period) -> bool:
    sources = sources_of(metric)
    if coverage.status(sources, period, at_a_date=is_stock(metric)) is not Status.PUBLISHED:
        return False
    if not metric.settles_after_days:
        return True
    known_on = min(day for source in sources if (day := coverage.latest(source)))
    return period.end + timedelta(days=metric.settles_after_days) <= known_on


def _rank(periods: Sequence[Period], start: date) -> int:
    """The place of the step that holds a month; 0, where limits start anyway, when it is outside."""
    return next((rank for rank, one in enumerate(periods) if start in one.months), 0)


def _goal(figures: Figures, metric: Metric) -> float | None:
    """The target to which each step can be held."""
    target = figures.target(metric)
    return target.value if target is not None and holds_each_step(metric) else None
