"""Hand-made C2S facts, for tests that count a few persons by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from data_access.measures import values_by_month
from data_access.query import rows
from data_access.schema.c2s import (
    ame_expiry,
    c2s_beneficiary,
    c2s_expiry,
    c2s_request,
    protected_population,
)
from tests.support.bases import FactBase

Facts = Sequence[Mapping[str, Any]]

_TABLES = {
    "c2s_beneficiaries": c2s_beneficiary,
    "protected_population": protected_population,
    "c2s_requests": c2s_request,
    "c2s_expiries": c2s_expiry,
    "ame_expiries": ame_expiry,
}


def loaded(base: FactBase, first: date, until: date, **sources: Facts) -> FactBase:
    """The base with these facts, source by source, counted."""
    for source, facts in sources.items():
        table = _TABLES[source]
        lines = [{"line": rank, **fact} if "line" in table.c else fact for rank, fact in enumerate(facts)]
        base.load(source, (table, lines), first=first, until=until)
    return base


def counted(
    base: FactBase, measure: str, known: str = "now", axis: str = ""
) -> dict[tuple[str, date], float]:
    """Every counted value of a measure: `(member, month)` to value."""
    query = values_by_month(base.perimeter, [measure], axis, date(2020, 1, 1), date(2024, 12, 1))
    return {
        (member, month): value
        for _, as_known, member, month, value in rows(base.url, query)
        if as_known == known
    }


def total(base: FactBase, measure: str, known: str = "now") -> float:
    """A flow over all months."""
    return sum(counted(base, measure, known).values())


def expiry(expires_on: date, persons: int, **told: Any) -> Mapping[str, Any]:
    """A line of expiries: general public, renewal to be asked, unless told otherwise."""
    return {
        "expires_on": expires_on,
        "renewal_opens_on": date(expires_on.year - 1, 12, 31),
        "epci": "200059228",
        "public": "general",
        "mode": "asked",
        "renewed_on": None,
        "gap_days": None,
        "persons": persons,
        **told,
    }


def ame_expiry_of(expires_on: date, persons: int, **told: Any) -> Mapping[str, Any]:
    """A line of AME expiries: adults, no next right, unless told otherwise."""
    return {
        "expires_on": expires_on,
        "epci": "200059228",
        "public": "adult",
        "renewed_on": None,
        "gap_days": None,
        "persons": persons,
        **told,
    }


def request(deposited_in: date, requests: int, **told: Any) -> Mapping[str, Any]:
    """A line of requests: first, online, complete, not decided, unless told otherwise."""
    return {
        "deposited_in": deposited_in,
        "kind": "first",
        "channel": "online",
        "complete": True,
        "decided_in": None,
        "delay_days": None,
        "requests": requests,
        **told,
    }


def attribution(month: date, requests: int) -> Mapping[str, Any]:
    """A line of automatic attributions: nothing was asked, nothing waits."""
    return request(month, requests, kind="automatic", channel=None, complete=None, decided_in=month)


def beneficiaries(month: date, persons: int, **told: Any) -> Mapping[str, Any]:
    """A line of open rights at the end of a month."""
    return {
        "month": month,
        "commune": "91228",
        "age_group": "25-39",
        "participation": "without",
        "epci": "200059228",
        "persons": persons,
        **told,
    }


def protected(month: date, persons: int, **told: Any) -> Mapping[str, Any]:
    """A line of protected population, general scheme unless told otherwise."""
    return {
        "month": month,
        "scope": "general",
        "commune": "91228",
        "epci": "200059228",
        "persons": persons,
        "dependants": 0,
        **told,
    }
