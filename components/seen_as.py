"""Whose screen is it, when a director looks at what a partner gets? A choice beside the menu, a band above.

The choice lives in the session of the director only: no address carries it, and it is looked up again, at
each run, among what the director may choose.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from access.user import User
from components.choice import keep_an_open_department
from components.markup.words import element, escape
from metrics.catalogue import TOPICS
from metrics.units import NO_BREAK

KEY = "voir-comme"
ITSELF = "Direction"


def reader_chosen(director: User, partners: Mapping[str, User]) -> User:
    """The reader whose screen is shown: the director, or one of these partners, by the name of the choice."""
    if st.session_state.get(KEY) not in partners:
        st.session_state[KEY] = ITSELF
    with st.sidebar.container(key="voir"):
        options = [ITSELF, *partners]
        chosen = st.selectbox("Voir comme", options, key=KEY, on_change=_changed, args=(partners,))
    return partners.get(str(chosen), director)


def band(partner: User) -> None:
    """Above the page: whose screen this is, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center", key="vu-comme"):
        st.html(band_words(partner), width="stretch")
        st.button("Revenir à la direction", key="revenir", on_click=_come_back)


def band_words(partner: User) -> str:
    """« Vous voyez Vigie comme un partenaire du département 61 : … »."""
    head = element("strong", escape(f"Vous voyez Vigie comme un partenaire {_of(partner)}."))
    told = "Menu, pages, chiffres publiés, refus et fichiers sont exactement les siens."
    return element("p", f"{head} {escape(told)}", lang="fr")


def name_of(partner: User, identifier: str = "") -> str:
    """The name of the choice: « Partenaire du 61 », « ccas-alencon : 61 ». The band names the programmes."""
    departments = _listed(partner.departments)
    return f"{identifier}{NO_BREAK}: {departments}" if identifier else f"Partenaire du {departments}"


def _of(partner: User) -> str:
    head = "du département" if len(partner.departments) == 1 else "des départements"
    told = f"{head} {_listed(partner.departments)}"
    if not partner.topics:
        return told
    names = tuple(f"«{NO_BREAK}{TOPICS[topic]}{NO_BREAK}»" for topic in partner.topics)
    return f"{told}, {'programme' if len(names) == 1 else 'programmes'} {_listed(names)}"


def _listed(words: tuple[str, ...]) -> str:
    *first, last = words
    return f"{', '.join(first)} et {last}" if first else last


def _changed(partners: Mapping[str, User]) -> None:
    """The department that was shown stays when this reader opens it too."""
    if partner := partners.get(st.session_state[KEY]):
        keep_an_open_department(partner)


def _come_back() -> None:
    st.session_state[KEY] = ITSELF
