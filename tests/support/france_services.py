"""How are points, reach and requests of France services written by hand in a test?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data_access.loading import Row
from data_access.measures import values_by_month
from data_access.query import rows
from data_access.schema.france_services import (
    fs_access,
    fs_nearest,
    fs_partner_request,
    fs_referent,
    fs_request,
    fs_site,
)
from ingestion.france_services_reach import Opening, Point, access_rows, nearest_rows
from tests.support.bases import FactBase

FIRST, UNTIL = date(2021, 1, 1), date(2023, 10, 31)
OCTOBER = date(2023, 10, 1)


@dataclass(frozen=True)
class Town:
    """A commune on a meridian: one hundredth of a degree of latitude is 1 112 m."""

    code: str
    population: int
    latitude: float | None
    longitude: float | None = 0.0
    epci: str = "200035814"


def point(site: str, latitude: float, *, openings: Sequence[Opening] = (), **said: Any) -> Point:
    """A point of the meridian, labelled since 2020 and open on Monday morning unless told otherwise."""
    told: dict[str, Any] = {"labelled_on": date(2020, 1, 1), "closed_on": None, **said}
    hours = tuple(openings) or (Opening(1, 540, 720),)
    return Point(site=site, latitude=latitude, longitude=0.0, openings=hours, **told)


def site_row(one: Point, **said: Any) -> Row:
    """The row of a point of the Orne, principal and fixed unless told otherwise."""
    return {
        "site": one.site,
        "name": f"France services {one.site}",
        "commune": "61001",
        "epci": "200035814",
        "site_department": "61",
        "latitude": one.latitude,
        "longitude": one.longitude,
        "kind": "principal",
        "itinerant": False,
        "labelled_on": one.labelled_on,
        "closed_on": one.closed_on,
        "weekly_minutes": one.weekly_minutes,
        "saturday": one.saturday,
        "evening": one.evening,
        **said,
    }


def with_sites(
    base: FactBase, points: Sequence[Point], towns: Sequence[Town] = (), **said: dict[str, Any]
) -> FactBase:
    """The base with these points and their reach; `said` tells what is particular to a point."""
    base.load(
        "fs_sites",
        (fs_site, [site_row(one, **said.get(one.site, {})) for one in points]),
        (fs_access, list(access_rows("61", towns, points))),
        (fs_nearest, list(nearest_rows("61", towns, points, FIRST))),
        first=FIRST,
        until=UNTIL,
    )
    return base


def with_requests(base: FactBase, *lines: tuple[date, str, int, int]) -> FactBase:
    """The base with requests `(month, theme, requests, solved)` of one point."""
    names = ("month", "theme", "requests", "solved")
    facts = [{"site": "A", "epci": None, **dict(zip(names, line, strict=True))} for line in lines]
    base.load("fs_requests", (fs_request, facts), first=FIRST, until=UNTIL)
    return base


def with_links(base: FactBase, *states: dict[str, Any]) -> FactBase:
    """The base with the monthly state of the links of some points, in October 2023 unless told otherwise."""
    dates = {"referent_since": None, "trained_on": None, "account_since": None}
    usual = {"month": OCTOBER, "state_on": date(2023, 10, 31), "epci": None, **dates}
    facts = [{**usual, "site": f"P{rank}", **state} for rank, state in enumerate(states)]
    base.load("fs_referents", (fs_referent, facts), first=FIRST, until=UNTIL)
    return base


def with_partner_requests(base: FactBase, *days: tuple[date, date | None]) -> FactBase:
    """The base with requests `(sent_on, answered_on)` on Espace Partenaires."""
    facts = [
        {"request_id": f"E{rank}", "site": "A", "epci": None, "sent_on": sent, "answered_on": answered}
        for rank, (sent, answered) in enumerate(days)
    ]
    base.load("fs_partner_requests", (fs_partner_request, facts), first=FIRST, until=UNTIL)
    return base


def counted(base: FactBase, measure: str, month: date, axis: str = "") -> dict[str, float]:
    """What a measure counts in a month, by member."""
    query = values_by_month(base.perimeter, [f"france_services.{measure}"], axis, month, month)
    return {member: value for _, known, member, _, value in rows(base.url, query) if known == "now"}
