"""Hand-made facts of the Action sanitaire et sociale, for tests that count a few aids by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from data_access.loading import Row
from data_access.measures import values_by_month
from data_access.query import rows
from data_access.schema.ass import ass_application, ass_budget, ass_subsidy
from tests.support.bases import FactBase

FIRST, UNTIL = date(2021, 1, 1), date(2022, 12, 31)

_numbers = count(1)


def loaded(
    base: FactBase,
    *,
    requests: Sequence[Row] = (),
    subsidies: Sequence[Row] = (),
    budgets: Sequence[Row] = (),
    until: date = UNTIL,
) -> FactBase:
    """The base with these facts, counted."""
    base.load("ass_budgets", (ass_budget, budgets), first=FIRST, until=until)
    base.load("ass_applications", (ass_application, requests), first=FIRST, until=until)
    base.load("ass_subsidies", (ass_subsidy, subsidies), first=FIRST, until=until)
    return base


def counted(
    base: FactBase, measure: str, axis: str = "", known: str = "now"
) -> dict[tuple[str, date], float]:
    """Every counted value of a measure: `(member, month)` to value."""
    query = values_by_month(base.perimeter, [measure], axis, date(2020, 1, 1), date(2024, 12, 1))
    return {
        (member, month): value for _, said, member, month, value in rows(base.url, query) if said == known
    }


def total(base: FactBase, measure: str, known: str = "now") -> float:
    """A flow over all months."""
    return sum(counted(base, measure, known=known).values())


def request(applied_on: date, **told: Any) -> Row:
    """A request on the line of individual aids, waiting, unless told otherwise."""
    number = next(_numbers)
    row: dict[str, Any] = {
        "application_id": f"T{number:06d}",
        "household_id": f"H{number:06d}",
        "line": "individual",
        "origin": "direct",
        "commune": "61001",
        "epci": None,
        "applied_on": applied_on,
        "postponed_on": None,
        "decided_on": None,
        "decision": None,
        "granted_cents": None,
        "committed_on": None,
        "paid_on": None,
        "paid_cents": None,
        "remaining_before_cents": None,
        "no_aid_24_months": True,
    }
    assert set(told) <= set(row), f"unknown columns: {set(told) - set(row)}"
    return row | told


def paid(household: str, paid_on: date, euros: float, **told: Any) -> Row:
    """An aid granted, committed and paid on the same day, in full."""
    cents = round(euros * 100)
    stages: Mapping[str, Any] = {
        "decided_on": paid_on,
        "decision": "granted",
        "granted_cents": cents,
        "committed_on": paid_on,
        "paid_on": paid_on,
        "paid_cents": cents,
    }
    return request(**{"applied_on": paid_on, "household_id": household, **stages, **told})


def subsidy(beneficiary: str, granted_on: date, euros: float, **told: Any) -> Row:
    """A subsidy granted and not paid yet, unless told otherwise."""
    row: dict[str, Any] = {
        "subsidy_id": f"C{next(_numbers):06d}",
        "beneficiary": beneficiary,
        "kind": "subsidy",
        "line": "collective",
        "theme": "illness",
        "granted_on": granted_on,
        "granted_cents": round(euros * 100),
        "committed_on": None,
        "paid_on": None,
        "paid_cents": None,
        "report_returned_on": None,
    }
    assert set(told) <= set(row), f"unknown columns: {set(told) - set(row)}"
    return row | told


def budget(year: int, line: str, euros: float) -> Row:
    """What a line was allotted for a year."""
    return {"year": date(year, 1, 1), "line": line, "allotted_cents": round(euros * 100)}
