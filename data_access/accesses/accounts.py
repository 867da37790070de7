"""Who may come in: which role, over which departments and programmes, until when?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from data_access.accesses.base import asking, noted
from data_access.schema.access import LONGEST, account

_column = account.c


@dataclass(frozen=True)
class Account:
    """The right of one identifier; no topic: every programme. The day of the end is still open."""

    identifier: str
    role: str
    departments: tuple[str, ...]
    topics: tuple[str, ...] = ()
    until: date | None = None

    def has_ended(self, today: date) -> bool:
        """Is the last day of the right past?"""
        return self.until is not None and self.until < today


def account_of(access_url: str, identifier: str) -> Account | None:
    """The right of an identifier today; None when it has none, or one that has ended."""
    found = _kept(access_url, identifier)
    return None if found is None or found.has_ended(_today()) else found


def has_ended(access_url: str, identifier: str) -> bool:
    """Was a right given and has it ended? Whoever reads claims must then give none: the table wins."""
    found = _kept(access_url, identifier)
    return found is not None and found.has_ended(_today())


def grant(access_url: str, granted: Account, granted_by: str) -> None:
    """Give a right; the former one of the same identifier is replaced."""
    row = {
        "identifier": granted.identifier,
        "role": granted.role,
        "departments": ",".join(granted.departments),
        "topics": ",".join(granted.topics),
        "until": granted.until,
        "granted_by": granted_by,
        "granted_at": datetime.now(UTC).replace(tzinfo=None),
    }

    def replace(connection: Connection) -> None:
        connection.execute(delete(account).where(_column.identifier == granted.identifier))
        connection.execute(insert(account).values(row))

    noted(access_url, replace)


def revoke(access_url: str, identifier: str) -> bool:
    """End a right at once; False when there was none.

    The row stays, ended: an identifier that was put out does not come back by its claims.
    """
    yesterday = _today() - timedelta(days=1)
    open_still = _column.until.is_(None) | (_column.until > yesterday)
    ended = update(account).where(_column.identifier == identifier, open_still).values(until=yesterday)
    return noted(access_url, lambda connection: connection.execute(ended).rowcount > 0)


def accounts(access_url: str) -> tuple[Account, ...]:
    """Every right that was given, ended ones included, in the order of identifiers."""
    with asking(access_url) as connection:
        return tuple(map(_account, connection.execute(_QUERY.order_by(_column.identifier))))


_QUERY = select(_column.identifier, _column.role, _column.departments, _column.topics, _column.until)


def _kept(access_url: str, identifier: str) -> Account | None:
    with asking(access_url) as connection:
        row = connection.execute(_QUERY.where(_column.identifier == identifier)).one_or_none()
    return None if row is None else _account(row)


def _account(row: Row[*tuple[Any, ...]]) -> Account:
    return Account(row.identifier, row.role, _listed(row.departments), _listed(row.topics), row.until)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _today() -> date:
    return datetime.now(UTC).date()


__all__ = ["LONGEST", "Account", "account_of", "accounts", "grant", "has_ended", "revoke"]
