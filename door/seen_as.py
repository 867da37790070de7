"""As whom may a director look at the screen: which partners, with which departments and programmes?

A partner of each department of the director, and each account of the role table whose departments are all the
director's. Nobody else is offered anything, whatever their session says.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace

import streamlit as st

from access.claims import rights_of
from access.user import Role, User
from components.seen_as import name_of, reader_chosen
from data_access.accesses.accounts import Account, accounts
from data_access.failure import BaseFailure
from door.sign_in.accounts import KEPT_SECONDS, told_by_account
from metrics.catalogue import TOPICS
from metrics.visits.journal import today
from settings import Settings

log = logging.getLogger("vigie")


def seen_as(user: User, settings: Settings) -> User:
    """The reader whose screen is shown at this run; anybody but a director sees their own."""
    partners = partners_of(user, settings)
    return reader_chosen(user, partners) if partners else user


def partners_of(user: User, settings: Settings) -> Mapping[str, User]:
    """The partners as whom this reader may look, by the name of the choice; none unless a director reads."""
    if user.role is not Role.DIRECTOR or not settings.diffusion_url:
        return {}
    anybody = (User("Partenaire", Role.PARTNER, (department,)) for department in user.departments)
    named = {name_of(one): _seen_by(user, one) for one in anybody}
    for account, partner in _partners_of_the_table(settings):
        if set(partner.departments) <= set(user.departments):
            named[name_of(partner, account.identifier)] = _seen_by(user, partner)
    return named


def _seen_by(director: User, partner: User) -> User:
    """The rights of the partner, the identifier of whoever looks."""
    return replace(partner, identifier=director.identifier, seen_by_director=True)


def _partners_of_the_table(settings: Settings) -> Iterator[tuple[Account, User]]:
    """The partners of the role table, with the rights that it would give them at the door."""
    for account in _accounts(settings.access_url):
        told = told_by_account(account, settings.sign_in)
        rights = rights_of(told, account.identifier, "Partenaire", settings, tuple(TOPICS))
        opened = isinstance(rights.reader, User) and not account.has_ended(today())
        if opened and isinstance(rights.reader, User) and rights.reader.role is Role.PARTNER:
            yield account, rights.reader


@st.cache_data(ttl=KEPT_SECONDS, max_entries=4, show_spinner=False)
def _accounts(access_url: str) -> tuple[Account, ...]:
    """The role table; without it, a director may still look as a partner of each department."""
    try:
        return accounts(access_url)
    except BaseFailure as failure:
        log.warning("The role table cannot be read: %s", failure.title)
        return ()
