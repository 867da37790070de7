"""What does a reader see when something fails? One French message, a reference, a way to try again.

The reference stands beside the trace in the server's log; neither trace nor address reaches the screen.
"""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from data_access.failure import BaseFailure
from settings import SettingError

log = logging.getLogger("vigie")


def shown(error: Exception) -> bool:
    """Show the failure in French; True tells Streamlit that nothing more is to be shown."""
    reference = secrets.token_hex(4).upper()
    log.error("Reference %s", reference, exc_info=error)
    title, advice = _words(error)
    st.error(f"**{title}.** {advice}\n\nRéférence à donner à l'administrateur : **{reference}**")
    st.button("Réessayer", key="reessayer")
    return True


def _words(error: Exception) -> tuple[str, str]:
    if isinstance(error, BaseFailure):
        return error.title, error.advice
    if isinstance(error, SettingError):
        return "Un réglage de Vigie est à corriger", str(error)
    return "Cette page n'a pas pu s'afficher", "Réessayer ; si cela dure, prévenir l'administrateur de Vigie."
