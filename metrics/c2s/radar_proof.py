"""Complémentaire santé solidaire and AME: would the radar have been right in the past?

The same radar is made on earlier days with what was known then, and set beside what has happened since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from data_access.c2s.ends import RIPE_DAYS
from data_access.c2s.radar import GAP, LAPSED, rights_followed
from metrics.c2s.radar import HORIZONS, SOURCES, radar_on, same_day
from metrics.figures import Figures
from metrics.once import once
from metrics.period import month_start

AHEAD_DAYS = HORIZONS[-1]
PAST_RADARS, EVERY_MONTHS = 4, 3


@dataclass(frozen=True)
class Said:
    """What the radar of a day expected within 120 days, and what was seen, in persons."""

    day: date
    waiting: int
    expected_gaps: float
    seen_gaps: int
    expected_lapsed: float
    seen_lapsed: int


@once
def said_and_seen(figures: Figures, right: str) -> tuple[Said, ...]:
    """Up to four past radars, three months apart, the latest first, whose 120 days are all ripe.

    A day of a month that is not loaded is left out, as is one without enough past rights to expect anything.
    """
    known = figures.coverage.as_of([SOURCES[right]], figures.period)
    if known is None:
        return ()
    days = [day for day in _days(known) if month_start(day) in figures.coverage.sources[SOURCES[right]]]
    found = (_said(figures, right, day, known) for day in days)
    return tuple(one for one in found if one is not None)


def _days(known: date) -> tuple[date, ...]:
    """The latest day of reference that is ripe to its last horizon, and others every three months before."""
    ripe = known - timedelta(days=AHEAD_DAYS + RIPE_DAYS)
    first = next(back for back in range(12) if same_day(known, back) <= ripe)
    return tuple(same_day(known, first + EVERY_MONTHS * rank) for rank in range(PAST_RADARS))


def _said(figures: Figures, right: str, day: date, known: date) -> Said | None:
    band = radar_on(figures, right, day).band(AHEAD_DAYS)
    if not band.waiting or band.gaps is None or band.lapsed is None:
        return None
    query = rights_followed(figures.perimeter, right, day, band.until, known)
    seen: dict[str, int] = dict(figures.reading.detail(query))
    return Said(day, band.waiting, band.gaps, seen.get(GAP, 0), band.lapsed, seen.get(LAPSED, 0))
