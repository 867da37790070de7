"""France services: which points are open on a day, how far is each commune, and what links each point?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.schema.common import commune, epci
from data_access.schema.france_services import fs_nearest, fs_referent, fs_site

_site, _nearest, _link = fs_site.c, fs_nearest.c, fs_referent.c


@of_one_department
def sites_on(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(site, name, commune, kind, itinerant, weekly_minutes, saturday, evening, labelled_on,
    site_department, latitude, longitude)` of the points open on a day, by name.

    `commune` is a name, empty for a point of a neighbouring department.
    """  # noqa: D205
    place = and_(commune.c.department == _site.department, commune.c.commune == _site.commune)
    columns = (_site.kind, _site.itinerant, _site.weekly_minutes, _site.saturday, _site.evening)
    where = (_site.labelled_on, _site.site_department, _site.latitude, _site.longitude)
    return (
        select(_site.site, _site.name, commune.c.name.label("commune"), *columns, *where)
        .select_from(fs_site.outerjoin(commune, place))
        .where(_site.department == perimeter.department, *_on(day, _site.labelled_on, _site.closed_on))
        .order_by(_site.name, _site.site)
    )


@of_one_department
def nearest_on(perimeter: Perimeter, day: date, service: str = "any") -> Select[Any]:
    """Rows `(commune, name, epci, population, distance_m, site)`: the nearest open point of each commune.

    `service` says what must be open: `any`, `saturday` or `evening`; `epci` and `site` are names.
    `distance_m` and `site` are empty when no such point is open on the day.
    """
    return (
        select(
            _nearest.commune,
            func.coalesce(commune.c.name, _nearest.commune).label("name"),
            epci.c.name.label("epci"),
            _nearest.population,
            _nearest.distance_m,
            _site.name.label("site"),
        )
        .select_from(
            fs_nearest.outerjoin(
                commune,
                and_(commune.c.department == _nearest.department, commune.c.commune == _nearest.commune),
            )
            .outerjoin(epci, and_(epci.c.department == _nearest.department, epci.c.epci == _nearest.epci))
            .outerjoin(fs_site, and_(_site.department == _nearest.department, _site.site == _nearest.site))
        )
        .where(
            _nearest.department == perimeter.department,
            _nearest.service == service,
            *_on(day, _nearest.from_on, _nearest.until_on),
        )
        .order_by(_nearest.commune)
    )


@of_one_department
def links_in(perimeter: Perimeter, month: date) -> Select[Any]:
    """Rows `(site, state_on, referent_since, trained_on, account_since)` as noted in a month."""
    return (
        select(_link.site, _link.state_on, _link.referent_since, _link.trained_on, _link.account_since)
        .where(_link.department == perimeter.department, _link.month == month)
        .order_by(_link.site)
    )


def _on(
    day: date, begins_on: ColumnElement[Any], ends_on: ColumnElement[Any]
) -> tuple[ColumnElement[bool], ...]:
    return (begins_on <= day, or_(ends_on.is_(None), ends_on > day))
