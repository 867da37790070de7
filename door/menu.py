"""Which pages may this reader open, in which order?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from access.user import User
from components.links import remember
from metrics.catalogue import TOPICS
from pages.pilotage import comparison, overview
from pages.programmes import ass, c2s, charter, france_services, mas, planir
from pages.reference import glossary, quality

Render = Callable[[User], None]

PAGES: Mapping[str, tuple[str, str, Render]] = {
    "overview": ("", "Vue d'ensemble", overview.render),
    "comparison": ("comparaisons", comparison.TITLE, comparison.render),
    "planir": ("planir", TOPICS["planir"], planir.render),
    "mas": ("mas", TOPICS["mas"], mas.render),
    "ass": ("ass", TOPICS["ass"], ass.render),
    "c2s": ("c2s", TOPICS["c2s"], c2s.render),
    "france_services": ("france-services", TOPICS["france_services"], france_services.render),
    "charter": ("charte-romain-jacob", "Charte et Handifaction", charter.render),
    "quality": ("qualite", "Qualité et concordance", quality.render),
    "glossary": ("glossaire", "Glossaire", glossary.render),
}
"""Name, then address, title and content, in the order of the menu; the first is the home page."""


def menu(user: User) -> StreamlitPage:
    """Register the pages and give back the one that was asked for."""
    pages = {name: _page(user, *one, home=name == "overview") for name, one in PAGES.items()}
    remember(pages)
    return st.navigation(list(pages.values()))


def _page(user: User, address: str, title: str, render: Render, *, home: bool) -> StreamlitPage:
    return st.Page(partial(render, user), title=title, url_path=address or None, default=home, icon="")
