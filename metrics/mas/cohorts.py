"""Mission accompagnement santé: which share of the cases of a month has led to care in 90, in 180 days?

Every case is given the same time, so that months, years and departments compare; a case still open counts for
the days it was followed, and an abandonment for what it is: care that will not come (Aalen and Johansen).

These shares are not counted as measures: a measure knows one day for its whole source, and a month left as an
older file told it would pass its open cases off as failures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import isnan

from data_access.mas import CASES
from data_access.mas.detail import endings_by_month
from data_access.quality import loads_behind_months
from metrics.figures import YEARS_READ, Figures
from metrics.intervals import TOO_FEW, interval_in_words, too_wide, wilson
from metrics.once import once
from metrics.period import Granularity, Period, bucket, bucket_period, month_end, shift_months, year
from metrics.sentences import period_in_words
from metrics.survival import Incidence, incidence_at
from metrics.units import NO_BREAK, SHARE, short_date

HORIZONS = (90, 180)
"""Days after the opening: a quarter, in which most of the care takes place, and half a year."""

Line = tuple[int, int, int]
"""Days, ending (0 open, 1 care realised, 2 abandoned), cases."""


class Standing(StrEnum):
    """What may be said of a cohort at a horizon."""

    READ = "read"
    PROVISIONAL = "provisional"
    """Half of its days at least, but not all, have been followed so long."""
    TOO_RECENT = "too_recent"
    BEHIND = "behind"
    """It could be read, had its months been loaded again: an older file does not know what came next."""
    TOO_FEW = "too_few"
    NO_CASE = "no_case"


@dataclass(frozen=True)
class Cohort:
    """The cases opened in a span: how long each was followed, and until which day in each loaded month."""

    period: Period
    lines: tuple[Line, ...]
    known_until: Mapping[date, date]
    newest: date
    """The last day that any month of the source knows."""

    @property
    def cases(self) -> int:
        """How many cases were opened."""
        return sum(cases for _, _, cases in self.lines)

    @property
    def columns(self) -> tuple[list[int], list[int], list[int]]:
        """Days, endings and cases, as the functions of `metrics.survival` take them."""
        days, endings, cases = zip(*self.lines, strict=True) if self.lines else ((), (), ())
        return list(days), list(endings), list(cases)

    def followed_share(self, horizon: int) -> float:
        """The share of the days of the span whose cases have been followed so many days."""
        followed = sum(
            min(max((until - timedelta(horizon) - month).days + 1, 0), _length(Period(month, month)))
            for month, until in self.known_until.items()
        )
        return followed / _length(self.period)


@dataclass(frozen=True)
class CohortShare:
    """The share of a cohort with care realised at a horizon; no number unless it may be read."""

    period: Period
    horizon: int
    cases: int
    standing: Standing
    estimate: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def readable_from(self) -> date:
        """The day on which half of the days of the span have been followed long enough."""
        return _readable_from(self.period, self.horizon)

    @property
    def text(self) -> str:
        """« 44,0 % », or why there is no number."""
        if self.standing is Standing.TOO_RECENT:
            return f"trop récent, à lire à partir du {short_date(self.readable_from)}"
        if self.standing is Standing.BEHIND:
            return "suites inconnues, mois à recharger"
        if self.estimate is None:
            return TOO_FEW if self.standing is Standing.TOO_FEW else "aucune saisine"
        return SHARE.write(self.estimate)

    @property
    def interval(self) -> str:
        """« intervalle à 95 % : 41,2 à 46,9 % », or nothing."""
        if self.low is None or self.high is None:
            return ""
        return interval_in_words(self.low, self.high, SHARE)


@once
def cohort(figures: Figures, period: Period | None = None) -> Cohort:
    """The cases opened in a span (default: the chosen period), among the loaded months of the years read."""
    span = period or figures.period
    months = [month for month in span.months if month in _known_until(figures)]
    lines = [line for month in months for line in _lines(figures).get(month, ())]
    known = {month: _known_until(figures)[month] for month in months}
    return Cohort(span, tuple(lines), known, max(_known_until(figures).values(), default=date.min))


@once
def share_at(figures: Figures, horizon: int, period: Period | None = None) -> CohortShare:
    """The share of one cohort with care realised at most so many days after the opening."""
    return read(cohort(figures, period), horizon)


@once
def shares_by_step(figures: Figures, granularity: Granularity, horizon: int) -> tuple[CohortShare, ...]:
    """One share a step of entry, from the first to the last loaded month of the years read."""
    loaded = sorted(_known_until(figures))
    if not loaded:
        return ()
    start, last = bucket(loaded[0], granularity), loaded[-1]
    length = bucket_period(start, granularity).months_count
    starts = iter(range((last.year - start.year) * 12 + last.month - start.month + 1)[::length])
    spans = (bucket_period(shift_months(start, step), granularity) for step in starts)
    return tuple(share_at(figures, horizon, span) for span in spans)


def read(cases: Cohort, horizon: int) -> CohortShare:
    """What may be said of a cohort at a horizon.

    A span is read once half of its days have been followed so long, provisional until all are; the interval
    must be narrow enough to conclude.
    """
    followed = cases.followed_share(horizon)
    days, endings, counts = cases.columns
    found = incidence_at(days, endings, horizon, cases=counts) if days else None
    if not days:
        return CohortShare(cases.period, horizon, 0, Standing.NO_CASE)
    if found is None or followed < 1 / 2:
        late = _readable_from(cases.period, horizon) <= cases.newest
        return CohortShare(
            cases.period, horizon, cases.cases, Standing.BEHIND if late else Standing.TOO_RECENT
        )
    low, high = _bounds(found, cases.cases)
    if too_wide(low, high, SHARE):
        return CohortShare(cases.period, horizon, cases.cases, Standing.TOO_FEW, None, low, high)
    standing = Standing.READ if followed >= 1 else Standing.PROVISIONAL
    return CohortShare(cases.period, horizon, cases.cases, standing, found.estimate, low, high)


def _bounds(found: Incidence, cases: int) -> tuple[float, float]:
    """The interval of the estimate; Wilson's when nobody, or everybody, has had care."""
    if isnan(found.low):
        return wilson(round(found.estimate) * cases, cases)
    return found.low, found.high


