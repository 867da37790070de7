"""Which pages may this reader open, in which order?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from access.user import Role, User
from components.links import remember
from metrics.catalogue import TOPICS
from pages.partners import overview as partners
from pages.partners import programme
from pages.pilotage import comparison, overview
from pages.programmes import ass, c2s, charter, france_services, mas, planir
from pages.reference import glossary, quality, visits

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
    "visits": ("acces", visits.TITLE, visits.render),
    "glossary": ("glossaire", "Glossaire", glossary.render),
}
"""Name, then address, title and content, in the order of the menu; the first is the home page."""

FOR_PARTNERS: Mapping[str, Render] = {
    "overview": partners.render,
    **{topic: partial(programme.render, topic) for topic in TOPICS},
    "glossary": glossary.render,
}
"""What stands at these addresses for partners. The others are out of their menu, and lead to a refusal."""


def menu(user: User) -> StreamlitPage:
    """Register the pages and give back the one that was asked for."""
    pages = {name: _page(user, name) for name in PAGES}
    remember({name: page for name, page in pages.items() if is_open(user, name)})
    return st.navigation(list(pages.values()))


def closed(content: Callable[[], None]) -> StreamlitPage:
    """Show the same content at every address and no menu, so that the link that was asked for stays asked."""
    one_of = [
        st.Page(content, title="Connexion", url_path=address or None, default=not address, icon="")
        for address, _, _ in PAGES.values()
    ]
    return st.navigation(one_of, position="hidden")


def is_open(user: User, name: str) -> bool:
    """May this reader open the page of this name?"""
    if user.role is Role.DIRECTOR:
        return True
    return name in FOR_PARTNERS and (name not in TOPICS or user.opens(name))


def _page(user: User, name: str) -> StreamlitPage:
    address, title, render = PAGES[name]
    content = render if user.role is Role.DIRECTOR else FOR_PARTNERS.get(name, render)
    return st.Page(
        partial(content, user),
        title=title,
        url_path=address or None,
        default=name == "overview",
        icon="",
        visibility="visible" if is_open(user, name) else "hidden",
    )
