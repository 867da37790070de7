"""What is read above a chart? Its finding and verdict, what is measured, a key when labels do not suffice."""

from __future__ import annotations

from charts.chart import Chart, Key
from components.markup.verdict import verdict_line
from components.markup.words import element, escape, optional


def figure_head(chart: Chart, level: int = 3) -> str:
    """The title (the finding), verdicts, subtitle and key of a chart; `level` is the heading's level.

    The key numbers are there too, for those who hear the page: the chart itself keeps a constant name.
    """
    title = element(f"h{level}", escape(chart.finding), "vg-figure__finding")
    said = optional("p", chart.subtitle, "vg-figure__subtitle")
    judged = "".join(verdict_line(one, "vg-figure__verdict") for one in chart.verdicts)
    numbers = optional("p", chart.alt.removeprefix(chart.finding).strip(), "vg-hidden")
    return element("header", title + judged + said + numbers + key(chart.keys), "vg-figure", lang="fr")


def key(entries: tuple[Key, ...]) -> str:
    """Swatches with their words, on as many lines as the screen needs."""
    return element("ul", "".join(_entry(one) for one in entries), "vg-key", role="list") if entries else ""


def _entry(one: Key) -> str:
    fill = {} if one.kind == "hatch" else {"style": f"background-color: {one.fill}"}
    swatch = element("span", "", f"vg-swatch vg-swatch--{one.kind}", aria_hidden="true", **fill)
    return element("li", swatch + escape(one.words))