@once
def conclusive_step(figures: Figures, granularity: Granularity, horizon: int) -> Granularity:
    """The step asked for, or the first wider one at which half of the readable steps have enough cases."""
    wider = list(Granularity)[list(Granularity).index(granularity) :]
    return next((one for one in wider if _concludes(shares_by_step(figures, one, horizon))), wider[-1])


def _concludes(shares: Sequence[CohortShare]) -> bool:
    readable = [one for one in shares if one.low is not None]
    few = sum(one.standing is Standing.TOO_FEW for one in readable)
    return 2 * few <= len(readable)


@once
def cohort_in_words(figures: Figures, horizon: int) -> str:
    """« Soins réalisés en 90 jours : 28,7 % des saisines ouvertes en 2022 (intervalle à 95 % : …) »."""
    share, when = share_at(figures, horizon), period_in_words(figures.period)
    head = f"Soins réalisés en {horizon}{NO_BREAK}jours{NO_BREAK}:"
    if share.estimate is None:
        return f"{head} {share.text} pour les saisines ouvertes {when}"
    so_far = ", à ce jour" if share.standing is Standing.PROVISIONAL else ""
    return f"{head} {share.text} des saisines ouvertes {when}{so_far} ({share.interval})"


@once
def known_in_words(figures: Figures) -> str:
    """« · suites connues au 17/11/2023 », from the earliest to the latest day when months differ."""
    days = sorted(set(_known_until(figures).values()))
    if not days:
        return ""
    first, last = short_date(days[0]), short_date(days[-1])
    return f" · suites connues {f'au {last}' if first == last else f'du {first} au {last} selon les mois'}"


@once
def _known_until(figures: Figures) -> Mapping[date, date]:
    """The last day that the load of each month knows, over the years read."""
    span = _years_read(figures)
    rows = figures.reading.detail(loads_behind_months(figures.perimeter))
    return {
        month: until for source, month, until in rows if source == CASES and span.first <= month <= span.last
    }


@once
def _lines(figures: Figures) -> Mapping[date, Sequence[Line]]:
    span = _years_read(figures)
    rows = figures.reading.detail(endings_by_month(figures.perimeter, span.first, span.last))
    return by_month(rows)


def by_month(rows: Iterable[tuple[date, int, int, int]]) -> Mapping[date, Sequence[Line]]:
    """From rows `(month, days, ending, cases)`."""
    months: dict[date, list[Line]] = {}
    for month, days, ending, cases in rows:
        months.setdefault(month, []).append((days, ending, cases))
    return months


def _years_read(figures: Figures) -> Period:
    """The years that the figures read: that of the period and those before."""
    first = year(figures.period.first.year - YEARS_READ + 1).first
    return Period(first, year(figures.period.last.year).last)


def _readable_from(period: Period, horizon: int) -> date:
    return period.first + timedelta((_length(period) + 1) // 2 - 1 + horizon)


def _length(period: Period) -> int:
    return (month_end(period.last) - period.first).days + 1
