"""What does a reader see when something fails? One French message, a reference, a way to try again.

The reference stands beside the trace in the server's log; neither trace nor address reaches the screen. What
to type is for whoever runs Vigie: the director is told. A partner, or somebody not let in yet, is told whom
to tell.
"""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from access.user import Role, User
from components.markup.words import plain
from data_access.failure import BaseFailure
from door.sign_in.configuration import provider
from metrics.spacing import spaced
from settings import SettingError, Settings, current

log = logging.getLogger("vigie")

ADMINISTRATOR = "l'administrateur de Vigie"
_READER = "failures are told to"
_NO_PAGE = "Cette page n'a pas pu s'afficher"


def will_tell(reader: User | None) -> None:
    """Whoever reads is told of the failures of this run; None until they have come in."""
    st.session_state[_READER] = reader


def shown(error: Exception) -> bool:
    """Show the failure in French; True tells Streamlit that nothing more is to be shown."""
    reference = secrets.token_hex(4).upper()
    log.error("Reference %s", reference, exc_info=error)
    title, advice, whom = _told(error)
    st.error(spaced(f"**{title}.** {advice}\n\nRéférence à donner à {whom} : **{reference}**"))
    st.button("Réessayer", key="reessayer")
    return True


def _told(error: Exception) -> tuple[str, str, str]:
    """The title, what to do, and who is given the reference."""
    if isinstance(error, SettingError):  # nothing is served with it: only whoever starts Vigie meets it
        return "Un réglage de Vigie est à corriger", str(error), ADMINISTRATOR
    settings = current()
    if not _runs_vigie(st.session_state.get(_READER), settings):
        return _told_to_a_reader(error, plain(settings.sign_in.whom_to_ask))
    if isinstance(error, BaseFailure):
        return error.title, error.advice, ADMINISTRATOR
    return _NO_PAGE, f"Réessayer ; si cela dure, prévenir {ADMINISTRATOR}.", ADMINISTRATOR


def _runs_vigie(reader: User | None, settings: Settings) -> bool:
    """Is it a director, or somebody at the machine of the fund where nobody signs in?"""
    if reader is None:
        return provider() is None and not settings.for_partners_only
    return reader.role is Role.DIRECTOR


def _told_to_a_reader(error: Exception, whom: str) -> tuple[str, str, str]:
    title = "Vigie ne peut pas lire les chiffres" if isinstance(error, BaseFailure) else _NO_PAGE
    return title, f"Réessayer dans quelques minutes ; si cela dure, prévenir {whom}.", whom
