"""How is a chart shown: finding, drawing, and below it the same figures as a table to read or take away?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from secrets import token_hex

import streamlit as st

from charts.chart import SAID_BESIDE, Chart
from charts.twin import Twin
from components.markup.figure import figure_head
from components.markup.table import table
from components.view import View
from components.visit import taken
from exports.heading import Heading
from exports.tables import csv_bytes, xlsx_bytes
from metrics.model import Metric

LIST_HEIGHT = 460
_SEAL = "sceau"
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Panel:
    """A chart on a page: the metric whose date and source its files carry, and its name in keys and files."""

    chart: Chart
    metric: Metric
    key: str
    definition: str = ""
    """What is shown, when it is not the metric as it is declared."""


def side_by_side(view: View, *panels: Panel) -> None:
    """Panels on one row of a laptop, one under the other on a phone."""
    for column, panel in zip(st.columns(len(panels), gap="large"), panels, strict=True):
        with column:
            show(view, panel)


def show(view: View, panel: Panel) -> None:
    """A chart with its title and its twin."""
    chart, key = panel.chart, panel.key
    st.html(figure_head(chart))
    if chart.rows.num_rows:
        st.vega_lite_chart(
            spec=chart.drawing,
            height=chart.height,
            width="stretch",
            theme=None,
            alt=SAID_BESIDE,
            key=f"chart-{key}",
        )
    if chart.twin.rows:
        _twin(view, panel)


def show_list(view: View, panel: Panel, *, at_most: int = 12) -> None:
    """A list read as a table, with nothing to draw; beyond `at_most` rows it scrolls in its own frame."""
    show_rows(view, panel.chart, panel.key, heading(view, panel), at_most=at_most)


def show_rows(view: View, chart: Chart, key: str, head: Heading, *, at_most: int = 12) -> None:
    """The same under a heading of its own, for rows that belong to no metric."""
    show_table(chart, at_most=at_most)
    if chart.twin.rows:
        downloads(chart, head, _file_name(view, key))


def show_table(chart: Chart, *, at_most: int) -> None:
    """The finding and its table, without files."""
    st.html(figure_head(replace(chart, subtitle="")))
    if not chart.twin.rows:
        return
    with st.container(height=LIST_HEIGHT if len(chart.twin.rows) > at_most else "content", border=False):
        st.html(table(chart.twin, caption=chart.subtitle or "Liste"))


def heading(view: View, panel: Panel) -> Heading:
    """What stands above the figures in a file."""
    metric, value = panel.metric, view.figures.value(panel.metric)
    return Heading(
        title=panel.chart.finding,
        perimeter=f"{view.choice.department_name} ({view.choice.perimeter.department})",
        period=view.choice.period.label,
        as_of=value.as_of,
        known_on=value.known_on,
        demonstration=view.demonstration,
        origin=view.origin.words,
        definition=panel.definition or metric.definition,
        source=metric.source,
        publication=view.publication,
    )


def _twin(view: View, panel: Panel) -> None:
    """The table and its files; nothing of it is computed or sent before it is opened."""
    chart, key = panel.chart, panel.key
    opened = st.expander("Chiffres et téléchargement", key=f"twin-{key}", type="compact", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.html(table(chart.twin, caption=chart.finding))
        downloads(chart, heading(view, panel), _file_name(view, key))


def downloads(chart: Chart, head: Heading, name: str) -> None:
    """The two files of a table, made when they are asked for; they keep the verdicts of the screen."""
    file_buttons(lambda: chart.twin, replace(head, verdicts=tuple(one.words for one in chart.verdicts)), name)


def file_buttons(made: Callable[[], Twin], head: Heading, name: str) -> None:
    """The two files of rows that are gathered only when a file is asked for; each click is noted."""
    forms = ((f"{name}.csv", csv_bytes, CSV, "CSV"), (f"{name}.xlsx", xlsx_bytes, XLSX, "XLSX"))
    with st.container(horizontal=True):
        for file, write, mime, form in forms:
            content = taken(file, partial(_written, write, made, head))
            st.download_button(f"Télécharger ({form})", content, file, _sealed(mime), on_click="ignore")


def _sealed(mime: str) -> str:
    """The media type, with a word that only this session knows.

    Streamlit gives a file to whoever asks for its address, which is a digest of its content, name and type:
    without the word, guessing a masked number would be enough to find the file of a director who took it.
    """
    return f"{mime}; session={st.session_state.setdefault(_SEAL, token_hex(16))}"


def _written(write: Callable[[Twin, Heading], bytes], made: Callable[[], Twin], head: Heading) -> bytes:
    return write(made(), head)


def _file_name(view: View, key: str) -> str:
    words = f"vigie-{view.choice.perimeter.department}-{view.choice.period.label}-{key}"
    return re.sub(r"[^A-Za-z0-9-]+", "-", words).lower()
