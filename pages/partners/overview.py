"""Vue d'ensemble of partners: which programmes are published for them, and how do they stand?"""

from __future__ import annotations

import streamlit as st

from access.user import User
from components.cards import cards
from components.links import link
from components.markup.words import element, escape
from components.view import opened_for_partners
from metrics.catalogue import TOPICS, headlines
from metrics.diffusion.offer import OFFERED, is_offered
from metrics.diffusion.words import HOW_TO_READ


def render(user: User) -> None:
    """The key figures of each programme of the reader, and the way to its page."""
    opening = [topic for topic in TOPICS if user.opens(topic)]
    metrics = tuple(metric for metric in OFFERED if metric.topic in opening)
    view = opened_for_partners(user, "Vue d'ensemble", metrics)
    st.caption(HOW_TO_READ)
    for topic in opening:
        with st.container(key=f"partie-{topic}"):
            st.html(element("h2", escape(TOPICS[topic]), "vg-hidden"))
            link(topic, TOPICS[topic])
            cards(view, [metric for metric in headlines(topic) if is_offered(metric)])
