"""Action sanitaire et sociale: what is behind the figures, commission by commission and aid by aid?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from data_access.ass.counting import BUDGETS, REQUESTS, SUBSIDIES
from data_access.ass.detail import collective_aids, decisions_by_commission
from data_access.measures import NOW
from metrics.ass.households import HOUSEHOLDS
from metrics.ass.words import LINES
from metrics.breakdown import by
from metrics.figures import Figures
from metrics.formula import Result
from metrics.model import Metric, Term, Value
from metrics.period import Period, year

AMOUNT_BANDS = (
    (100, "100 € au plus"),
    (250, "De 101 à 250 €"),
    (500, "De 251 à 500 €"),
    (1_000, "De 501 à 1 000 €"),
)
BEYOND = "Plus de 1 000 €"


@dataclass(frozen=True)
class Commission:
    """What one commission said of the requests that it examined."""

    day: date
    granted: int = 0
    refused: int = 0
    postponed: int = 0


class Report(StrEnum):
    """Where the signed activity report of a collective aid stands."""

    RETURNED = "returned"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_PAID = "not_paid"


@dataclass(frozen=True)
class CollectiveAid:
    """A subsidy or an endowment, with its stages and its report; cents."""

    beneficiary: str
    kind: str
    theme: str
    granted_on: date
    granted_cents: int
    paid_on: date | None
    paid_cents: int | None
    report_returned_on: date | None

    @property
    def report_due_on(self) -> date | None:
        """Six months after the year of the payment (law 2000-321 of 12 April 2000, article 10)."""
        return date(self.paid_on.year + 1, 6, 30) if self.paid_on else None

    def report(self, day: date) -> Report:
        """Where the report stands on this day."""
        if self.report_due_on is None:
            return Report.NOT_PAID
        if self.report_returned_on is not None:
            return Report.RETURNED
        return Report.OVERDUE if day > self.report_due_on else Report.DUE


def known_until(figures: Figures) -> date | None:
    """The data date of collective aids; None when none is loaded for the period."""
    return figures.coverage.latest(SUBSIDIES) if figures.coverage.months(SUBSIDIES, figures.period) else None


def at_last_month(figures: Figures) -> Figures:
    """The same figures at the last loaded month of the period: what is added since January is whole there."""
    months = figures.coverage.common_months((BUDGETS, REQUESTS, SUBSIDIES), figures.period)
    return replace(figures, period=Period(months[-1], months[-1])) if months else figures


def commissions(figures: Figures) -> tuple[Commission, ...]:
    """The commissions of the period, the first one first."""
    period = figures.period
    rows = figures.reading.detail(decisions_by_commission(figures.perimeter, period.first, period.end))
    return tuple(
        Commission(day, **{decision: requests for _, decision, requests in said})
        for day, said in groupby(rows, key=lambda row: row[0])
    )


def collective_aids_of(figures: Figures) -> tuple[CollectiveAid, ...]:
    """The subsidies and endowments granted or paid in the period, the latest first."""
    period = figures.period
    rows = figures.reading.detail(collective_aids(figures.perimeter, period.first, period.end))
    return tuple(CollectiveAid(*row) for row in rows)


def by_line(figures: Figures, metric: Metric) -> tuple[Value, ...]:
    """An amount on every budget line: zero where nothing was counted; empty when no month is loaded."""
    met = {value.member: value for value in by(figures, metric, "line")}
    if not figures.months(metric, figures.period):
        return ()
    nothing = replace(figures.value(metric), value=0.0, numerator=0.0)
    return tuple(
        met.get(line, replace(nothing, member=line, member_label=words)) for line, words in LINES.items()
    )


def line_by_month(figures: Figures, metric: Metric, line: str) -> tuple[Value, ...]:
    """An amount of one budget line (empty: all of them), month by month over the year of the period."""
    months = [Period(month, month) for month in year(figures.period.first.year).months]
    if not line:
        return tuple(figures.value(metric, month) for month in months)
    measure = metric.terms[0].measure
    read = figures.reading.monthly(figures.perimeter, (measure,), "line", months[0].first, months[-1].last)
    term = Term(measure, axis="line", members=(line,))
    return tuple(_stated(figures, metric, month, read.total(term, NOW, month.months)) for month in months)


def _stated(figures: Figures, metric: Metric, month: Period, amount: float) -> Value:
    loaded = figures.months(metric, month)
    return figures.stated(metric, month, Result(amount, amount)) if loaded else figures.value(metric, month)


def households_by_amount(figures: Figures) -> tuple[Value, ...]:
    """Aided households by what they were paid in the year, in five bands; empty without any household."""
    values = by(figures, HOUSEHOLDS, "euros")
    return tuple(_band(values, low, high, words) for low, high, words in _bands()) if values else ()


def _bands() -> Iterable[tuple[float, float, str]]:
    lows = (-1.0, *(float(high) for high, _ in AMOUNT_BANDS))
    highs = (*((float(high), words) for high, words in AMOUNT_BANDS), (float("inf"), BEYOND))
    return ((low, high, words) for low, (high, words) in zip(lows, highs, strict=True))


def _band(values: Sequence[Value], low: float, high: float, words: str) -> Value:
    count = sum(value.value or 0.0 for value in values if low < float(value.member) <= high)
    return replace(values[0], value=count, numerator=count, member=words, member_label=words)
