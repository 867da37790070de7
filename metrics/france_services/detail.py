"""France services: how far is each commune on a day, and what is known of each open point?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import ceil

from data_access.france_services import REFERENTS, SITES, TRAINING_DAYS
from data_access.france_services.detail import links_in, nearest_on, sites_on
from metrics.figures import Figures
from metrics.france_services.reach import TRAVEL, WITHIN
from metrics.model import STATUS_WORDS, Status
from metrics.once import once
from metrics.travel import is_dense, minutes
from metrics.units import NO_BREAK, SHARE
from settings import Travel

LIMITS = tuple(WITHIN)
"""The estimated minutes between which a reader may choose."""
SERVICES: Mapping[str, str] = {
    "any": "Tous les points",
    "saturday": "Points ouverts le samedi",
    "evening": "Points ouverts jusqu'à 18 heures",
}
"""What a reader may ask of the nearest point."""
SMALLEST_SHARE = 0.001
"""The smallest share that is written with one decimal."""
KINDS: Mapping[str, str] = {"principal": "Point principal", "antenna": "Antenne"}
NEIGHBOUR = "Point d'un département voisin"


@dataclass(frozen=True)
class Place:
    """A commune and its nearest open point on a day; without any open point, no distance."""

    code: str
    name: str
    epci: str | None
    population: int
    distance_m: int | None
    site: str | None
    travel: Travel = TRAVEL

    @property
    def minutes(self) -> float | None:
        """The estimated minutes, as in the indicators."""
        if self.distance_m is None:
            return None
        return minutes(self.distance_m, dense=is_dense(self.population, self.travel), travel=self.travel)

    @property
    def whole_minutes(self) -> int | None:
        """The estimated minutes as shown: begun minutes count."""
        return None if self.minutes is None else ceil(round(self.minutes, 6))

    def is_within(self, limit: int) -> bool:
        """Is the nearest open point within so many estimated minutes?"""
        return self.minutes is not None and self.minutes <= limit


@dataclass(frozen=True)
class Link:
    """What links the fund with a point, as noted on a day."""

    state_on: date
    referent_since: date | None
    trained_on: date | None
    account_since: date | None

    @property
    def is_trained(self) -> bool:
        """Was a training given in the twelve months that end on the day of the note?"""
        return self.trained_on is not None and (self.state_on - self.trained_on).days <= TRAINING_DAYS


@dataclass(frozen=True)
class Site:
    """An open point."""

    site: str
    name: str
    commune: str | None
    kind: str
    itinerant: bool
    weekly_minutes: int
    saturday: bool
    evening: bool
    labelled_on: date
    department: str
    latitude: float
    longitude: float
    link: Link | None = None

    def offers(self, service: str) -> bool:
        """Is the point open when the reader asks for it?"""
        return {"saturday": self.saturday, "evening": self.evening}.get(service, True)


@dataclass(frozen=True, eq=False)
class Network:
    """The open points and the reach of every commune, on one day."""

    day: date
    sites: tuple[Site, ...]
    places: tuple[Place, ...]
    service: str = "any"

    @property
    def from_what(self) -> str:
        """« d'un point ouvert le samedi »: what the distances are measured to."""
        return {
            "saturday": "d'un point ouvert le samedi",
            "evening": "d'un point ouvert jusqu'à 18 heures",
        }.get(self.service, "d'un point ouvert")

    @property
    def offering(self) -> tuple[Site, ...]:
        """The points that the distances look for."""
        return tuple(site for site in self.sites if site.offers(self.service))

    @property
    def population(self) -> int:
        """All the inhabitants of the department."""
        return sum(place.population for place in self.places)

    def beyond(self, limit: int) -> tuple[Place, ...]:
        """The communes farther than so many estimated minutes, the most populated first."""
        out = (place for place in self.places if not place.is_within(limit))
        return tuple(sorted(out, key=lambda place: (-place.population, place.code)))

    def by_epci(self) -> Mapping[str, tuple[float, int]]:
        """By EPCI: the estimated minutes added over the inhabitants, and these inhabitants."""
        parts: dict[str, tuple[float, int]] = {}
        for place in self.places:
            if place.minutes is not None:
                name = place.epci or "Sans intercommunalité"
                added, people = parts.get(name, (0.0, 0))
                parts[name] = (added + place.minutes * place.population, people + place.population)
        return parts

    def by_time(self, limits: Sequence[int] = LIMITS) -> Mapping[str, int]:
        """Inhabitants by class of estimated time, the shortest first."""
        parts = dict.fromkeys(time_classes(limits), 0)
        names = tuple(parts)
        for place in self.places:
            rank = next((rank for rank, limit in enumerate(limits) if place.is_within(limit)), len(limits))
            parts[names[rank]] += place.population
        return parts


def time_classes(limits: Sequence[int] = LIMITS) -> tuple[str, ...]:
    """« 15 minutes au plus », « de 15 à 20 minutes », « plus de 30 minutes »."""
    between = (f"De {low} à {high} minutes" for low, high in pairwise(limits))
    return (f"{limits[0]} minutes au plus", *between, f"Plus de {limits[-1]} minutes")


def share_in_words(part: int, whole: int) -> str:
    """« 94,7 % »; a small rest is never rounded away: « plus de 99,9 % », « moins de 0,1 % »."""
    if not whole:
        return STATUS_WORDS[Status.NOT_APPLICABLE]
    share = part / whole
    if 0 < share < SMALLEST_SHARE / 2:
        return f"moins de{NO_BREAK}{SHARE.write(SMALLEST_SHARE)}"
    if 1 - SMALLEST_SHARE / 2 <= share < 1:
        return f"plus de{NO_BREAK}{SHARE.write(1 - SMALLEST_SHARE)}"
    return SHARE.write(share)


@once
def network_of(figures: Figures, service: str = "any") -> Network | None:
    """The points and the reach on the last day known of the period; None when nothing is loaded.

    `service` is a key of `SERVICES`: distances go to the nearest point that offers it.
    """
    perimeter, read = figures.perimeter, figures.reading.detail
    day = figures.coverage.as_of([SITES], figures.period)
    if day is None:
        return None
    links = _links(figures)
    return Network(
        day=day,
        sites=tuple(replace(Site(*row), link=links.get(row[0])) for row in read(sites_on(perimeter, day))),
        places=tuple(Place(*row) for row in read(nearest_on(perimeter, day, service))),
        service=service,
    )


def _links(figures: Figures) -> Mapping[str, Link]:
    months = figures.coverage.common_months([REFERENTS], figures.period)
    if not months:
        return {}
    return {row[0]: Link(*row[1:]) for row in figures.reading.detail(links_in(figures.perimeter, months[-1]))}
