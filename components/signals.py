"""How is what deserves attention shown: one sentence a line, each leading to its page?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.links import link
from components.markup.signals import nothing_else, nothing_to_see, ordinary_in_words, signals_head
from metrics.catalogue import TOPICS
from metrics.signals import Kind, Signal, Watch

SHOWN = 6
"""What a committee reads of one list; the others are one click away."""


def signals(told: Watch) -> None:
    """What to look at first, beside what moved otherwise; then what is ordinary."""
    if not (told.judged or told.attention):
        st.html(signals_head("À regarder d'abord", nothing_to_see(told)))
        return
    first, also = st.columns([3, 2], gap="large")
    with first:
        st.html(signals_head("À regarder d'abord", nothing_to_see(told)))
        _listed(told.attention, "d-abord")
    with also:
        st.html(signals_head("Ce qui change aussi", nothing_else(told)))
        _listed(told.moved, "aussi")
    if told.judged:
        st.html(ordinary_in_words(told))


def _listed(found: Sequence[Signal], place: str) -> None:
    for rank, signal in enumerate(found[:SHOWN]):
        _line(signal, f"{place}-{rank}")
    if len(found) > SHOWN:
        with st.expander(_others(len(found) - SHOWN), key=f"autres-{place}", type="compact"):
            for rank, signal in enumerate(found[SHOWN:], SHOWN):
                _line(signal, f"{place}-{rank}")


def _others(count: int) -> str:
    return "Voir une autre ligne" if count == 1 else f"Voir les {count} autres lignes"


def _line(signal: Signal, place: str) -> None:
    """The whole sentence is the link; its mark tells the tone by its shape."""
    page = "quality" if signal.kind is Kind.LATENESS else signal.topic
    with st.container(key=f"signal-{signal.tone}-{place}"):
        link(page, signal.sentence, head=TOPICS[signal.topic])
