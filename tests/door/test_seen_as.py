"""As whom may a director look: the partners of their departments, and those of the role table, no wider?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from access.user import Role, User
from data_access.accesses.accounts import Account, grant
from door.seen_as import _accounts, partners_of
from settings import Settings, Travel
from tests.support.access import DIRECTOR, PARTNER, TODAY

ANYBODY = ["Partenaire du 61", "Partenaire du 91"]


@pytest.fixture
def installed(access_url: str) -> Iterator[Settings]:
    _accounts.clear()
    yield Settings(
        "sqlite:///x", ("61", "91", "75"), Travel(), diffusion_url="sqlite:///y", access_url=access_url
    )
    _accounts.clear()


def test_a_partner_of_each_department_of_the_director(installed: Settings) -> None:
    found = partners_of(DIRECTOR, installed)
    assert list(found) == ANYBODY
    only = User("Partenaire", Role.PARTNER, ("61",), identifier="d-1", seen_by_director=True)
    assert found["Partenaire du 61"] == only
    assert only.noted_role == "seen_as_partner"


def test_nobody_else_is_offered_anybody(installed: Settings) -> None:
    assert partners_of(PARTNER, installed) == {}
    assert partners_of(partners_of(DIRECTOR, installed)["Partenaire du 61"], installed) == {}


def test_nobody_is_offered_where_nothing_can_be_published(installed: Settings) -> None:
    assert partners_of(DIRECTOR, replace(installed, diffusion_url="")) == {}


def test_an_account_is_offered_with_the_rights_that_the_door_gives_it(installed: Settings) -> None:
    grant(installed.access_url, Account("ccas", "partner", ("91", "61"), ("c2s", "inconnu")), "essai")
    named = "ccas\u00a0: 61 et 91"
    found = partners_of(DIRECTOR, installed)
    assert list(found) == [*ANYBODY, named]
    assert (found[named].departments, found[named].topics) == (("61", "91"), ("c2s",))
    assert found[named].identifier == "d-1"


@pytest.mark.parametrize(
    "account",
    [
        Account("wider", "partner", ("61", "75")),
        Account("elsewhere", "partner", ("75",)),
        Account("director", "director", ("61",)),
        Account("ended", "partner", ("61",), until=TODAY - timedelta(days=2)),
        Account("nowhere", "partner", ()),
        Account("no programme", "partner", ("61",), ("inconnu",)),
    ],
    ids=lambda one: one.identifier,
)
def test_an_account_that_is_wider_ended_or_no_partner_is_not_offered(
    installed: Settings, account: Account
) -> None:
    grant(installed.access_url, account, "essai")
    assert list(partners_of(DIRECTOR, installed)) == ANYBODY


def test_without_the_role_table_the_departments_are_still_offered(installed: Settings) -> None:
    away = replace(installed, access_url="sqlite:////nowhere/at/all/acces.sqlite")
    assert list(partners_of(DIRECTOR, away)) == ANYBODY
