"""On a PostgreSQL server, may each role do with accounts and visits what it must, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from data_access.accesses.accounts import Account, account_of, accounts, grant, revoke
from data_access.accesses.base import AccessBaseAway
from data_access.accesses.queue import VisitQueue
from data_access.accesses.visits import purge, record, visits
from data_access.roles import LOADER, PARTNER, PUBLISHER, READER
from tests.support import accounts as signing
from tests.support.access import TODAY, opened
from tests.support.postgres import signed_in

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def base(postgres_url: str) -> Iterator[signing.Accounts]:
    """A base of accesses that its owner made, with one account."""
    with signing.accounts(postgres_url, accounts) as made:
        grant(made[LOADER], Account("a-1", "partner", ("61",)), "test")
        yield made


def is_refused(url: str, order: str) -> bool:
    """Does the server refuse the order for want of the right?"""
    with signed_in(url) as session:
        try:
            session.execute(order.encode())
        except psycopg.errors.InsufficientPrivilege:
            return True
    return False


@pytest.mark.parametrize("role", [PARTNER, READER])
def test_the_screens_learn_who_may_come_in_and_add_visits(base: signing.Accounts, role: str) -> None:
    assert account_of(base[role], "a-1") == Account("a-1", "partner", ("61",))
    queue = VisitQueue(base[role])
    queue.add(opened(page=role))
    assert queue.flush()
    assert visits(base[READER], TODAY, TODAY)[0].page == role


@pytest.mark.parametrize("role", [PARTNER, READER, PUBLISHER])
def test_only_a_loader_gives_and_withdraws_rights(base: signing.Accounts, role: str) -> None:
    with pytest.raises(AccessBaseAway):
        grant(base[role], Account("mine", "director", ("61",)), "me")
    with pytest.raises(AccessBaseAway):
        revoke(base[role], "a-1")
    assert account_of(base[LOADER], "mine") is None
    assert account_of(base[LOADER], "a-1") is not None


NEVER = (
    "UPDATE visit SET identifier = 'x'",
    "TRUNCATE visit",
    "UPDATE account SET role = 'director'",
    "DELETE FROM account",
    "DROP TABLE visit",
    "ALTER TABLE visit DISABLE ROW LEVEL SECURITY",
    "UPDATE access_version SET version = 9",
)


@pytest.mark.parametrize("role", [PARTNER, READER])
@pytest.mark.parametrize("order", NEVER)
def test_nobody_who_shows_a_screen_rewrites_anything(base: signing.Accounts, role: str, order: str) -> None:
    assert is_refused(base[role], order)


@pytest.mark.parametrize("order", ["SELECT * FROM visit", "DELETE FROM visit", "SELECT count(*) FROM visit"])
def test_a_partner_does_not_read_the_journal(base: signing.Accounts, order: str) -> None:
    assert is_refused(base[PARTNER], order)


@pytest.mark.parametrize("table", ["visit", "account"])
def test_a_publisher_has_no_business_here(base: signing.Accounts, table: str) -> None:
    assert is_refused(base[PUBLISHER], f"SELECT * FROM {table}")


def test_the_screens_forget_only_what_is_old(base: signing.Accounts) -> None:
    record(base[READER], opened(page="recent", days_ago=170), opened(page="old", days_ago=200))
    assert purge(base[READER], TODAY) == 1
    left = {one.page for one in visits(base[READER], TODAY.replace(year=TODAY.year - 1), TODAY)}
    assert "recent" in left
    assert "old" not in left


def test_a_loader_forgets_what_it_is_told_to(base: signing.Accounts) -> None:
    record(base[READER], opened(page="recent", days_ago=20))
    assert purge(base[LOADER], TODAY) >= 1


def test_the_process_of_partners_leaves_the_purge_to_others(base: signing.Accounts) -> None:
    with pytest.raises(AccessBaseAway):
        purge(base[PARTNER], TODAY)
