"""How is a table shown that belongs to no indicator, after the sentence that sums it up?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from charts.chart import Chart
from components.figure import show_rows
from components.markup.words import element, escape, optional
from components.view import View
from exports.heading import Heading
from metrics.quality.origin import Origin, origin_of


def lead(sentence: str, detail: str) -> None:
    """What the tab has to say, in one sentence, before any table."""
    body = element("p", escape(sentence), "vg-lead__words") + optional("p", detail, "vg-lead__detail")
    st.html(element("div", body, "vg-lead", lang="fr"))


def folded(title: str, key: str, content: Callable[[], None]) -> None:
    """What matters less, one click away; nothing of it is computed or sent before."""
    box = st.expander(title, key=f"twin-{key}", type="compact", on_change="rerun")
    if box.open:
        with box:
            content()


def folded_listing(view: View, chart: Chart | None, key: str) -> None:
    """Under its finding, a table whose title is what it is about."""
    if chart is not None:
        told = replace(chart, finding=chart.subtitle, subtitle=chart.finding)
        folded(chart.finding, key, lambda: listing(view, told, key))


def listing(view: View, chart: Chart | None, key: str, *, of_period: bool = False, at_most: int = 12) -> None:
    """A table with its files; `of_period`: it speaks of the chosen period, else of the whole base."""
    if chart is not None:
        head = _of_the_period(view, chart.finding) if of_period else _of_the_base(view, chart.finding)
        show_rows(view, chart, key, head, at_most=at_most)


def _of_the_period(view: View, title: str) -> Heading:
    coverage, period = view.figures.coverage, view.figures.period
    origin = origin_of(coverage, coverage.sources, period)
    return _heading(view, title, (period.label, view.as_of), origin)


def _of_the_base(view: View, title: str) -> Heading:
    """What is said of everything that is loaded names no period."""
    coverage = view.figures.coverage
    days = [month.until for loaded in coverage.sources.values() for month in loaded.values()]
    return _heading(view, title, ("", max(days, default=None)), origin_of(coverage, coverage.sources))


def _heading(view: View, title: str, when: tuple[str, date | None], origin: Origin) -> Heading:
    """`when`: the period, and the data date."""
    return Heading(
        title=title,
        perimeter=f"{view.choice.department_name} ({view.choice.perimeter.department})",
        period=when[0],
        as_of=when[1],
        demonstration=origin.is_demonstration,
        origin=origin.words,
        publication=view.publication,
    )
