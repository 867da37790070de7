"""Who opened which page, who took which file, who was refused, and when?

A row holds no name, no e-mail address, no network address: the identifier is the only personal datum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, select

from data_access.accesses.base import asking, noted
from data_access.schema.access import LONGEST, visit

_column = visit.c
Query = Select[*tuple[Any, ...]]


class Kind(StrEnum):
    """What happened."""

    PAGE = "page"
    FILE = "file"
    REFUSED = "refused"


@dataclass(frozen=True)
class Visit:
    """One page opened, one file taken or one refusal; `departments` is the perimeter that was asked."""

    at: datetime
    identifier: str
    role: str
    departments: str
    page: str
    tab: str
    period: str
    kind: str
    file: str = ""


@dataclass(frozen=True)
class Sought:
    """Which visits are wanted; empty words want them all, `identifier` is the beginning of one."""

    identifier: str = ""
    page: str = ""
    kind: str = ""
    not_of: tuple[str, ...] = ()
    """Departments whose visits are left out."""


@dataclass(frozen=True)
class Tally:
    """How many of each."""

    readers: int
    pages: int
    files: int
    refused: int

    @property
    def visits(self) -> int:
        """All the rows."""
        return self.pages + self.files + self.refused


EVERY = Sought()


def record(access_url: str, *seen: Visit) -> None:
    """Write visits at once; screens leave them to `data_access.accesses.queue`."""
    # Inline: nothing is asked back of the rows, which whoever adds them may not read.
    added = insert(visit).inline()
    noted(access_url, lambda connection: connection.execute(added, [_row(one) for one in seen]))


def visits(
    access_url: str,
    first: date,
    last: date,
    sought: Sought = EVERY,
    *,
    after: int = 0,
    at_most: int | None = None,
) -> tuple[Visit, ...]:
    """The visits of these days (of this machine's clock), the newest first, `after` that many."""
    query = (
        _between(select(*_FIELDS), first, last, sought)
        .order_by(_column.at.desc(), _column.visit.desc())
        .offset(after)
        .limit(at_most)
    )
    with asking(access_url) as connection:
        return tuple(map(_visit, connection.execute(query)))


def tally(access_url: str, first: date, last: date, sought: Sought = EVERY) -> Tally:
    """How many readers, pages, files and refusals in these days."""
    kinds = (func.count().filter(_column.kind == kind) for kind in Kind)
    counted = select(func.count(_column.identifier.distinct()), *kinds)
    with asking(access_url) as connection:
        readers, pages, files, refused = connection.execute(_between(counted, first, last, sought)).one()
    return Tally(readers, pages, files, refused)


def pages_seen(access_url: str, first: date, last: date, sought: Sought = EVERY) -> tuple[str, ...]:
    """The names of the pages of these visits, in their order."""
    query = _between(select(_column.page).distinct(), first, last, sought).order_by(_column.page)
    with asking(access_url) as connection:
        return tuple(connection.execute(query).scalars())


def purge(access_url: str, before: date) -> int:
    """Forget the visits older than a day; how many they were."""
    old = delete(visit).where(_column.at < _utc(before))
    return noted(access_url, lambda connection: connection.execute(old).rowcount)


_FIELDS = tuple(_column[field.name] for field in fields(Visit))


def _between(query: Query, first: date, last: date, sought: Sought) -> Query:
    return query.where(
        _column.at >= _utc(first), _column.at < _utc(last + timedelta(days=1)), *_conditions(sought)
    )


def _conditions(sought: Sought) -> Sequence[ColumnElement[bool]]:
    asked = (
        (sought.identifier, _column.identifier.startswith(sought.identifier, autoescape=True)),
        (sought.page, _column.page == sought.page),
        (sought.kind, _column.kind == sought.kind),
        (sought.not_of, _column.departments.not_in(sought.not_of)),
    )
    return [condition for word, condition in asked if word]


def _utc(day: date) -> datetime:
    """The first moment of a day of this machine's clock, as the base keeps moments."""
    return datetime.combine(day, time()).astimezone(UTC).replace(tzinfo=None)


def _row(one: Visit) -> dict[str, Any]:
    """As the columns hold it: texts that are too long are cut, and PostgreSQL knows no null character."""
    texts = {
        name: value.replace("\0", "")[:LONGEST]
        for name, value in asdict(one).items()
        if isinstance(value, str)
    }
    return {**texts, "at": one.at.astimezone(UTC).replace(tzinfo=None)}


def _visit(row: Row[*tuple[Any, ...]]) -> Visit:
    at, identifier, role, departments, page, tab, period, kind, file = row
    return Visit(at.replace(tzinfo=UTC), identifier, role, departments, page, tab, period, kind, file)
