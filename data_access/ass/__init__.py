"""Action sanitaire et sociale: which measures are counted from budgets, requests and subsidies?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import true

from data_access.ass.counting import (
    ALLOTTED,
    BUDGETS,
    COMMITTED,
    GRANTED,
    PAID,
    REQUESTS,
    SUBSIDIES,
    FirstOfYear,
    in_the_month,
    same_year,
    since_january,
)
from data_access.counting import Column, Condition, Flow, Level, Measure, band, known
from data_access.dialect import days_between
from data_access.schema.ass import ass_application, ass_low_income, ass_subsidy

LOW_INCOME = "ass_low_income"
LINKED = ("c2s_refusal", "mas", "social_service")
"""The origins that show another service of the fund at work before the aid."""

_request = ass_application.c
_subsidy = ass_subsidy.c
_low_income = ass_low_income.c
_ORIGIN = {"epci": _request.epci, "line": _request.line, "origin": _request.origin}
_DECIDED = {
    **_ORIGIN,
    "decision": _request.decision,
    "days": days_between(_request.applied_on, _request.decided_on),
}
_PAID_AFTER = {
    **_ORIGIN,
    "days": days_between(_request.decided_on, _request.paid_on),
    "whole_days": days_between(_request.applied_on, _request.paid_on),
}
_FAVOURABLE = _request.decision == "granted"
_IS_SUBSIDY = _subsidy.kind == "subsidy"
_EPCI: Mapping[str, Any] = {"epci": lambda row: row.epci}
_EPCI_AND_ORIGIN: Mapping[str, Any] = {**_EPCI, "origin": lambda row: row.origin}
_EUROS: Mapping[str, Any] = {"euros": lambda row: (row.year_cents + 50) // 100}


def _requests(key: str, dated_on: Column, **options: Any) -> Flow:
    settings = {"axes": _ORIGIN, **options}
    return Flow(key=key, source=REQUESTS, table=ass_application, dated_on=dated_on, **settings)


def _remaining(key: str, cents: Column) -> Flow:
    """An amount of the granted requests whose reste à charge is known, in euros."""

    def where(_: Column) -> tuple[Condition, ...]:
        return (_FAVOURABLE, _request.remaining_before_cents.is_not(None))

    return _requests(key, _request.decided_on, where=where, amount=cents, divided_by=100.0)


def _households(key: str, axes: Mapping[str, Any], **options: Any) -> FirstOfYear:
    return FirstOfYear(
        key=key,
        source=REQUESTS,
        table=ass_application,
        axes=axes,
        entity=_request.household_id,
        order=_request.application_id,
        among=true(),
        **options,
    )


def _subsidies(key: str, dated_on: Column, *dates: Column) -> Flow:
    return Flow(
        key=key,
        source=SUBSIDIES,
        table=ass_subsidy,
        dated_on=dated_on,
        axes={"theme": _subsidy.theme},
        where=lambda day: (_IS_SUBSIDY, *known(day, *dates)),
    )


def _waited(day: Column) -> Column:
    days = days_between(_request.applied_on, day)
    return band(days, (30, "0-30"), (60, "31-60"), beyond="61+")


def _granted_by(day: Column) -> tuple[Condition, ...]:
    return (*known(day, _request.decided_on), _FAVOURABLE)


MEASURES: tuple[Measure, ...] = (
    in_the_month("ass.granted_eur", GRANTED),
    in_the_month("ass.committed_eur", COMMITTED),
    in_the_month("ass.paid_eur", PAID),
    since_january("ass.allotted_in_year", ALLOTTED, BUDGETS),
    since_january("ass.committed_since_january", COMMITTED, REQUESTS, SUBSIDIES),
    since_january("ass.paid_since_january", PAID, REQUESTS, SUBSIDIES),
    _requests("ass.requests", _request.applied_on),
    _requests("ass.requests_granted", _request.applied_on, where=_granted_by),
    _requests("ass.decisions", _request.decided_on, axes=_DECIDED),
    _requests("ass.favourable", _request.decided_on, where=lambda _: (_FAVOURABLE,)),
    _requests("ass.postponements", _request.postponed_on),
    Level(
        key="ass.waiting",
        source=REQUESTS,
        table=ass_application,
        begins_on=_request.applied_on,
        ends_on=_request.decided_on,
        axes={"waited": _waited, "line": _request.line},
    ),
    _requests("ass.payments", _request.paid_on, axes=_PAID_AFTER),
    _remaining("ass.remaining_before", _request.remaining_before_cents),
    _remaining("ass.remaining_covered", _request.granted_cents),
    _households("ass.households", {**_EPCI_AND_ORIGIN, **_EUROS}),
    _households("ass.households_paid", _EPCI_AND_ORIGIN, summed=True),
    _households(
        "ass.households_first_time", _EPCI_AND_ORIGIN, where=lambda row: row.no_aid_24_months.is_(True)
    ),
    _households("ass.households_linked", _EPCI, where=lambda row: row.origin.in_(LINKED)),
    Level(
        key="ass.low_income",
        source=LOW_INCOME,
        table=ass_low_income,
        begins_on=_low_income.year,
        where=lambda day: (same_year(_low_income.year, day),),
        axes={"epci": _low_income.epci},
        amount=_low_income.households,
    ),
    _subsidies("ass.subsidies", _subsidy.granted_on),
    _subsidies("ass.subsidies_paid", _subsidy.paid_on),
    _subsidies("ass.subsidies_reported", _subsidy.paid_on, _subsidy.report_returned_on),
    FirstOfYear(
        key="ass.associations",
        source=SUBSIDIES,
        table=ass_subsidy,
        entity=_subsidy.beneficiary,
        order=_subsidy.subsidy_id,
        among=_IS_SUBSIDY,
        axes={"theme": lambda row: row.theme},
    ),
)

__all__ = ["BUDGETS", "LINKED", "LOW_INCOME", "MEASURES", "REQUESTS", "SUBSIDIES"]
