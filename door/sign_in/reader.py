"""Who is there, at this run? The reader of this machine without sign-in, else whoever has signed in."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import lru_cache, partial

import streamlit as st

from access.user import User, local_reader, served
from door.sign_in.accounts import told_by_table
from door.sign_in.configuration import Provider, provider
from door.sign_in.exchange import Exchange
from door.sign_in.reception import Closed, Reception, Why
from metrics.catalogue import TOPICS
from settings import Settings

RETURNED = "connexion"
"""The query parameter that says how somebody comes back from the provider without being signed in."""
REFUSED, ENDED, AWAY = "refusee", "fermee", "indisponible"

_RETURNS = {REFUSED: Why.REFUSED, ENDED: Why.SIGNED_OUT, AWAY: Why.UNREACHABLE}


def who_is_there(settings: Settings) -> User | Closed:
    """The reader of this run, or why nobody reads; asks no figure of any base."""
    known = provider()
    if known is None:
        return local_reader(settings)
    if not st.user.is_logged_in:
        return Closed(_RETURNS.get(st.query_params.get(RETURNED, ""), Why.NOBODY))
    table = partial(told_by_table, settings.access_url, words=settings.sign_in)
    arrived = _reception(known).arrival(_tokens(), settings, table, time.time())
    return arrived if isinstance(arrived, Closed) else served(arrived, settings)


def sign_out(settings: Settings) -> None:
    """End the sign-in here, in the other tabs, and at the provider."""
    known = provider()
    if known is not None:
        _reception(known).ended(_tokens(), settings.sign_in.session_hours, time.time())
    st.logout()


def _tokens() -> Mapping[str, str]:
    """The tokens of this session: never shown, never logged."""
    return dict(st.user.tokens)


@lru_cache(maxsize=1)
def _reception(known: Provider) -> Reception:
    return Reception(Exchange(known), asks_for_profile=known.asks_for_profile, topics=tuple(TOPICS))
