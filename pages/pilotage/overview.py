"""Vue d'ensemble: what does a director need in ten seconds?"""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from access.user import User
from components.links import link
from components.markup.overview import programme_line, programme_state, summary
from components.signals import signals
from components.view import opened
from metrics.attention import Attention, attention, shared_sources
from metrics.catalogue import METRICS, TOPICS
from metrics.freshness import Days
from metrics.reading import properties_of
from metrics.signals import watch


def render(user: User) -> None:
    """What deserves attention first and what is ordinary; then one line a programme, leading to its page."""
    view = opened(user, "Vue d'ensemble", METRICS)
    days = Days.of(properties_of(view.figures.reading), datetime.now(UTC).date())
    seen = [attention(view.figures, topic, days) for topic in TOPICS]
    signals(watch(view.figures, seen))
    st.html(summary(seen, shared_sources(view.figures, days)))
    with st.container(key="vers-la-qualite"):
        link("quality", "Fraîcheur des sources, chargements, contrôles : qualité et concordance")
    for one in seen:
        _programme(one)


def _programme(seen: Attention) -> None:
    with st.container(key=f"programme-{seen.topic}"):
        name, figures = st.columns([1, 4], gap="medium")
        with name:
            link(seen.topic, TOPICS[seen.topic])
            st.html(programme_state(seen))
        figures.html(programme_line(seen))
