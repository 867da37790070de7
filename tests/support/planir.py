"""How are PLANIR facts written by hand in a test? Only what the test speaks of; the rest is ordinary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import Table

from data_access.loading import Row
from data_access.schema import planir as tables
from tests.support.bases import FactBase

PLAN: Mapping[str, Table] = {
    "planir_actions": tables.planir_action,
    "planir_reviews": tables.planir_review,
    "planir_events": tables.planir_event,
    "planir_milestones": tables.planir_milestone,
    "planir_action_partners": tables.planir_action_partner,
}
REGISTER: Mapping[str, Table] = {
    "planir_ccas": tables.planir_ccas,
    "planir_agreements": tables.planir_agreement,
    "planir_partner_reports": tables.planir_partner_report,
}

_numbers = count(1)


def _row(ordinary: dict[str, Any], said: dict[str, Any]) -> Row:
    assert set(said) <= set(ordinary), f"unknown columns: {set(said) - set(ordinary)}"
    return ordinary | said


def load(
    base: FactBase,
    sources: Mapping[str, Table],
    *facts: tuple[Table, Sequence[Row]],
    first: date,
    until: date,
) -> None:
    """Load every one of these sources, without any row where none is given."""
    given = dict(facts)
    assert set(given) <= set(sources.values())
    for source, table in sources.items():
        base.load(source, (table, given.get(table, ())), first=first, until=until)


def action(code: str = "P01", **said: Any) -> Row:
    """An action labelled long ago and not over."""
    ordinary = {
        "action": code,
        "label": f"Action {code}",
        "scheme": "other",
        "difficulty": "disruption",
        "public": "seniors",
        "owner": "cpam",
        "value_label": "Séances",
        "labelled_on": date(2020, 1, 6),
        "ended_on": None,
    }
    return _row(ordinary, said)


def event(held_on: date, code: str = "P01", **said: Any) -> Row:
    """Something that happened in an action."""
    ordinary = {"action": code, "event": f"E{next(_numbers)}", "held_on": held_on, "kind": "committee"}
    return _row(ordinary, said)


def review(reviewed_on: date, value: float, code: str = "P01", **said: Any) -> Row:
    """A review of an action that goes from 10 to 20."""
    ordinary = {
        "action": code,
        "reviewed_on": reviewed_on,
        "weather": "sunny",
        "start_value": 10.0,
        "target_value": 20.0,
        "value": value,
        "next_step": "Réunir le comité de suivi",
        "next_step_on": None,
    }
    return _row(ordinary, said)


def milestone(due_on: date, done_on: date | None = None, code: str = "P01") -> Row:
    """A step of an action."""
    number = next(_numbers)
    return {
        "action": code,
        "milestone": f"J{number}",
        "label": f"Jalon {number}",
        "due_on": due_on,
        "done_on": done_on,
    }


def ccas(partner: str = "ccas-001", commune: str = "61001", **said: Any) -> Row:
    """A CCAS."""
    ordinary = {
        "partner": partner,
        "commune": commune,
        "epci": None,
        "opened_on": date(1986, 1, 6),
        "closed_on": None,
    }
    return _row(ordinary, said)


def agreement(starts_on: date, lapses_on: date | None = None, **said: Any) -> Row:
    """An agreement signed on the day it starts."""
    ordinary = {
        "agreement": f"CV{next(_numbers)}",
        "partner": "ccas-001",
        "kind": "ccas",
        "signed_on": starts_on,
        "starts_on": starts_on,
        "lapses_on": lapses_on,
        "renewal": False,
    }
    return _row(ordinary, said)


def report(day: date, partner: str = "ccas-001", reports: int = 1) -> Row:
    """Situations signalled by a partner on a day."""
    return {"partner": partner, "day": day, "kind": "ccas", "reports": reports}


def person(first_on: date, **said: Any) -> Row:
    """A person flagged on that day."""
    ordinary = {
        "year": first_on.year,
        "person": f"T{next(_numbers)}",
        "action": "P01",
        "scheme": "other",
        "difficulty": "disruption",
        "public": "seniors",
        "first_on": first_on,
        "flagged_on": first_on,
        "accompanied_on": None,
        "commune": "61001",
        "epci": None,
    }
    return _row(ordinary, said)


def alert(raised_on: date, **said: Any) -> Row:
    """An alert that is still open."""
    ordinary = {
        "alert": f"A{next(_numbers)}",
        "kind": "retirement",
        "raised_on": raised_on,
        "due_on": raised_on.replace(year=raised_on.year + 1),
        "settled_on": None,
        "outcome": None,
        "commune": "61001",
        "epci": None,
    }
    return _row(ordinary, said)


def letter(sent_on: date, acted_on: date | None = None, *, contacted: bool = True) -> Row:
    """A letter, or a person who was not written to."""
    return {
        "letter": f"L{next(_numbers)}",
        "campaign": "seniors",
        "sent_on": sent_on,
        "contacted": contacted,
        "acted_on": acted_on,
    }


def call(called_on: date, answered_on: date | None = None) -> Row:
    """A call of a doctor to the urgent line."""
    return {
        "call": f"U{next(_numbers)}",
        "called_on": called_on,
        "caller": "doctor",
        "answered_on": answered_on,
    }
