"""Has the installation written down what this person may see? A row of the table wins over the claims."""

from __future__ import annotations

import streamlit as st

from access.claims import ALL, Told
from access.user import Role
from data_access.accesses.accounts import Account, account_of, has_ended
from settings import SignIn

KEPT_SECONDS = 30
"""A right given or withdrawn is seen within this time, without asking the base at each run."""


def told_by_table(access_url: str, identifier: str, words: SignIn) -> Told | None:
    """The rights that the table gives this identifier, in the words of the claims; None without a row."""
    account, ended = _row(access_url, identifier)
    if ended:
        return Told((), (), ())
    return None if account is None else told_by_account(account, words)


def told_by_account(account: Account, words: SignIn) -> Told:
    """A row of the table, in the words of the claims."""
    roles = {Role.DIRECTOR.value: words.director_roles, Role.PARTNER.value: words.partner_roles}
    return Told(roles.get(account.role, ())[:1], account.departments, account.topics or (ALL,))


@st.cache_data(ttl=KEPT_SECONDS, max_entries=10_000, show_spinner=False)
def _row(access_url: str, identifier: str) -> tuple[Account | None, bool]:
    """The right of today, and whether one was given that has ended: claims do not bring it back."""
    account = account_of(access_url, identifier)
    return account, account is None and has_ended(access_url, identifier)
