"""Action sanitaire et sociale: how much of each budget line will be paid at the end of the year?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data_access.ass.counting import BUDGETS, REQUESTS, SUBSIDIES
from data_access.ass.detail import decisions_by_commission, payments_by_grant
from data_access.measures import NOW
from metrics.ass.words import LINES
from metrics.figures import Figures
from metrics.landing.back_test import Projection, Trial, back_test
from metrics.landing.history import History, history_of
from metrics.landing.outcome import Landing, Standing
from metrics.landing.payments import project_payments, standing_of
from metrics.landing.together import added, correlation_of
from metrics.landing.year_end import MIDDLE_OF_THE_YEAR
from metrics.model import Term
from metrics.once import once
from metrics.period import month_end, shift_months, year
from metrics.quantities import Quantities

PAID, ALLOTTED = "ass.paid_eur", "ass.allotted_in_year"
EVERY_LINE = "Ensemble des lignes"
_SOURCES = (BUDGETS, REQUESTS, SUBSIDIES)
_CENTS = 100.0


@dataclass(frozen=True)
class Granted:
    """What one line granted each month, and what was paid of it: one row a month, one column a lag."""

    amounts: NDArray[np.float64]
    paid: NDArray[np.float64]

    @classmethod
    def nothing(cls, months: int) -> Granted:
        """No grant in so many months."""
        return cls(np.zeros(months), np.zeros((months, months)))

    def upto(self, months: int) -> tuple[list[float], list[list[float]]]:
        """Grants and payments by lag, as they were known at the end of the first so many months."""
        paid = [list(row[: months - place]) for place, row in enumerate(self.paid[:months])]
        return list(self.amounts[:months]), paid


@dataclass(frozen=True)
class _Known:
    """All that is known of the lines, month by month, in euros."""

    granted: Mapping[str, Granted]
    paid: Mapping[str, Sequence[float]]
    """What each line paid each month, whenever it was granted."""
    allotted: Mapping[str, float]

    @property
    def rare(self) -> tuple[str, ...]:
        """The lines that grant too rarely to be projected."""
        return tuple(
            line for line, one in self.granted.items() if standing_of(list(one.amounts)) is Standing.TOO_RARE
        )

    @property
    def regular(self) -> tuple[str, ...]:
        """The other lines."""
        return tuple(line for line in self.granted if line not in self.rare)

    def correlation(self, months: int) -> float:
        """How far the regular lines miss their level together, as known after so many months."""
        return correlation_of([self.paid[line][:months] for line in self.regular])


@dataclass(frozen=True)
class LineEnd:
    """The landing of one budget line (or of all), in euros, beside what it was allotted.

    `middle`: in a closed year, what had been projected at the end of June.
    """

    label: str
    allotted: float
    landing: Landing
    middle: Landing | None
    trials: tuple[Trial, ...]

    @property
    def share(self) -> float | None:
        """Which share of the budget will be paid; None without a budget or a projection."""
        return None if self.landing.expected is None else self.over(self.landing.expected)

    def over(self, amount: float) -> float | None:
        """An amount as a share of the budget."""
        return amount / self.allotted if self.allotted > 0 else None


@dataclass(frozen=True)
class BudgetEnd:
    """The landing of every line, and of all of them together."""

    history: History
    lines: tuple[LineEnd, ...]
    whole: LineEnd
    rare: tuple[str, ...]
    """The names of the lines that grant something, but too rarely to be projected."""
    commissions_left: int
    """How many commissions the year still has, at the rhythm of the last twelve months."""
    correlation: float
    """Between the months of the lines, two by two: what the interval of the whole rests on."""


@once
def budget_end(figures: Figures) -> BudgetEnd | None:
    """The landing of the budget of the civil year of the period; None when nothing near it is known.

    Payments follow monthly commissions: what is granted and not yet paid, and what the commissions left will
    grant, are projected apart (see `metrics.landing.payments`).
    """
    history = history_of(figures.coverage, _SOURCES, figures.period.first.year)
    if history is None:
        return None
    first, end = history.months[0], month_end(history.months[-1])
    amounts = figures.reading.monthly(
        figures.perimeter, (PAID, ALLOTTED), "line", first, year(history.year).last
    )
    grants = figures.reading.detail(payments_by_grant(figures.perimeter, first, end))
    known = _Known(
        granted=_granted(grants, history.months),
        paid={line: [_amount(amounts, PAID, line, one) for one in history.months] for line in LINES},
        allotted={line: _allotted(history, amounts, line) for line in LINES},
    )
    lines = {line: _line(history, line, known) for line in LINES}
    return BudgetEnd(
        history=history,
        lines=tuple(lines.values()),
        whole=_whole(history, lines, known),
        rare=tuple(LINES[line] for line in known.rare if known.granted[line].amounts.any()),
        commissions_left=_commissions_left(figures, history),
        correlation=known.correlation(len(history.months)),
    )


def _granted(rows: Iterable[tuple[Any, ...]], months: Sequence[date]) -> Mapping[str, Granted]:
    """What each line granted month by month, and what was paid of it by lag, in euros."""
    rank = {month: place for place, month in enumerate(months)}
    found = {line: Granted.nothing(len(months)) for line in LINES}
    for line, granted_in, paid_in, granted, paid in rows:
        place = rank[granted_in]
        found[line].amounts[place] += float(granted) / _CENTS
        if paid_in in rank:
            found[line].paid[place, max(rank[paid_in] - place, 0)] += float(paid) / _CENTS
    return found


def _line(history: History, line: str, known: _Known) -> LineEnd:
    project = partial(_project, known, line)
    return LineEnd(
        label=LINES[line],
        allotted=known.allotted[line],
        landing=project(len(history.months), history.since, history.remaining),
        middle=_middle(history, project),
        trials=back_test(known.paid[line], project, first_month=history.months[0].month),
    )


def _whole(history: History, lines: Mapping[str, LineEnd], known: _Known) -> LineEnd:
    """All the lines added; the back-test adds those whose grants are regular enough to be projected."""
    ends = list(lines.values())
    middle, middles = _middle_of(history), [end.middle for end in ends if end.middle]
    return LineEnd(
        label=EVERY_LINE,
        allotted=fsum(end.allotted for end in ends),
        landing=added([end.landing for end in ends], known.correlation(len(history.months))),
        middle=added(middles, known.correlation(len(middle.months))) if middle and middles else None,
        trials=_added_trials(known, [lines[line].trials for line in known.regular]),
    )


def _added_trials(known: _Known, lines: Sequence[tuple[Trial, ...]]) -> tuple[Trial, ...]:
    """One trial a month at which every line was projected."""
    found = []
    for months in sorted({trial.known for trials in lines for trial in trials}):
        met = [trial for trials in lines for trial in trials if trial.known == months]
        if len(met) == len(lines):
            landing = added([trial.landing for trial in met], known.correlation(months))
            found.append(Trial(months, met[0].until, landing, fsum(trial.actual for trial in met)))
    return tuple(found)


def _middle_of(history: History) -> History | None:
    """In a closed year, what was known at the end of June."""
    return history.upto(date(history.year, MIDDLE_OF_THE_YEAR, 1)) if not history.remaining else None


def _middle(history: History, project: Projection) -> Landing | None:
    """In a closed year, what would have been projected at the end of June."""
    middle = _middle_of(history)
    return project(len(middle.months), middle.since, middle.remaining) if middle else None


def _project(known: _Known, line: str, months: int, since: int, remaining: int) -> Landing:
    granted, triangle = known.granted[line].upto(months)
    realised = fsum(known.paid[line][months - since : months])
    return project_payments(granted, triangle, realised=realised, remaining=remaining)


def _amount(amounts: Quantities, measure: str, line: str, month: date) -> float:
    return amounts.total(Term(measure, axis="line", members=(line,)), NOW, (month,))


def _allotted(history: History, amounts: Quantities, line: str) -> float:
    """The budget of the year, as the last whole month knows it; zero when none of its months is whole."""
    return _amount(amounts, ALLOTTED, line, history.months[-1]) if history.since else 0.0


def _commissions_left(figures: Figures, history: History) -> int:
    """The months left, at the number of commissions a month of the last twelve months."""
    last = history.months[-1]
    span = (shift_months(last, -11), month_end(last))
    days = {day for day, *_ in figures.reading.detail(decisions_by_commission(figures.perimeter, *span))}
    return round(len(days) / 12 * history.remaining)
