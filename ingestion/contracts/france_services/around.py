"""Which points of the national list serve a department, and which rows of the base do they give?

Its own points, and those of other departments within 30 km of one of its communes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, degrees, radians

from data_access.loading import Row
from data_access.schema import Table
from data_access.schema.france_services import fs_access, fs_nearest, fs_opening, fs_site
from ingestion import geography
from ingestion.contracts.france_services.gone import gone
from ingestion.contracts.france_services.opening import ANTENNAS, ITINERANT
from ingestion.contracts.ground import Ground
from ingestion.france_services_reach import (
    EARTH_M,
    REACH_M,
    Opening,
    Point,
    access_rows,
    nearest_rows,
)

WEEK = ("h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi", "h_samedi", "h_dimanche")
"""The fields of the opening hours, Monday first."""
FIRST_LABELS = date(2020, 1, 1)
"""The label exists since this day: from then on each commune has a nearest point, or none yet."""


@dataclass(frozen=True)
class Town:
    """A commune of the department, as shipped."""

    code: str
    epci: str
    population: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Listed:
    """A point, and its row in the base."""

    row: Row
    point: Point


def points_around(ground: Ground, lines: Sequence[Row]) -> Iterable[tuple[Table, Sequence[Row]]]:
    """The rows of a department, table by table, from checked lines keyed by the names of their fields.

    A point that an earlier list showed and this one does not is kept, closed on the day of this list.
    """
    towns = tuple(_towns(ground.department))
    found = [
        *(_listed(ground, line) for line in _near_the_department(ground.department, towns, lines)),
        *(Listed(row, _kept_point(row, openings)) for row, openings in gone(ground, lines)),
    ]
    access = tuple(access_rows(ground.department, towns, [one.point for one in found]))
    served = {row["site"] for row in access}
    kept = [
        one for one in found if one.row["site_department"] == ground.department or one.point.site in served
    ]
    points = [one.point for one in kept]
    first = min((FIRST_LABELS, *(point.labelled_on for point in points)))
    return (
        (fs_site, tuple(one.row for one in kept)),
        (fs_opening, tuple(_opening_rows(ground.department, points))),
        (fs_access, access),
        (fs_nearest, tuple(nearest_rows(ground.department, towns, points, first))),
    )


def _towns(department: str) -> Iterator[Town]:
    for line in geography.communes(department):
        yield Town(
            code=line["code"],
            epci=line["epci"],
            population=int(line["population"] or 0),
            latitude=float(line["latitude"]) if line["latitude"] else None,
            longitude=float(line["longitude"]) if line["longitude"] else None,
        )


def _near_the_department(department: str, towns: Sequence[Town], lines: Sequence[Row]) -> Iterator[Row]:
    """The points of the department, and those of others that stand in its rectangle widened by 30 km."""
    north = [town.latitude for town in towns if town.latitude is not None]
    east = [town.longitude for town in towns if town.longitude is not None]
    margin = degrees(REACH_M / EARTH_M)
    wider = margin / cos(radians(max((abs(one) for one in north), default=0.0) + margin))
    for line in lines:
        inside = _between(line["latitude"], north, margin) and _between(line["longitude"], east, wider)
        if inside or line["insee_dep"] == department:
            yield line


def _between(degree: float, among: Sequence[float], margin: float) -> bool:
    return bool(among) and min(among) - margin <= degree <= max(among) + margin


def _point(line: Row) -> Point:
    return Point(
        site=line["id_fs"],
        latitude=line["latitude"],
        longitude=line["longitude"],
        labelled_on=line["labellisation_fs"],
        closed_on=None,
        openings=tuple(
            Opening(weekday, opens, closes)
            for weekday, field in enumerate(WEEK, start=1)
            for opens, closes in line.get(field) or ()
        ),
    )


def _kept_point(row: Row, openings: Sequence[Row]) -> Point:
    return Point(
        site=row["site"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        labelled_on=row["labelled_on"],
        closed_on=row["closed_on"],
        openings=tuple(
            Opening(one["weekday"], one["opens_minute"], one["closes_minute"]) for one in openings
        ),
    )


def _listed(ground: Ground, line: Row) -> Listed:
    point = _point(line)
    return Listed(_site_row(ground, line, point), point)


def _site_row(ground: Ground, line: Row, point: Point) -> Row:
    here = line["insee_dep"] == ground.department
    return {
        "department": ground.department,
        "site": point.site,
        "name": line["lib_fs"],
        "commune": line["insee_com"],
        "epci": ground.epci_of(line["insee_com"]) if here else None,
        "site_department": line["insee_dep"],
        "latitude": point.latitude,
        "longitude": point.longitude,
        "kind": line.get("type_fs") or _kind(line.get("format_fs")),
        "itinerant": bool(line.get("itinerance")) or line.get("format_fs") in ITINERANT,
        "labelled_on": point.labelled_on,
        "closed_on": point.closed_on,
        "weekly_minutes": point.weekly_minutes,
        "saturday": point.saturday,
        "evening": point.evening,
    }


def _kind(site_format: str | None) -> str:
    """What the format says of a point in the earlier layout, which has no `type_fs`."""
    return "antenna" if site_format in ANTENNAS else "principal"


def _opening_rows(department: str, points: Sequence[Point]) -> Iterator[Row]:
    for point in points:
        for opening in point.openings:
            yield {
                "department": department,
                "site": point.site,
                "weekday": opening.weekday,
                "opens_minute": opening.opens,
                "closes_minute": opening.closes,
            }
