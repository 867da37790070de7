"""What of a visit is noted? Who, in which role, and what was on screen: nothing more of a person.

The department is a code or nothing: what somebody writes in an address never enters the journal as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from access.user import User
from data_access.accesses.queue import queue_of
from data_access.accesses.visits import Kind, Visit

NO_DEPARTMENT = "?"
_DEPARTMENT = re.compile(r"(?:[0-9]{2,3}|2[AB])(?![0-9A-Za-z])")


@dataclass(frozen=True)
class Seen:
    """What is on screen: the department asked, the page, its open tab (empty without tabs), the period."""

    department: str
    page: str
    tab: str = ""
    period: str = ""


def note(access_url: str, user: User, seen: Seen, kind: Kind = Kind.PAGE, file: str = "") -> None:
    """Leave a visit to be written; costs the page microseconds, and never fails."""
    queue_of(access_url).add(
        Visit(
            at=datetime.now(UTC),
            identifier=user.identifier,
            role=user.noted_role,
            departments=department_code(seen.department),
            page=seen.page,
            tab=seen.tab,
            period=seen.period,
            kind=str(kind),
            file=file,
        )
    )


def department_code(asked: str) -> str:
    """The code that opens « 61 – Orne »; « ? » for anything else."""
    found = _DEPARTMENT.match(asked)
    return found[0] if found else NO_DEPARTMENT


__all__ = ["NO_DEPARTMENT", "Kind", "Seen", "department_code", "note"]
