"""Glossaire: what does each figure mean? Generated from the catalogue, nothing is written twice."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.user import User
from components.choice import settle_here
from components.markup.glossary import entries, terms
from metrics.catalogue import METRICS, TOPICS
from metrics.glossary import matching
from metrics.model import Metric
from metrics.terms import TERMS


def render(user: User) -> None:
    """A search box, then one tab a programme with the declaration of each metric, one for verdicts."""
    del user
    st.title("Glossaire", anchor=False)
    asked = st.text_input(
        "Chercher un mot", key="mot", bind="query-params", placeholder="concrétisation, délai…"
    )
    found = matching(METRICS, asked)
    st.caption(
        f"{len(found)} indicateurs sur {len(METRICS)}, tels que les pages et les fichiers les calculent."
    )
    if asked:
        _every_programme(found)
    else:
        _by_programme(found)


def _by_programme(found: Sequence[Metric]) -> None:
    titles = [*TOPICS.values(), "Lire les verdicts"]
    settle_here("Programme", "programme", titles)
    *tabs, verdicts = st.tabs(titles, key="programme", bind="query-params")
    for tab, topic in zip(tabs, TOPICS, strict=True):
        if tab.open:
            tab.html(entries(metric for metric in found if metric.topic == topic))
    if verdicts.open:
        verdicts.html(terms(TERMS))


def _every_programme(found: Sequence[Metric]) -> None:
    if not found:
        st.info("Aucun indicateur ne contient ces mots. Essayer un mot plus court, sans pluriel.")
    for topic, title in TOPICS.items():
        matched = [metric for metric in found if metric.topic == topic]
        if matched:
            st.header(title, anchor=False)
            st.html(entries(matched))
