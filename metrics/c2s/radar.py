"""Complémentaire santé solidaire and AME: which rights end soon, and how many will be cut without an act?

The day of reference is the data date of the period, not the clock: what was decided later is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from data_access.c2s.ends import RIPE_DAYS
from data_access.c2s.radar import rights_ended, rights_ending
from data_access.dialect import UNKNOWN_MEMBER
from metrics.axes import UNKNOWN
from metrics.c2s.usual import Ended, Group, Usual, rate_for, usual
from metrics.figures import Figures
from metrics.once import once
from metrics.period import month_end, month_start, shift_months

SOURCES = {"c2s": "c2s_expiries", "ame": "ame_expiries"}
HORIZONS = (30, 60, 120)
USUAL_MONTHS = 12


@dataclass(frozen=True)
class Ending:
    """Rights of one group and one territory that end soon; `usual`: what becomes of those not renewed.

    `rank` is that of the first horizon that holds their end.
    """

    epci: str
    group: Group
    rank: int
    first_end: date
    last_end: date
    persons: int
    renewed: int
    usual: Usual | None

    @property
    def waiting(self) -> int:
        """Without any next right decided."""
        return self.persons - self.renewed


@dataclass(frozen=True)
class Band:
    """The rights that end within so many days; expected numbers are None without enough past rights.

    `gaps`: to be cut for 1 to 90 days; `lapsed`: not resumed 90 days after the end; `avoidable`: the gaps
    among rights whose renewal has to be asked, and may be until the end.
    """

    days: int
    until: date
    first_end: date | None
    last_end: date | None
    persons: int
    renewed: int
    gaps: float | None
    lapsed: float | None
    avoidable: float | None

    @property
    def waiting(self) -> int:
        """Without any next right decided."""
        return self.persons - self.renewed


@dataclass(frozen=True)
class Radar:
    """The rights of one kind to end, and those that ended between two days, `after` left out."""

    day: date
    after: date
    until: date
    endings: tuple[Ending, ...]
    ended: tuple[Ended, ...]

    def band(self, days: int, *, group: Group | None = None, epci: str | None = None) -> Band:
        """The rights that end within one of the `HORIZONS`: all of them, of a group, of a territory."""
        held = [
            one
            for one in self.endings
            if HORIZONS[one.rank] <= days and group in (None, one.group) and epci in (None, one.epci)
        ]
        return Band(
            days=days,
            until=self.day + timedelta(days=days),
            first_end=min((one.first_end for one in held), default=None),
            last_end=max((one.last_end for one in held), default=None),
            persons=sum(one.persons for one in held),
            renewed=sum(one.renewed for one in held),
            gaps=_expected(held, lambda known: known.gap_share),
            lapsed=_expected(held, lambda known: known.lapsed_share),
            avoidable=_expected([one for one in held if one.group.is_asked], lambda known: known.gap_share),
        )

    def past(self, group: Group, *, epci: str | None = None, months_before: int | None = None) -> Usual:
        """What became of the past rights of a group; see `usual`."""
        held = (one for one in self.ended if one.group == group and epci in (None, one.epci))
        return usual(held, months_before=months_before)

    @property
    def groups(self) -> frozenset[Group]:
        """Whose rights are to end, or have ended."""
        return frozenset(one.group for one in self.endings) | frozenset(one.group for one in self.ended)

    @property
    def places(self) -> frozenset[str]:
        """The territories where they are."""
        return frozenset(one.epci for one in self.endings) | frozenset(one.epci for one in self.ended)

    @property
    def nearest(self) -> Band:
        """The first horizon in which a right ends; the last one when none does.

        Rights end on the last day of a month: thirty days after the 31st of December, none does.
        """
        bands = [self.band(days) for days in HORIZONS]
        return next((band for band in bands if band.persons), bands[-1])


@once
def radar_of(figures: Figures, right: str) -> Radar | None:
    """The radar of a right (`c2s` or `ame`) on the data date of the period; None when no month is loaded."""
    day = figures.coverage.as_of([SOURCES[right]], figures.period)
    return None if day is None else radar_on(figures, right, day)


def radar_on(figures: Figures, right: str, day: date) -> Radar:
    """The radar of a right as it was on a day, from what was decided by then."""
    after, until = usual_span(day)
    past = figures.reading.detail(rights_ended(figures.perimeter, right, day, after, until))
    ended = tuple(
        Ended(epci, Group(right, public, mode), months, fate, persons)
        for epci, public, mode, months, fate, persons in past
    )
    loaded = min(figures.coverage.sources[SOURCES[right]])
    known_after = max(after, min(loaded - timedelta(days=1), until))
    return Radar(day, known_after, until, _endings(figures, right, day, ended), ended)


def place_name(figures: Figures, epci: str) -> str:
    """The name of a territory; its code when nobody named it, which is not the same as not being told."""
    return (
        UNKNOWN
        if epci == UNKNOWN_MEMBER
        else figures.reading.names(figures.perimeter, "epci").get(epci, epci)
    )


def _endings(figures: Figures, right: str, day: date, ended: Sequence[Ended]) -> tuple[Ending, ...]:
    @cache
    def rate(group: Group, months_before: int) -> Usual | None:
        return rate_for(ended, group, months_before)

    last_days = [day + timedelta(days=days) for days in HORIZONS]
    rows = figures.reading.detail(rights_ending(figures.perimeter, right, day, last_days))
    return tuple(
        Ending(
            epci,
            group := Group(right, public, mode),
            rank,
            first,
            last,
            persons,
            renewed,
            rate(group, months),
        )
        for epci, public, mode, rank, months, first, last, persons, renewed in rows
    )


def usual_span(day: date) -> tuple[date, date]:
    """The last twelve months, closed on the day of reference, whose ends are all 90 days old at least.

    The first of the two days is left out.
    """
    last = next(back for back in range(12) if (day - same_day(day, back)).days >= RIPE_DAYS)
    return same_day(day, last + USUAL_MONTHS), same_day(day, last)


def same_day(day: date, months_back: int) -> date:
    """The day on which a month closes: the same day, the last of a shorter month; a last day stays one."""
    month = shift_months(month_start(day), -months_back)
    end = month_end(month)
    return end if day == month_end(day) else month.replace(day=min(day.day, end.day))


def _expected(endings: Sequence[Ending], share: Callable[[Usual], float]) -> float | None:
    """Persons still to renew times the usual share; None as soon as a part of them has no usual share."""
    waiting = [one for one in endings if one.waiting]
    if any(one.usual is None for one in waiting):
        return None
    return sum(one.waiting * share(one.usual) for one in waiting if one.usual)
