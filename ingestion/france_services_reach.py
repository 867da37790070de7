"""Which France services point is the nearest to each commune, at each moment, and which are within reach?

Worked out when a list of points is loaded. A distance is a straight line over the globe, in metres,
from the point of the commune (its town hall, else its centre) to the point of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

from data_access.loading import Row

EARTH_M = 6_371_008.8
REACH_M = 30_000
EVENING_MINUTE = 18 * 60
SATURDAY = 6


class Ground(Protocol):
    """A commune: its code, its EPCI, its inhabitants and its point, in degrees."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def epci(self) -> str: ...  # noqa: D102
    @property
    def population(self) -> int: ...  # noqa: D102
    @property
    def latitude(self) -> float | None: ...  # noqa: D102
    @property
    def longitude(self) -> float | None: ...  # noqa: D102


@dataclass(frozen=True)
class Opening:
    """A stretch of a weekday (1 Monday to 7 Sunday) during which a point is open, in minutes of the day."""

    weekday: int
    opens: int
    closes: int

    @property
    def minutes(self) -> int:
        """How long; « 00:00 - 00:00 », which published lists write for « closed », lasts nothing."""
        return max(self.closes - self.opens, 0)


@dataclass(frozen=True)
class Point:
    """A France services point: where, from when to when, and when in the week."""

    site: str
    latitude: float
    longitude: float
    labelled_on: date
    closed_on: date | None
    openings: tuple[Opening, ...]

    @property
    def weekly_minutes(self) -> int:
        """Minutes open in a week."""
        return sum(opening.minutes for opening in self.openings)

    @property
    def saturday(self) -> bool:
        """Is it open on Saturday?"""
        return any(opening.weekday == SATURDAY and opening.minutes for opening in self.openings)

    @property
    def evening(self) -> bool:
        """Is it open until 18:00 or later, at least one day?"""
        return any(opening.closes >= EVENING_MINUTE and opening.minutes for opening in self.openings)

    def open_on(self, day: date) -> bool:
        """Is it labelled and not closed on this day?"""
        return self.labelled_on <= day and (self.closed_on is None or day < self.closed_on)


SERVICES: Mapping[str, Callable[[Point], bool]] = {
    "any": lambda _: True,
    "saturday": lambda point: point.saturday,
    "evening": lambda point: point.evening,
}

Distances = Mapping[str, int]


def metres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> int:
    """The great-circle distance between two points in degrees, in whole metres (haversine)."""
    here, there = radians(latitude), radians(other_latitude)
    across = sin(radians(other_longitude - longitude) / 2) ** 2
    chord = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * across
    return round(2 * EARTH_M * asin(sqrt(chord)))


def access_rows(department: str, communes: Sequence[Ground], points: Sequence[Point]) -> Iterator[Row]:
    """Every point within 30 km of every commune: rows of `fs_access`."""
    for commune in communes:
        distances = _distances(commune, points)
        for point in points:
            if point.site in distances and distances[point.site] <= REACH_M:
                yield {
                    "department": department,
                    "commune": commune.code,
                    "site": point.site,
                    "distance_m": distances[point.site],
                    "population": commune.population,
                    "weekly_minutes": point.weekly_minutes,
                    "labelled_on": point.labelled_on,
                    "closed_on": point.closed_on,
                }


def nearest_rows(
    department: str, communes: Sequence[Ground], points: Sequence[Point], first: date
) -> Iterator[Row]:
    """The nearest open point of each commune since `first`, by what must be open: rows of `fs_nearest`."""
    for service, offers in SERVICES.items():
        kept = [point for point in points if offers(point)]
        for commune in communes:
            for start, end, site, distance in _stretches(_distances(commune, kept), kept, first):
                yield {
                    "department": department,
                    "service": service,
                    "commune": commune.code,
                    "from_on": start,
                    "until_on": end,
                    "site": site,
                    "distance_m": distance,
                    "population": commune.population,
                    "epci": commune.epci or None,
                }


def _distances(commune: Ground, points: Sequence[Point]) -> Distances:
    if commune.latitude is None or commune.longitude is None:
        return {}
    return {
        point.site: metres(commune.latitude, commune.longitude, point.latitude, point.longitude)
        for point in points
    }


Stretch = tuple[date, date | None, str | None, int | None]


def _stretches(distances: Distances, points: Sequence[Point], first: date) -> Iterator[Stretch]:
    """Stretches of time over which the nearest open point stays the same, in order, without a gap."""
    days = sorted({first, *_changes(points, first)})
    changes: list[tuple[date | None, str | None]] = []
    for day in days:
        site = _nearest(distances, points, day)
        if not changes or changes[-1][1] != site:
            changes.append((day, site))
    for (start, site), (end, _) in pairwise([*changes, (None, None)]):
        if start is not None:
            yield start, end, site, distances[site] if site else None


def _changes(points: Sequence[Point], first: date) -> Iterator[date]:
    for point in points:
        yield from (day for day in (point.labelled_on, point.closed_on) if day is not None and day > first)


def _nearest(distances: Distances, points: Sequence[Point], day: date) -> str | None:
    reachable = [(distances[point.site], point.site) for point in points if point.site in distances]
    opened = {point.site for point in points if point.open_on(day)}
    return min((one for one in reachable if one[1] in opened), default=(0, None))[1]
