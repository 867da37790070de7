"""How is a saisine written by hand in a test? Only what the test speaks of; the rest is ordinary."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from data_access.loading import Row

_numbers = count(1)


def case(opened_on: date, **said: Any) -> Row:
    """A saisine opened that day; `closed_on` alone means care realised."""
    row: dict[str, Any] = {
        "case_id": f"T{next(_numbers):06d}",
        "opened_on": opened_on,
        "detector": "ccas",
        "partner": None,
        "commune": "61001",
        "epci": None,
        "age_group": "25-39",
        "renunciation": "cost",
        "first_contact_on": None,
        "consent": None,
        "assessed_on": None,
        "accompanied_on": None,
        "rights_updated_on": None,
        "closed_on": None,
        "outcome": "care_realised" if said.get("closed_on") else None,
    }
    assert set(said) <= set(row), f"unknown columns: {set(said) - set(row)}"
    return row | said


def cases(number: int, opened_on: date, **said: Any) -> list[Row]:
    """Several saisines alike."""
    return [case(opened_on, **said) for _ in range(number)]
