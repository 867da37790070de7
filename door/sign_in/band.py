"""Who is reading, and how do they leave? Two quiet lines under the menu."""

from __future__ import annotations

from functools import partial

import streamlit as st

from access.user import Role, User
from components.markup.words import element, escape
from door.sign_in.configuration import provider
from door.sign_in.reader import sign_out
from door.sign_in.screens import SIGN_OUT, forget_the_filters
from metrics.units import NO_BREAK
from settings import Settings

ROLES = {Role.DIRECTOR: "direction", Role.PARTNER: "partenaire"}
_OPEN_TO = {Role.DIRECTOR: "à la direction", Role.PARTNER: "aux partenaires"}


def band(user: User, settings: Settings) -> None:
    """Show the reader in the sidebar, and the way out when they have signed in."""
    forget_the_filters()
    signed_in = provider() is not None
    with st.sidebar.container(key="lecteur"):
        st.html(reader_words(user, signed_in=signed_in))
        if signed_in:
            st.button(SIGN_OUT, key="se-deconnecter", on_click=partial(sign_out, settings), type="tertiary")


def reader_words(user: User, *, signed_in: bool) -> str:
    """The reader's name and role; without sign-in, that only this machine is served, and to whom."""
    role = ROLES[user.role]
    if not signed_in:
        here = f"Sans connexion{NO_BREAK}: ouvert {_OPEN_TO[user.role]}, sur ce poste seulement."
        return element("p", escape(here), "vg-reader__role")
    over = "département" if len(user.departments) == 1 else "départements"
    name = element("p", escape(user.name), "vg-reader__name")
    return name + element("p", escape(f"{role.capitalize()}, {over} {_listed(user)}"), "vg-reader__role")


def _listed(user: User) -> str:
    *first, last = user.departments
    return f"{', '.join(first)}{NO_BREAK}et{NO_BREAK}{last}" if first else last
