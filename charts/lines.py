"""How do several series move together over time? One line a series, named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt

from charts.axes import Few, amounts_axis, round_span, steps_axis
from charts.chart import Chart, Column, Spec, Twin, kept, rows_of, source
from charts.empty import empty
from charts.french import axis_format, shown
from charts.grouped import Series, series_columns, series_fills
from charts.labels import parts, wrapped
from charts.placing import Name, apart
from charts.theme import BLUE, BLUE_DEEP, INK, PAPER, PAST, QUIET, SEQUENCE
from charts.trend.around import ALONE, Around
from charts.trend.drawing import GAP
from charts.trend.limits import event_rules
from charts.trend.rows import event_column, event_row
from charts.trend.steps import Step, steps_of
from charts.twin import Cell, figure, is_provisional, number, text
from metrics.period import Granularity
from metrics.units import NO_BREAK

_STROKES = {1: (BLUE,), 2: (PAST, BLUE), 3: (PAST, SEQUENCE[2], BLUE), 4: (PAST, SEQUENCE[2], BLUE, INK)}
_WORDS = {PAST: QUIET, SEQUENCE[2]: SEQUENCE[3], BLUE: BLUE_DEEP, INK: INK}
"""The colour of the name of each line: the same hue, dark enough to be read."""
_COLUMNS = {
    "step": "text",
    "long": "text",
    "series": "text",
    "value": "number",
    "text": "text",
    "stroke": "text",
    "fill": "text",
    "ink": "text",
    "name": "text",
    "name_y": "number",
    "parts": "text",
    "state": "text",
    "low": "number",
    "high": "number",
    "event": "text",
    "event_left": "text",
    "event_right": "text",
}
_HEIGHT = 264
_Told = Sequence[tuple[str, Sequence[Step]]]


def lines(
    series: Sequence[Series],
    *,
    granularity: Granularity,
    finding: str,
    subtitle: str,
    from_zero: bool = True,
    around: Around = ALONE,
) -> Chart:
    """Each series is its name and its values over the same steps, in one unit; at most four.

    Of what stands around, only the events are drawn: limits belong to one series at a time.
    """
    series_fills(len(series))
    told = [(title, steps) for title, values in series if (steps := steps_of(values, (), granularity))]
    names = [name for title, steps in told for name in _name(title, steps)]
    if not names:
        return empty(finding)
    longest = max((steps for _, steps in told), key=len)
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(axis_format(longest[0].unit), from_zero, Few.of(longest), around.met(longest)),
        rows=rows_of(_COLUMNS, _rows(told, names, around, from_zero=from_zero)),
        twin=_twin(told, around),
        height=_HEIGHT,
        alt=f"{finding} {_ends(told)}",
    )


def _drawn(steps: Sequence[Step]) -> list[float]:
    return [shown(step.unit, amount) for step in steps if (amount := number(step.now)) is not None]


def _last(steps: Sequence[Step]) -> int:
    return max((rank for rank, step in enumerate(steps) if number(step.now) is not None), default=-1)


def _name(title: str, steps: Sequence[Step]) -> list[Name]:
    drawn = _drawn(steps)
    words = f"{wrapped(title, 15)}\n{figure(steps[_last(steps)].now)}"
    return [Name(title, words, drawn[-1])] if drawn else []


def _rows(told: _Told, names: Sequence[Name], around: Around, *, from_zero: bool) -> list[dict[str, object]]:
    span = _span(told, from_zero=from_zero)
    places = apart(names, span, _HEIGHT)
    words = {one.key: one.words for one in names}
    rows = []
    for (title, steps), stroke in zip(told, _STROKES[len(told)], strict=True):
        last = _last(steps)
        for rank, step in enumerate(steps):
            named = (
                {"name": words.get(title, ""), "name_y": places.get(title)} if rank == last else {"name": ""}
            )
            met = event_row(step, around, rank, len(steps)) if title == told[0][0] else {}
            row = _row(title, step, stroke) | named | met | {"low": span[0], "high": span[1]}
            rows.append((step.start, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _row(title: str, step: Step, stroke: str) -> dict[str, object]:
    amount = number(step.now)
    return {
        "step": step.label,
        "long": step.long,
        "series": title,
        "value": None if amount is None else shown(step.unit, amount),
        "text": text(step.now),
        "stroke": stroke,
        "ink": _WORDS[stroke],
        "fill": PAPER if is_provisional(step.now) else stroke,
        "parts": parts(step.now),
        "state": "provisoire" if is_provisional(step.now) else "",
    }


def _span(told: _Told, *, from_zero: bool) -> tuple[float, float]:
    met = [amount for _, steps in told for amount in _drawn(steps)]
    unit = told[0][1][0].unit
    low = min([0.0, *met]) if from_zero else min(met)
    return round_span(low, max(met), whole=unit.decimals == 0 and unit.factor == 1.0)


def _twin(told: _Told, around: Around) -> Twin:
    starts = sorted({step.start: step.long for _, steps in told for step in steps}.items())
    columns = [(Column("Période"), list[Cell]([long for _, long in starts]))]
    for title, steps in told:
        met = {step.start: step.now for step in steps}
        columns += series_columns(title, [met.get(start) for start, _ in starts])
    longest = max((steps for _, steps in told), key=len)
    if (events := event_column(longest, around)) is not None:
        columns.append((events[0], list(events[1])))
    heads, cells = zip(*columns, strict=True)
    return Twin(heads, tuple(zip(*cells, strict=True)))


def _ends(told: _Told) -> str:
    said = [
        f"{title}{NO_BREAK}: {text(steps[_last(steps)].now)} ({steps[_last(steps)].long})"
        for title, steps in told
    ]
    return " ; ".join(said) + "."


@lru_cache(maxsize=32)
def _spec(number_format: str, from_zero: bool, few: Few, events: bool) -> Spec:
    told = [("series", "Série"), ("long", "Période"), ("text", "Valeur"), ("parts", "Calcul")]
    told += [("state", "Statut")]
    stroke = alt.Stroke("stroke", type="nominal", scale=None)
    x, y = steps_axis(few=few, domain=from_zero), alt.Y("value", type="quantitative")
    span = (
        alt.Chart().mark_rule(opacity=0).encode(x=x, y=amounts_axis("high", number_format), y2=alt.Y2("low"))
    )
    base = alt.Chart().encode(x=x, y=y)
    line = base.mark_line(strokeWidth=2.4, invalid=GAP).encode(
        stroke=stroke, detail=alt.Detail("series", type="nominal")
    )
    points = base.mark_point(filled=True, size=36, opacity=1, strokeWidth=1.8).encode(
        stroke=stroke,
        fill=alt.Fill("fill", type="nominal", scale=None),
        tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told],
    )
    names = (
        alt.Chart()
        .transform_filter("datum.name != ''")
        .mark_text(align="left", x=alt.expr("width + 4"), lineBreak="\n", lineHeight=15, fontWeight=600)
    )
    words = names.encode(
        y=alt.Y("name_y", type="quantitative"),
        text=alt.Text("name", type="nominal"),
        color=alt.Color("ink", type="nominal", scale=None),
    )
    rules = event_rules(x) if events else []
    return kept(alt.layer(span, line, points, *rules, words, data=source()))
