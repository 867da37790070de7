"""A programme as it was published: what does its page show to partners?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from access.user import User
from charts.panels import partners as panels
from components.cards import cards
from components.choice import offer_the_year_before, settle_here
from components.figure import Panel, show, side_by_side
from components.listing import listing
from components.partners import partner_view
from components.sections import sections
from components.trend import trend_of
from components.view import View
from metrics.catalogue import headlines, sources_read
from metrics.diffusion import means
from metrics.diffusion.offer import axes_offered, is_offered
from metrics.diffusion.words import HOW_TO_READ, WHY_MASKED, masked_tables, rules_of, waits
from metrics.model import Metric
from metrics.spacing import spaced

INDICATOR = "Indicateur"
TERRITORIES = {"epci": "intercommunalites", "commune": "communes"}
"""The axes of places, and what their files are called."""
NOT_BY_TERRITORY = spaced(
    "Aucun indicateur de ce programme n'est publié par territoire : ses effectifs y sont petits."
)
NOT_BROKEN_DOWN = "Aucun indicateur de ce programme n'est publié autrement que pour le département entier."


def render(topic: str, user: User) -> None:
    """Key figures, their course, territories, breakdowns, every figure, and what is masked."""
    view = partner_view(user, topic)
    cards(view, _headlines(topic))
    st.caption(HOW_TO_READ)
    sections(view, PARTS)


def _headlines(topic: str) -> tuple[Metric, ...]:
    return tuple(metric for metric in headlines(topic) if is_offered(metric))


def _course(view: View) -> None:
    """The course of each key figure."""
    shown = _headlines(view.figures.metrics[0].topic)
    for pair in (shown[start : start + 2] for start in range(0, len(shown), 2)):
        side_by_side(view, *(trend_of(view, metric) for metric in pair))


def _territories(view: View) -> None:
    """One indicator, territory by territory."""
    metric = _chosen([one for one in view.figures.metrics if _places(one)])
    if metric is None:
        st.info(NOT_BY_TERRITORY)
        return
    for axis in panels.told(view.figures, metric, _places(metric)):
        chart = panels.along if axis == "epci" else panels.by_commune
        show(view, Panel(chart(view.figures, metric, axis), metric, TERRITORIES[axis]))
    _untold(view, metric, _places(metric))


def _breakdown(view: View) -> None:
    """One indicator along each of the other axes that it is published along."""
    metric = _chosen([one for one in view.figures.metrics if _others(one)])
    if metric is None:
        st.info(NOT_BROKEN_DOWN)
        return
    told = panels.told(view.figures, metric, _others(metric))
    panel = [Panel(panels.along(view.figures, metric, axis), metric, axis) for axis in told]
    for pair in (panel[start : start + 2] for start in range(0, len(panel), 2)):
        side_by_side(view, *pair)
    _untold(view, metric, _others(metric))


def _untold(view: View, metric: Metric, axes: Sequence[str]) -> None:
    """What is not told along these axes, said once, and the way to a year that is over."""
    told = panels.told(view.figures, metric, axes)
    left = [axis for axis in axes if axis not in told]
    if left:
        show(view, Panel(panels.untold(view.figures, metric, left), metric, "a-paraitre"))
        if waits(view.figures, metric):
            offer_the_year_before(view.choice)


def _places(metric: Metric) -> tuple[str, ...]:
    return tuple(axis for axis in TERRITORIES if axis in axes_offered(metric))


def _others(metric: Metric) -> tuple[str, ...]:
    return tuple(axis for axis in axes_offered(metric) if axis not in TERRITORIES)


def _chosen(among: Sequence[Metric]) -> Metric | None:
    """The indicator to show; its name stands in the address."""
    if not among:
        return None
    named = {metric.label: metric for metric in among}
    settle_here(INDICATOR, "indicateur", list(named))
    return named[st.selectbox(INDICATOR, list(named), key="indicateur", bind="query-params", width=520)]


def _masked(view: View) -> None:
    """How much of each table is masked, and the reason of each threshold."""
    topic = view.figures.metrics[0].topic
    tables = [one for one in masked_tables(view.figures) if one.topic == topic]
    listing(view, panels.masked(tables), "masque", at_most=30)
    st.caption(WHY_MASKED)
    for rule in rules_of(sources_read(view.figures.metrics)):
        st.caption(f"Seuil de {rule.threshold}. {rule.reason}")
    if any(means.is_mean(metric) for metric in view.figures.metrics):
        st.caption(means.IN_WORDS)


PARTS = {
    "Évolution": _course,
    "Territoires": _territories,
    "Répartition": _breakdown,
    "Ce qui est masqué": _masked,
}
