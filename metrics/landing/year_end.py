"""Where does a flow of Vigie land at the end of the year that is looked at?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from data_access.measures import NOW
from metrics.figures import Figures
from metrics.landing.back_test import Trial, back_test
from metrics.landing.flow import Running, project
from metrics.landing.history import History, history_of
from metrics.landing.outcome import Landing
from metrics.model import Metric, Sum
from metrics.nature import is_stock, sources_of
from metrics.once import once
from metrics.period import Period, shift_months, year

MIDDLE_OF_THE_YEAR = 6


@dataclass(frozen=True)
class Ahead:
    """What a projection made at the end of a month says of the total reached at the end of a later one."""

    month: date
    landing: Landing


@dataclass(frozen=True)
class YearEnd:
    """The landing of a year, what led to it, and what the same projection was worth at past months.

    `reached` and `before`: months of the year and of the year before, with what each held; `ahead`: the
    projection month by month, from today or, in a closed year, from the end of June.
    """

    metric: Metric
    history: History
    landing: Landing
    reached: tuple[tuple[date, float], ...]
    before: tuple[tuple[date, float], ...]
    ahead: tuple[Ahead, ...]
    trials: tuple[Trial, ...]

    @property
    def middle(self) -> Landing | None:
        """In a closed year, what had been projected at the end of June."""
        return self.ahead[-1].landing if self.history.remaining == 0 and self.ahead else None

    def month(self, rank: int) -> date:
        """The month of a rank of the history."""
        return shift_months(self.history.months[0], rank)


@once
def year_end(figures: Figures, metric: Metric) -> YearEnd | None:
    """The landing of a count over the civil year of the period; None when nothing near it is known.

    Raises ValueError for a metric that does not add up over months (a rate, a median, a stock).
    """
    if is_stock(metric) or not isinstance(metric.formula, Sum):
        raise ValueError(f"{metric.key} does not add up over months: it has no landing.")
    number = figures.period.first.year
    history = history_of(figures.coverage, sources_of(metric), number)
    if history is None:
        return None
    span = Period(history.months[0], year(number).last)
    term = metric.formula.of
    read = figures.reading.monthly(figures.perimeter, (term.measure,), term.axis, span.first, span.last)
    values = [read.total(term, NOW, (month,)) for month in history.months]
    running = _running(history, read.total(term, NOW, (history.running,)) if history.running else 0.0)
    return YearEnd(
        metric=metric,
        history=history,
        landing=_landing(values, history, history.remaining, running),
        reached=_in_year(history, values, number),
        before=_in_year(history, values, number - 1),
        ahead=_ahead(values, history, running),
        trials=back_test(
            values,
            lambda known, since, remaining: project(values[:known], since=since, remaining=remaining),
            first_month=history.months[0].month,
        ),
    )


def _running(history: History, to_date: float) -> Running | None:
    return Running(to_date, history.elapsed) if history.running and history.elapsed < 1 else None


def _landing(values: Sequence[float], history: History, months: int, running: Running | None) -> Landing:
    return project(values, since=history.since, remaining=months, running=running)


def _ahead(values: Sequence[float], history: History, running: Running | None) -> tuple[Ahead, ...]:
    """Each month to come, from today; in a closed year, from the end of June."""
    if history.remaining == 0:
        middle = history.upto(date(history.year, MIDDLE_OF_THE_YEAR, 1))
        return _ahead(values[: len(middle.months)], middle, None) if middle else ()
    landings = (
        Ahead(
            shift_months(history.months[-1], step),
            _landing(values, history, step, running),
        )
        for step in range(1, history.remaining + 1)
    )
    return tuple(one for one in landings if one.landing.bounds)


def _in_year(history: History, values: Sequence[float], number: int) -> tuple[tuple[date, float], ...]:
    return tuple(
        (month, value) for month, value in zip(history.months, values, strict=True) if month.year == number
    )


def total(reached: tuple[tuple[date, float], ...]) -> float | None:
    """The sum of a whole year; None when a month of it is not known."""
    return fsum(value for _, value in reached) if len(reached) == len(year(2000).months) else None
