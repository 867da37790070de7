"""Which visits does a director read: over which days, of which departments, how many at a time?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from access.user import Role, User
from data_access.accesses.queue import Health, queue_of
from data_access.accesses.visits import Kind, Sought, Tally, Visit, pages_seen, tally, visits
from settings import current

ROWS_A_PAGE = 50
ROWS_IN_A_FILE = 5_000
"""The newest; the command line gives them all."""


@dataclass(frozen=True)
class Journal:
    """The visits of some days that one director may read, asked again each time: they are never kept."""

    url: str
    first: date
    last: date
    sought: Sought

    @cached_property
    def tally(self) -> Tally:
        """How many of each."""
        return tally(self.url, self.first, self.last, self.sought)

    @property
    def page_count(self) -> int:
        """How many pages of `ROWS_A_PAGE` rows; at least one."""
        return max(1, -(-self.tally.visits // ROWS_A_PAGE))

    @cached_property
    def pages_seen(self) -> tuple[str, ...]:
        """The names of the pages that were opened."""
        return pages_seen(self.url, self.first, self.last, self.sought)

    def only(self, *, identifier: str = "", page: str = "", kind: str = "") -> Journal:
        """Its visits that answer all of these; empty words ask nothing."""
        sought = Sought(identifier.strip(), page, kind, self.sought.not_of)
        return Journal(self.url, self.first, self.last, sought)

    def rows(self, page: int) -> tuple[Visit, ...]:
        """The visits of a page, the newest first; pages begin at 1."""
        after = (page - 1) * ROWS_A_PAGE
        return visits(self.url, self.first, self.last, self.sought, after=after, at_most=ROWS_A_PAGE)

    def rows_of_a_file(self) -> tuple[Visit, ...]:
        """The newest visits, for a file."""
        return visits(self.url, self.first, self.last, self.sought, at_most=ROWS_IN_A_FILE)


def journal(user: User, days: int) -> Journal:
    """The journal of the last days, today included, for this reader; raises Refused unless a director reads.

    Visits of a department that the installation follows and this director does not are left out; attempts on
    any other department are everybody's business.
    """
    user.demand(Role.DIRECTOR)
    settings, last = current(), today()
    not_of = tuple(code for code in settings.departments if code not in user.departments)
    return Journal(settings.access_url, last - timedelta(days=days - 1), last, Sought(not_of=not_of))


def health() -> Health:
    """How the writing of visits goes in this process."""
    return queue_of(current().access_url).health


def today() -> date:
    """The day of this machine's clock."""
    return datetime.now(UTC).astimezone().date()


__all__ = ["Health", "Journal", "Kind", "Tally", "Visit", "health", "journal", "today"]
