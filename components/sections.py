"""How is a long page divided? Into tabs: only the open one is computed, and the address says which."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from components.cards import cards
from components.choice import settle_here
from components.markup.words import element, escape
from components.view import View
from components.visit import tab_opened

TAB = "onglet"
EVERY_FIGURE = "Tous les indicateurs"


def sections(view: View, parts: Mapping[str, Callable[[View], None]]) -> None:
    """One tab a part, in order, then one with every figure that the programme declares."""
    tabs(view, {**parts, EVERY_FIGURE: _every_figure})


def tabs(view: View, parts: Mapping[str, Callable[[View], None]]) -> None:
    """One tab a part, in order, and nothing more.

    The content of a closed tab is neither computed nor sent.
    """
    settle_here("Onglet", TAB, list(parts))
    opened = st.tabs(list(parts), key=TAB, bind="query-params")
    for tab, (title, part) in zip(opened, parts.items(), strict=True):
        if tab.open:
            tab_opened(title)
            with tab:
                st.html(element("h2", escape(title), "vg-hidden"))
                part(view)


def _every_figure(view: View) -> None:
    """All the declared metrics, in the order of their declaration: a new one is here at once."""
    cards(view, view.figures.metrics)
