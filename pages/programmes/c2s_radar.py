"""Complémentaire santé solidaire: what does its page show of the rights that are about to end?"""

from __future__ import annotations

from functools import partial

import streamlit as st

from charts.chart import Chart
from charts.panels.c2s import radar as panels
from charts.panels.c2s import usual
from components.figure import Panel, show, show_list
from components.listing import folded, lead
from components.value_cards import value_cards
from components.view import View
from metrics.c2s import expiries, requests
from metrics.c2s.radar import HORIZONS, SOURCES, Radar, radar_of
from metrics.c2s.radar_words import (
    AVOIDABLE,
    NO_AME,
    about_to_end,
    band_in_words,
    expected_in_words,
    in_time_in_words,
    usual_in_words,
)
from metrics.figures import Figures


def rights_about_to_end(view: View) -> None:
    """What ends within 30, 60 and 120 days, where, and what usually becomes of it: C2S, then AME."""
    figures = view.figures
    for right in SOURCES:
        radar = radar_of(figures, right)
        if radar is not None:
            _announced(view, right, radar)
    st.caption(_reading(figures))
    by_place, metric = panels.by_place(figures), expiries.EXPIRING_NOT_RENEWED
    show(view, Panel(by_place, metric, "echeances-proches-epci", panels.WAITING.definition))
    _table(view, "echeances-proches", panels.ahead_by_public(figures))
    for key, chart in (
        ("suites-habituelles", usual.usual_by_public(figures)),
        ("radars-passes", usual.said_and_seen_in_past(figures)),
        ("echeances-proches-detail", usual.by_place_and_public(figures)),
    ):
        folded(chart.finding, key, partial(_table, view, key, chart))


def _table(view: View, key: str, chart: Chart) -> None:
    panel = Panel(chart, expiries.EXPIRING_NOT_RENEWED, key, panels.WAITING.definition)
    show_list(view, panel, at_most=24)


def _announced(view: View, right: str, radar: Radar) -> None:
    """The sentence, what it supposes, and a card for each horizon."""
    within = in_time_in_words(radar, view.figures.value(requests.DELAY)) if right == "c2s" else ""
    lead(f"{about_to_end(radar, right).sentence}.", within)
    bands = [radar.band(days) for days in HORIZONS]
    value_cards(
        [
            (panels.waiting(view.figures, right, radar, band), band_in_words(band), expected_in_words(band))
            for band in bands
        ]
    )


def _reading(figures: Figures) -> str:
    """How the expected numbers are made, and what they suppose."""
    radars = [radar for right in SOURCES if (radar := radar_of(figures, right)) is not None]
    absent = "" if radar_of(figures, "ame") else NO_AME
    told = [*dict.fromkeys(usual_in_words(radar) for radar in radars), AVOIDABLE, panels.LONG_FORMS, absent]
    return " ".join(words for words in told if words)
