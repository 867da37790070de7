"""What does a reader meet instead of a page: why it is not shown, and what can they do?"""

from __future__ import annotations

import streamlit as st

from access.user import Refused
from components.links import link, link_to_department
from components.markup.words import element, escape
from metrics.spacing import spaced

MOST_LINKS = 6
NOTHING_PUBLISHED = (
    "Aucune publication n'est ouverte pour ce département. Elle le sera après le comité qui en examine "
    "les chiffres."
)


def refused(refusal: Refused) -> None:
    """The page of a refusal: its title, its sentence, and the ways out; nothing went wrong."""
    with _instead(refusal.title, str(refusal), "vg-instead vg-instead--concern"):
        if not refusal.departments:
            link("overview", "Ouvrir la vue d'ensemble")
        for department in refusal.departments[:MOST_LINKS]:
            link_to_department(department)


def nothing_published() -> None:
    """The page of a department of which nothing may be read yet."""
    _instead("Rien n'est encore publié", NOTHING_PUBLISHED, "vg-instead")


def _instead(title: str, words: str, kind: str) -> st.delta_generator.DeltaGenerator:
    body = element("h1", escape(title), "vg-instead__title")
    body += element("p", escape(spaced(words)), "vg-instead__words")
    place = st.container(key="a-la-place", width=640)
    place.html(element("div", body, kind, lang="fr"))
    return place
