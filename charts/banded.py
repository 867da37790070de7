"""How does a rate move between its bounds, beside the rate it replaces? A line in its band, another in grey.

Steps that an outside cause marks (a campaign of answers) stand on a shaded column that says its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt

from charts.axes import Few, amounts_axis, round_span, steps_axis
from charts.chart import Chart, Key, Spec, Twin, haloed, kept, rows_of, source
from charts.empty import empty
from charts.french import axis_format, shown
from charts.labels import wrapped
from charts.placing import Name, apart
from charts.theme import BLUE, BLUE_DEEP, GRID, PAST, QUIET, SEQUENCE
from charts.trend.drawing import GAP
from charts.twin import short
from metrics.intervals import interval_in_words
from metrics.units import Unit

_COLUMNS = {
    "step": "text",
    "value": "number",
    "low": "number",
    "high": "number",
    "beside": "number",
    "mark": "text",
    "alone": "flag",
    "said": "text",
    "bounds": "text",
    "beside_said": "text",
    "bottom": "number",
    "top": "number",
    "name": "text",
    "name_y": "number",
    "beside_name": "text",
    "beside_name_y": "number",
}
_BAND = SEQUENCE[0]


@dataclass(frozen=True)
class Step:
    """One step: the rate, its bounds and the rate beside it, each possibly absent; `marked` shades it."""

    label: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    beside: float | None = None
    marked: bool = False


@dataclass(frozen=True)
class Words:
    """The name of the line, that of the grey line, the word of a marked step and its longer name."""

    value: str
    beside: str
    mark: str
    marked: str


def banded(
    steps: Sequence[Step],
    *,
    unit: Unit,
    words: Words,
    heads: tuple[str, str],
    twin: Twin,
    height: int = 288,
) -> Chart:
    """Steps in the order of time, in the stored scale of the unit; `heads` are the finding and subtitle."""
    finding, subtitle = heads
    names = _names(steps, unit, words)
    if not names:
        return empty(finding)
    span = _span(steps, unit)
    places = apart(names, span, height)
    ends = {"value": ("name", "name_y"), "beside": ("beside_name", "beside_name_y")}
    said = {ends[one.key][0]: one.words for one in names} | {
        ends[one.key][1]: places[one.key] for one in names
    }
    edges = {"bottom": span[0], "top": span[1]}
    rows = [
        _row(step, unit, words) | edges | {"alone": alone}
        for step, alone in zip(steps, _alone(steps), strict=True)
    ]
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(axis_format(unit), Few.of(steps), words),
        rows=rows_of(_COLUMNS, [*rows[:-1], rows[-1] | said]),
        twin=twin,
        height=height,
        alt=f"{finding} {'. '.join(one.words.replace(chr(10), ' ') for one in names)}.",
        keys=_keys(steps, words),
    )


def _names(steps: Sequence[Step], unit: Unit, words: Words) -> tuple[Name, ...]:
    """What is said at the right end: the last rate of each line."""
    names = []
    for key, title in (("value", words.value), ("beside", words.beside)):
        known: list[float] = [met for step in steps if (met := getattr(step, key)) is not None]
        if known:
            last = known[-1]
            names.append(Name(key, f"{wrapped(title, 15)}\n{short(unit, last)}", shown(unit, last)))
    return tuple(names)


def _span(steps: Sequence[Step], unit: Unit) -> tuple[float, float]:
    met = [
        shown(unit, one)
        for step in steps
        for one in (step.value, step.low, step.high, step.beside)
        if one is not None
    ]
    return round_span(min(met), max(met))


def _alone(steps: Sequence[Step]) -> list[bool]:
    """Has a step bounds that neither of its neighbours has? Its band would have no width."""
    known = [False, *(step.low is not None for step in steps), False]
    return [known[rank] and not (known[rank - 1] or known[rank + 1]) for rank in range(1, len(known) - 1)]


def _row(step: Step, unit: Unit, words: Words) -> dict[str, object]:
    drawn = {key: getattr(step, key) for key in ("value", "low", "high", "beside")}
    bounded = step.low is not None and step.high is not None
    return {
        **{key: None if amount is None else shown(unit, amount) for key, amount in drawn.items()},
        "step": step.label,
        "mark": words.mark if step.marked else "",
        "said": "non comparable" if step.value is None else unit.write(step.value),
        "bounds": interval_in_words(step.low or 0.0, step.high or 0.0, unit) if bounded else "",
        "beside_said": "aucune donnée" if step.beside is None else unit.write(step.beside),
    }


def _keys(steps: Sequence[Step], words: Words) -> tuple[Key, ...]:
    band = (Key("Intervalle à 95\u00a0%", _BAND),) if any(step.low is not None for step in steps) else ()
    return (*band, Key(words.marked, GRID)) if any(step.marked for step in steps) else band


@lru_cache(maxsize=16)
def _spec(number_format: str, few: Few, words: Words) -> Spec:
    x = steps_axis(few=few, domain=False)
    base = alt.Chart().encode(x=x, tooltip=_tooltip(words))
    held = base.mark_rule(opacity=0, tooltip=False).encode(
        y=amounts_axis("top", number_format), y2=alt.Y2("bottom")
    )
    marked = base.transform_filter("datum.mark != ''")
    column = marked.mark_bar(fill=GRID, width=alt.RelativeBandSize(1.0), y=0, y2=alt.expr("height"))
    mark = marked.mark_text(
        angle=270, align="left", baseline="middle", fontSize=12, color=QUIET, y=alt.expr("height - 6")
    )
    layers = [held, column, *_band(base), *_lines(base), mark.encode(text=alt.Text("mark", type="nominal"))]
    return kept(alt.layer(*layers, *_end("name", BLUE_DEEP), *_end("beside_name", QUIET), data=source()))


def _tooltip(words: Words) -> list[alt.Tooltip]:
    told = [("step", "Période"), ("said", words.value), ("bounds", "Étendue"), ("beside_said", words.beside)]
    return [alt.Tooltip(field, type="nominal", title=title) for field, title in [*told, ("mark", "Note")]]


def _band(base: alt.Chart) -> list[alt.Chart]:
    """The band; a step alone between two gaps has a rule as tall."""
    bounds = base.encode(y=alt.Y("low", type="quantitative"), y2=alt.Y2("high"))
    rule = bounds.transform_filter("datum.alone").mark_rule(stroke=SEQUENCE[1], strokeWidth=8)
    return [bounds.mark_area(fill=_BAND, opacity=0.85, invalid=GAP), rule]


def _lines(base: alt.Chart) -> list[alt.Chart]:
    beside = base.encode(y=alt.Y("beside", type="quantitative"))
    line = base.encode(y=alt.Y("value", type="quantitative"))
    return [
        beside.mark_line(stroke=PAST, strokeWidth=2, invalid=GAP),
        beside.mark_point(filled=True, fill=PAST, stroke=PAST, opacity=1, size=24),
        line.mark_line(stroke=BLUE, invalid=GAP),
        line.mark_point(filled=True, fill=BLUE, stroke=BLUE, opacity=1, size=42),
    ]


def _end(field: str, colour: str) -> list[alt.Chart]:
    """Words at the right end, outside the plot."""
    known = alt.Chart().transform_filter(f"isValid(datum.{field}_y)")
    text = known.encode(y=alt.Y(f"{field}_y", type="quantitative"), text=alt.Text(field, type="nominal"))
    return haloed(
        text,
        align="left",
        color=colour,
        x=alt.expr("width + 4"),
        lineBreak="\n",
        lineHeight=15,
        fontWeight=600,
    )
