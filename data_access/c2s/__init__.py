"""Complémentaire santé solidaire: which measures are counted from rights, requests and expiries?

Beneficiaries and protected persons are stocks. Requests leave automatic attributions out. Expiries are
counted once past; those to come are another measure, a stock of rights whose renewal may be asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from data_access.c2s import ame, ends
from data_access.c2s.ame import AME_EXPIRIES
from data_access.counting import Column, Condition, Flow, Level, Measure, Snapshot, known
from data_access.schema.c2s import (
    c2s_beneficiary,
    c2s_expiry,
    c2s_profile,
    c2s_request,
    protected_population,
)

BENEFICIARIES = "c2s_beneficiaries"
PROFILES = "c2s_profiles"
POPULATION = "protected_population"
REQUESTS = "c2s_requests"
EXPIRIES = "c2s_expiries"
YOUNG = ("0-17", "18-24")
OLD = ("60-74", "75+")

Where = Callable[[Column], tuple[Condition, ...]]

_person = c2s_beneficiary.c
_profile = c2s_profile.c
_protected = protected_population.c
_request = c2s_request.c
_expiry = c2s_expiry.c

_LIVING = {"epci": _person.epci, "commune": _person.commune}
_MANAGED = {"epci": _profile.epci, "participation": _profile.participation}
_PLACES = {"epci": _protected.epci, "commune": _protected.commune}
_ASKED_BY = {"channel": _request.channel, "kind": _request.kind}
_RIGHTS = {"epci": _expiry.epci, "public": _expiry.public, "mode": _expiry.mode}
_DAYS = {"days": _request.delay_days}
_BY_AGE = {**_LIVING, "age_group": _person.age_group}
_EPCI = {"epci": _expiry.epci}
_COMPLETE = _request.complete.is_(True)
_ONLINE = _request.channel == "online"


def _only(*conditions: Condition) -> Where:
    """Conditions that do not depend on the cutoff."""
    return lambda _: conditions


def _asked(*conditions: Condition) -> Where:
    """Requests that somebody made: automatic attributions are left out."""
    return _only(_request.kind != "automatic", *conditions)


def _decided(*conditions: Condition) -> Where:
    """Requests made, and decided at the latest on the cutoff day."""
    return lambda day: (_request.kind != "automatic", *known(day, _request.decided_in), *conditions)


def _renewed(*conditions: Condition) -> Where:
    """The next right follows without a day between, and was decided."""
    return lambda day: (*known(day, _expiry.renewed_on), _expiry.gap_days == 0, *conditions)


_ripe, _gap, _lapsed = (partial(rule, _expiry) for rule in (ends.ripe, ends.gap, ends.lapsed))
_not_renewed = partial(ends.not_renewed, _expiry)

_people = partial(
    Snapshot, source=BENEFICIARIES, table=c2s_beneficiary, month=_person.month, amount=_person.persons
)
_profiled = partial(
    Snapshot, source=PROFILES, table=c2s_profile, month=_profile.month, amount=_profile.persons
)
_covered = partial(
    Snapshot,
    source=POPULATION,
    table=protected_population,
    month=_protected.month,
    axes=_PLACES,
    where=_only(_protected.scope == "general"),
)
"""The general scheme only: the scope of the beneficiaries."""
_requests = partial(
    Flow, source=REQUESTS, table=c2s_request, dated_on=_request.deposited_in, amount=_request.requests
)
_expired = partial(
    Flow, source=EXPIRIES, table=c2s_expiry, dated_on=_expiry.expires_on, amount=_expiry.persons, axes=_RIGHTS
)
_to_come = partial(
    Level,
    source=EXPIRIES,
    table=c2s_expiry,
    begins_on=_expiry.renewal_opens_on,
    ends_on=_expiry.expires_on,
    amount=_expiry.persons,
    axes=_RIGHTS,
)
_waiting = partial(
    Level,
    source=REQUESTS,
    table=c2s_request,
    begins_on=_request.deposited_in,
    ends_on=_request.decided_in,
    amount=_request.requests,
)

MEASURES: tuple[Measure, ...] = (
    _people(key="c2s.beneficiaries", axes={**_BY_AGE, "participation": _person.participation}),
    _people(key="c2s.beneficiaries_without", axes=_BY_AGE, where=_only(_person.participation == "without")),
    _people(key="c2s.beneficiaries_with", axes=_BY_AGE, where=_only(_person.participation == "with")),
    _people(key="c2s.beneficiaries_under_25", axes=_LIVING, where=_only(_person.age_group.in_(YOUNG))),
    _people(key="c2s.beneficiaries_60_plus", axes=_LIVING, where=_only(_person.age_group.in_(OLD))),
    _profiled(key="c2s.beneficiaries_profiled", axes={**_MANAGED, "manager": _profile.manager}),
    _profiled(key="c2s.beneficiaries_retired", axes=_MANAGED, where=_only(_profile.status == "retired")),
    _profiled(key="c2s.beneficiaries_cpam", axes=_MANAGED, where=_only(_profile.manager == "cpam")),
    _covered(key="c2s.protected", amount=_protected.persons),
    _covered(key="c2s.dependants", amount=_protected.dependants),
    _requests(key="c2s.requests", axes=_ASKED_BY, where=_asked()),
    _requests(key="c2s.requests_online", axes={"kind": _request.kind}, where=_asked(_ONLINE)),
    _requests(key="c2s.requests_complete", axes=_ASKED_BY, where=_asked(_COMPLETE)),
    _requests(key="c2s.attributions", where=_only(_request.kind == "automatic")),
    _requests(key="c2s.decision_delay", axes=_DAYS, where=_decided()),
    _requests(key="c2s.decision_delay_complete", axes=_DAYS, where=_decided(_COMPLETE)),
    _waiting(key="c2s.pending", axes=_ASKED_BY, where=_asked()),
    _expired(key="c2s.expired"),
    _expired(key="c2s.expired_asked", axes=_EPCI, where=_only(_expiry.mode == "asked")),
    _expired(key="c2s.expired_automatic", axes=_EPCI, where=_only(_expiry.mode == "automatic")),
    _expired(key="c2s.renewed", where=_renewed()),
    _expired(key="c2s.renewed_asked", axes=_EPCI, where=_renewed(_expiry.mode == "asked")),
    _expired(key="c2s.renewed_automatic", axes=_EPCI, where=_renewed(_expiry.mode == "automatic")),
    _expired(key="c2s.expired_ripe", where=_ripe),
    _expired(key="c2s.gaps", where=_gap),
    _expired(key="c2s.lapsed", where=_lapsed),
    _to_come(key="c2s.expiring"),
    _to_come(key="c2s.expiring_not_renewed", where=lambda day: (_not_renewed(day),)),
    *ame.MEASURES,
)

__all__ = ["AME_EXPIRIES", "BENEFICIARIES", "EXPIRIES", "MEASURES", "POPULATION", "PROFILES", "REQUESTS"]
