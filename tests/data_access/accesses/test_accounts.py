"""Does a right open what it says, until its last day, and never come back once it was withdrawn?"""

from __future__ import annotations

from datetime import timedelta

from data_access.accesses.accounts import Account, account_of, accounts, grant, has_ended, revoke
from tests.support.access import TODAY

CCAS = Account("a-1", "partner", ("61", "91"), ("mas", "c2s"), TODAY + timedelta(days=30))


def test_a_right_is_read_as_it_was_given(either_access: str) -> None:
    grant(either_access, CCAS, "Camille")
    assert account_of(either_access, "a-1") == CCAS
    assert account_of(either_access, "a-2") is None


def test_a_right_without_programme_nor_end_stays_so(either_access: str) -> None:
    whole = Account("a-1", "director", ("61",))
    grant(either_access, whole, "Camille")
    assert account_of(either_access, "a-1") == whole


def test_the_last_day_is_open_and_the_next_one_is_not(access_url: str) -> None:
    grant(access_url, Account("today", "partner", ("61",), until=TODAY), "Camille")
    grant(access_url, Account("over", "partner", ("61",), until=TODAY - timedelta(days=1)), "Camille")
    assert account_of(access_url, "today") is not None
    assert not has_ended(access_url, "today")
    assert account_of(access_url, "over") is None
    assert has_ended(access_url, "over")


def test_a_right_given_again_replaces_the_former(either_access: str) -> None:
    grant(either_access, CCAS, "Camille")
    grant(either_access, Account("a-1", "partner", ("91",)), "Camille")
    assert accounts(either_access) == (Account("a-1", "partner", ("91",)),)


def test_a_withdrawn_right_ends_at_once_and_is_remembered_as_ended(either_access: str) -> None:
    grant(either_access, CCAS, "Camille")
    assert revoke(either_access, "a-1")
    assert account_of(either_access, "a-1") is None
    assert has_ended(either_access, "a-1")
    assert not revoke(either_access, "a-1")
    assert [one.identifier for one in accounts(either_access)] == ["a-1"]


def test_nothing_is_withdrawn_from_a_stranger(access_url: str) -> None:
    assert not revoke(access_url, "nobody")
    assert not has_ended(access_url, "nobody")


def test_words_of_sql_in_an_identifier_are_words(either_access: str) -> None:
    grant(either_access, CCAS, "Camille")
    for written in ("' OR '1'='1", "a-1'--", "%", "a_1", ""):
        assert account_of(either_access, written) is None
        assert not revoke(either_access, written)
