"""How is the demonstration of the France services points calibrated?

Essonne: 23 points at the end of 2022, as printed. The national list of August 2024 lets one see at least 24
by then (I-19): the printed number calibrates, the gap is for the concordance page. Orne: no figure is
printed; 31 points of which 9 antennas and 2 itinerant, as in that national list, uncalibrated.

Points stand on real communes, at the point of the commune: they are a demonstration until the official list
is loaded, so no point of a neighbouring department is invented and times are too long near the limits.
Label dates follow the pace of that list; hours, Saturdays and evenings its orders of magnitude (867 and 887
weekly hours). What points receive, in `france_services_activity`, is printed nowhere: it is only plausible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from data_access.loading import Extract, Row
from data_access.schema.france_services import fs_access, fs_nearest, fs_opening, fs_site
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import FIRST_DAY, MONTHLY_UNTIL
from ingestion.demonstration.france_services import activity as france_services_activity
from ingestion.demonstration.france_services.activity import Site
from ingestion.demonstration.territory import Territory
from ingestion.france_services_reach import Opening, Point, access_rows, nearest_rows


@dataclass(frozen=True)
class Plan:
    """How many points of each sort a department has, and how many are labelled on which day."""

    antennas: int
    itinerant: int
    saturday: int
    evening: int
    short: int
    labelled: Mapping[date, int]


PLANS: Mapping[str, Plan] = {
    "91": Plan(
        antennas=0,
        itinerant=2,
        saturday=9,
        evening=14,
        short=0,
        labelled={
            date(2020, 1, 1): 8,
            date(2020, 9, 1): 3,
            date(2021, 1, 15): 2,
            date(2021, 4, 1): 3,
            date(2021, 10, 1): 4,
            date(2022, 1, 1): 1,
            date(2022, 7, 1): 2,
        },
    ),
    "61": Plan(
        antennas=9,
        itinerant=2,
        saturday=11,
        evening=5,
        short=4,
        labelled={
            date(2020, 1, 1): 7,
            date(2020, 9, 1): 10,
            date(2021, 1, 15): 5,
            date(2021, 4, 1): 2,
            date(2021, 10, 10): 2,
            date(2022, 1, 1): 2,
            date(2022, 4, 20): 1,
            date(2022, 7, 1): 2,
        },
    ),
}

_MORNINGS = ((540, 720), (510, 720), (540, 735))
_AFTERNOONS = ((840, 1020), (810, 1020), (810, 1050))
_LATE_ENDS = (1080, 1110)
_SATURDAYS = ((540, 720), (570, 720))
_SHORT_DAYS = ((1, 2), (2, 4, 5), (1, 3, 4, 5), (1, 2, 3, 4, 5))
"""The mornings of the points that open least: from two to five a week."""


def extracts(territory: Territory) -> tuple[Extract, ...]:
    """The demonstration extracts of the programme for one department."""
    if territory.department not in PLANS:
        return ()
    sites = tuple(_sites(territory, PLANS[territory.department]))
    points = tuple(site.point for site in sites)
    department, communes = territory.department, territory.communes
    facts = (
        (fs_site, tuple(_site_row(department, site) for site in sites)),
        (fs_opening, tuple(_opening_rows(department, sites))),
        (fs_access, tuple(access_rows(department, communes, points))),
        (fs_nearest, tuple(nearest_rows(department, communes, points, FIRST_DAY))),
    )
    listed = Extract("fs_sites", facts, FIRST_DAY, MONTHLY_UNTIL)
    return (listed, *france_services_activity.extracts(department, sites))


def _sites(territory: Territory, plan: Plan) -> Iterator[Site]:
    """The points, the largest communes first; antennas and short weeks fall on the smallest ones."""
    rng = draw.generator(territory.department, "france_services")
    partners = territory.partners_of("france_services")
    places = {place.code: place for place in territory.communes}
    labelled = [day for day, count in plan.labelled.items() for _ in range(count)]
    count = len(partners)
    late, week_end = (draw.exactly(number, count, rng) for number in (plan.evening, plan.saturday))
    for rank, (partner, day) in enumerate(zip(partners, labelled, strict=True)):
        place = places[str(partner["commune"])]
        short = rank - (count - plan.short)
        antenna = rank >= count - plan.antennas
        hours = _short_week(short) if short >= 0 else _week(bool(late[rank]), 2 if antenna else 1, rng)
        openings = (*hours, *(_saturday(rng) if week_end[rank] else ()))
        yield Site(
            name=str(partner["name"]),
            commune=place.code,
            epci=place.epci,
            kind="antenna" if antenna else "principal",
            itinerant=count // 2 <= rank < count // 2 + plan.itinerant,
            point=Point(
                site=str(partner["partner"]),
                latitude=place.latitude or 0.0,
                longitude=place.longitude or 0.0,
                labelled_on=day,
                closed_on=None,
                openings=openings,
            ),
        )


def _week(late: bool, free: int, rng: np.random.Generator) -> Iterator[Opening]:
    """Monday to Friday, with free afternoons; a late week also ends the others at 18:00 or 18:30."""
    morning, afternoon = _MORNINGS[rng.integers(3)], _AFTERNOONS[rng.integers(3)]
    closes = _LATE_ENDS[rng.integers(2)] if late else afternoon[1]
    days_off = rng.choice(5, size=free, replace=False) + 1
    for weekday in range(1, 6):
        yield Opening(weekday, *morning)
        if weekday not in days_off:
            yield Opening(weekday, afternoon[0], closes)


def _short_week(rank: int) -> Iterator[Opening]:
    for weekday in _SHORT_DAYS[rank]:
        yield Opening(weekday, 540, 750)


def _saturday(rng: np.random.Generator) -> tuple[Opening, ...]:
    return (Opening(6, *_SATURDAYS[rng.integers(2)]),)


def _site_row(department: str, site: Site) -> Row:
    point = site.point
    return {
        "department": department,
        "site": point.site,
        "name": site.name,
        "commune": site.commune,
        "epci": site.epci,
        "site_department": department,
        "latitude": point.latitude,
        "longitude": point.longitude,
        "kind": site.kind,
        "itinerant": site.itinerant,
        "labelled_on": point.labelled_on,
        "closed_on": point.closed_on,
        "weekly_minutes": point.weekly_minutes,
        "saturday": point.saturday,
        "evening": point.evening,
    }


def _opening_rows(department: str, sites: Sequence[Site]) -> Iterator[Row]:
    for site in sites:
        for opening in site.point.openings:
            yield {
                "department": department,
                "site": site.point.site,
                "weekday": opening.weekday,
                "opens_minute": opening.opens,
                "closes_minute": opening.closes,
            }
