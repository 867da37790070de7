"""Complémentaire santé solidaire: what has become of the rights that end in a month, past or to come?

An end of right less than 90 days old, or still to come, is never told as lost: nothing is decided yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data_access.c2s.detail import expiries_by_month
from data_access.c2s.ends import RIPE_DAYS
from metrics.figures import Figures
from metrics.period import Period, month_end, month_start, shift_months

SOURCE = "c2s_expiries"
MONTHS_AHEAD = 4
"""The renewal may be asked from four months before the end of the right."""

Row = tuple[date, str, int, int, int]


@dataclass(frozen=True)
class Endings:
    """The rights that end in a month, in persons; the five parts add up to the whole."""

    month: date
    ripe: bool
    renewed_automatic: int = 0
    renewed_asked: int = 0
    resumed: int = 0
    left: int = 0

    @property
    def lost(self) -> int:
        """Without a new right 90 days after the end."""
        return self.left if self.ripe else 0

    @property
    def open(self) -> int:
        """Nothing decided, and it may still be: the end is to come, or less than 90 days old."""
        return 0 if self.ripe else self.left


def endings_of(figures: Figures) -> tuple[Endings, ...]:
    """Month by month over the period; in the running period, the four months to come as well."""
    known = figures.coverage.latest(SOURCE)
    if known is None or not figures.coverage.months(SOURCE, figures.period):
        return ()
    span = months_shown(figures.period, known)
    rows = figures.reading.detail(expiries_by_month(figures.perimeter, span.first, span.end))
    return endings(rows, known)


def months_shown(period: Period, known: date) -> Period:
    """The period; when it holds the data date, it goes on until four months after it."""
    if not period.first <= known <= period.end:
        return period
    return Period(period.first, shift_months(month_start(known), MONTHS_AHEAD))


def endings(rows: Iterable[Row], known: date) -> tuple[Endings, ...]:
    """From rows `(month, mode, persons, renewed, resumed)`, as known on a day."""
    months: dict[date, dict[str, int]] = {}
    for month, mode, persons, renewed, resumed in rows:
        parts = months.setdefault(month, {})
        parts[f"renewed_{mode}"] = renewed
        parts["resumed"] = parts.get("resumed", 0) + resumed
        parts["left"] = parts.get("left", 0) + persons - renewed - resumed
    return tuple(_endings(month, parts, known) for month, parts in sorted(months.items()))


def _endings(month: date, parts: Mapping[str, int], known: date) -> Endings:
    return Endings(month, (known - month_end(month)).days >= RIPE_DAYS, **parts)
