"""France services: which measures are counted from the points, their reach and what they handle?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, literal

from data_access.counting import Column, Condition, Flow, Level, Measure, Snapshot, band, known
from data_access.dialect import as_member, days_between
from data_access.mas import CASES as MAS_CASES
from data_access.schema.france_services import (
    fs_access,
    fs_nearest,
    fs_partner_request,
    fs_referent,
    fs_request,
    fs_site,
)
from data_access.schema.mas import mas_case
from settings import Travel

SITES = "fs_sites"
REQUESTS = "fs_requests"
REFERENTS = "fs_referents"
PARTNER_REQUESTS = "fs_partner_requests"

TRAINING_DAYS = 365
OBSERVED_DAYS = 90

_site, _access, _nearest = fs_site.c, fs_access.c, fs_nearest.c
_request, _referent, _asked = fs_request.c, fs_referent.c, fs_partner_request.c


def _hectometres(distance: Column, step: int = 1) -> Column:
    """A distance in metres as hectometres begun, by steps of so many."""
    return (distance + (100 * step - 1)) // (100 * step) * step


def _reach(hectometres: Column, population: Column) -> Column:
    """« sparse-123 », « dense-40 »: the class of the commune, and the distance.

    The class is part of the member because each class has its own speed: the estimated time, and so the
    limit, is settled when the figure is read. A commune without any open point is « inconnu ».
    """
    density = case((population >= Travel.dense_from, literal("dense-")), else_=literal("sparse-"))
    return density + as_member(hectometres)


def _here(_: Column) -> tuple[Condition, ...]:
    """The points that stand in the department itself."""
    return (_site.site_department == _site.department,)


def _sites(key: str, *extra: Condition, **options: Any) -> Level:
    axes = {
        "kind": _site.kind,
        "format": case((_site.itinerant, literal("itinerant")), else_=literal("fixed")),
        "weekly_hours": band(_site.weekly_minutes, (1439, "0-23"), (2099, "24-34"), beyond="35+"),
        "epci": _site.epci,
    }
    return Level(
        key=f"france_services.{key}",
        source=SITES,
        table=fs_site,
        begins_on=_site.labelled_on,
        ends_on=_site.closed_on,
        axes=axes,
        where=lambda day: (*_here(day), *extra),
        **options,
    )


def _inhabitants(key: str, service: str, **options: Any) -> Level:
    settings = {
        "amount": _nearest.population,
        "axes": {"reach": _reach(_hectometres(_nearest.distance_m), _nearest.population)},
        **options,
    }
    return Level(
        key=f"france_services.{key}",
        source=SITES,
        table=fs_nearest,
        begins_on=_nearest.from_on,
        ends_on=_nearest.until_on,
        where=lambda _: (_nearest.service == service,),
        **settings,
    )


def _handled(key: str, amount: Column, *extra: Condition) -> Snapshot:
    axes = {"epci": _request.epci, "partner": _request.site}
    return Snapshot(
        key=f"france_services.{key}",
        source=REQUESTS,
        table=fs_request,
        month=_request.month,
        amount=amount,
        stock=False,
        axes=axes if extra else {**axes, "theme": _request.theme},
        where=lambda _: extra,
    )


def _linked(key: str, *extra: Condition) -> Snapshot:
    return Snapshot(
        key=f"france_services.{key}",
        source=REFERENTS,
        table=fs_referent,
        month=_referent.month,
        axes={"epci": _referent.epci},
        where=lambda _: extra,
    )


def _sent(key: str, **options: Any) -> Flow:
    return Flow(
        key=f"france_services.{key}",
        source=PARTNER_REQUESTS,
        table=fs_partner_request,
        dated_on=_asked.sent_on,
        **options,
    )


def _observed(day: Column) -> tuple[Condition, ...]:
    """Saisines from a France services point, opened long enough ago to be judged."""
    return (
        mas_case.c.detector == "france_services",
        days_between(mas_case.c.opened_on, day) >= OBSERVED_DAYS,
    )


def _realised(day: Column) -> tuple[Condition, ...]:
    row = mas_case.c
    in_time = days_between(row.opened_on, row.closed_on) <= OBSERVED_DAYS
    return (*_observed(day), *known(day, row.closed_on), row.outcome == "care_realised", in_time)


def _saisines(key: str, where: Any) -> Flow:
    axes = {"epci": mas_case.c.epci}
    dated = mas_case.c.opened_on
    return Flow(
        key=f"france_services.{key}", source=MAS_CASES, table=mas_case, dated_on=dated, axes=axes, where=where
    )


_NEAREST_HM = _hectometres(_nearest.distance_m)
_ANY_REACH = {"reach": _reach(_NEAREST_HM, _nearest.population), "hectometres": _NEAREST_HM}
_FOR_HEALTH = _request.theme == "health_insurance"
_NAMED = _referent.referent_since <= _referent.state_on
_TRAINED = days_between(_referent.trained_on, _referent.state_on).between(0, TRAINING_DAYS)

MEASURES: tuple[Measure, ...] = (
    _sites("sites"),
    _sites("weekly_hours", amount=_site.weekly_minutes, divided_by=60.0),
    _sites("sites_saturday", _site.saturday.is_(True)),
    _sites("sites_evening", _site.evening.is_(True)),
    _inhabitants("inhabitants", "any", axes=_ANY_REACH),
    _inhabitants("inhabitants_saturday", "saturday"),
    _inhabitants("inhabitants_evening", "evening"),
    _inhabitants("communes", "any", amount=None),
    Level(
        key="france_services.accessible_hours",
        source=SITES,
        table=fs_access,
        begins_on=_access.labelled_on,
        ends_on=_access.closed_on,
        amount=_access.population * _access.weekly_minutes,
        divided_by=60.0,
        axes={"reach": _reach(_hectometres(_access.distance_m, 5), _access.population)},
    ),
    _handled("requests", _request.requests),
    _handled("solved", _request.solved),
    _handled("cpam_requests", _request.requests, _FOR_HEALTH),
    _handled("cpam_solved", _request.solved, _FOR_HEALTH),
    _linked("followed"),
    _linked("referents", _NAMED),
    _linked("referents_trained", _NAMED, _TRAINED),
    _linked("accounts", _referent.account_since <= _referent.state_on),
    _sent("partner_requests", axes={"epci": _asked.epci, "partner": _asked.site}),
    _sent(
        "reply_delay",
        where=lambda day: known(day, _asked.answered_on),
        axes={"days": days_between(_asked.sent_on, _asked.answered_on)},
    ),
    _saisines("saisines_observed", _observed),
    _saisines("saisines_realised", _realised),
)

__all__ = ["MEASURES", "PARTNER_REQUESTS", "REFERENTS", "REQUESTS", "SITES"]
