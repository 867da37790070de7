"""Visits and readers made by hand, for tests of the base of accesses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from access.user import Role, User
from data_access.accesses.visits import Kind, Visit

DIRECTOR = User("Direction", Role.DIRECTOR, ("61", "91"), identifier="d-1")
PARTNER = User("CCAS", Role.PARTNER, ("61",), identifier="p-1")
NOW = datetime.now(UTC).replace(microsecond=0)
TODAY = NOW.astimezone().date()

_OPENED = Visit(
    at=NOW,
    identifier="d-1",
    role="director",
    departments="61",
    page="Comparaisons",
    tab="",
    period="2022",
    kind=str(Kind.PAGE),
)


def opened(*, days_ago: int = 0, **told: Any) -> Visit:
    """A page opened by the director, unless told otherwise."""
    return replace(_OPENED, at=NOW - timedelta(days=days_ago), **told)
