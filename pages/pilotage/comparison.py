"""Comparaisons: who differs from the others on a rate by more than chance?"""

from __future__ import annotations

import streamlit as st

from access.user import User
from charts.panels.comparison import comparison_chart, members_list
from components.figure import Panel, show, show_list
from components.view import View, opened, stop_without_data
from metrics.catalogue import METRICS, TOPICS
from metrics.comparison import (
    Between,
    Comparison,
    comparable,
    compared,
    departments_compared,
    departments_followed,
    ways,
)
from metrics.comparison.words import departments_apart, how_to_read
from metrics.figures import Figures
from metrics.model import Metric
from metrics.reading import department_names_of

TITLE = "Comparaisons"
METRIC, BETWEEN = "indicateur", "entre"
COMPARABLE = comparable(METRICS)
MOST_ROWS = 40


def render(user: User) -> None:
    """A rate and those between whom it is compared; the funnel, how it is read, then each of them by name."""
    view = opened(user, TITLE, COMPARABLE)
    stop_without_data(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        metric = _metric()
        between = _between(metric, user)
    if apart := departments_apart(user.departments, departments_followed()):
        st.caption(apart)
    told = _compared(view, metric, between)
    show(view, Panel(comparison_chart(told), metric, f"comparaison-{between.value}"))
    st.caption(how_to_read(told))
    show_list(view, Panel(members_list(told), metric, f"liste-{between.value}"), at_most=MOST_ROWS)


def _metric() -> Metric:
    """One of the comparable rates, each after its programme."""
    chosen: Metric = st.selectbox(
        "Indicateur", COMPARABLE, format_func=_name, key=METRIC, bind="query-params", width=620
    )
    return chosen


def _name(metric: Metric) -> str:
    return f"{TOPICS[metric.topic]} – {metric.label}"


def _between(metric: Metric, user: User) -> Between:
    named = {way.words.many.capitalize(): way for way in ways(metric, user.departments)}
    return named[st.selectbox("Entre", list(named), key=BETWEEN, bind="query-params", width=200)]


def _compared(view: View, metric: Metric, between: Between) -> Comparison:
    if between is not Between.DEPARTMENT:
        return compared(view.figures, metric, between)
    names = department_names_of(view.figures.reading)
    return departments_compared(_departments(view, metric), metric, names)


def _departments(view: View, metric: Metric) -> tuple[Figures, ...]:
    """The same rate over each department that is followed here, the one of the page among them."""
    perimeters = [view.user.perimeter(department) for department in sorted(departments_followed())]
    read, period = view.figures.reading, view.figures.period
    return tuple(Figures(read, perimeter, period, (metric,)) for perimeter in perimeters)
