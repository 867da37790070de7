"""How do several series compare, category by category? At most four, each told beside its first bar.

Along a dimension: horizontal bars side by side. Along time: one line a series (see `charts.lines`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt

from charts.axes import LINE_PX, members_axis
from charts.chart import Chart, Column, Key, Spec, Twin, kept, rows_of, source
from charts.empty import empty
from charts.french import shown
from charts.labels import line_count, name, parts, wrapped
from charts.theme import BLUE, HATCHING_SMALL, INK, PAPER, PAST_SOFT, QUIET
from charts.twin import Cell, cell, figure, is_masked, is_provisional, number, some_provisional, text
from metrics.model import Value
from metrics.units import NO_BREAK

Series = tuple[str, Sequence[Value]]
MOST_SERIES = 4
FILLS = {
    1: (BLUE,),
    2: (PAST_SOFT, BLUE),
    3: (PAST_SOFT, "#7FB0E0", BLUE),
    4: (PAST_SOFT, "#7FB0E0", BLUE, INK),
}

_BAR, _GAP = 17, 14
_COLUMNS = {
    "category": "text",
    "series": "text",
    "value": "number",
    "at": "number",
    "text": "text",
    "end": "text",
    "fill": "text",
    "edge": "text",
    "parts": "text",
    "state": "text",
    "masked": "flag",
}


def grouped(series: Sequence[Series], *, finding: str, subtitle: str) -> Chart:
    """Each series is its name and its values, told apart by member; the same unit everywhere.

    Members keep the order in which they are first met. Raises ValueError beyond four series.
    """
    if not any(values for _, values in series):
        return empty(finding)
    fills = series_fills(len(series))
    members = tuple(dict.fromkeys(name(value) for _, values in series for value in values))
    depth = max((line_count(wrapped(member, 26)) for member in members), default=1)
    band = max(_BAR * len(series), LINE_PX * depth + 4) + _GAP
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(),
        rows=rows_of(_COLUMNS, _rows(series, members, fills)),
        twin=grouped_twin(series, members, "Libellé"),
        height=band * len(members) + 10,
        alt=grouped_alt(finding, series),
        keys=tuple(Key(title, fill) for (title, _), fill in zip(series, fills, strict=True)),
    )


def series_fills(count: int) -> tuple[str, ...]:
    """The colours of so many series, from the context (grey) to what matters (blue)."""
    if not count:
        return ()
    if count > MOST_SERIES:
        raise ValueError(f"{count} séries : un graphique en porte {MOST_SERIES} au plus ; en choisir moins.")
    return FILLS[count]


def _rows(series: Sequence[Series], members: Sequence[str], fills: Sequence[str]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    mixed = some_provisional([value for _, values in series for value in values])
    for (title, values), fill in zip(series, fills, strict=True):
        met = {name(value): value for value in values}
        for member in members:
            value = met.get(member)
            amount = number(value)
            rows.append(
                {
                    "category": wrapped(member, 26),
                    "series": title,
                    "value": None if amount is None or value is None else shown(value.metric.unit, amount),
                    "text": text(value),
                    "at": shown(value.metric.unit, amount)
                    if value is not None and amount is not None
                    else 0.0,
                    "end": figure(value),
                    "fill": PAPER if mixed and is_provisional(value) else fill,
                    "edge": fill,
                    "parts": parts(value),
                    "state": "provisoire" if is_provisional(value) else "",
                    "masked": is_masked(value),
                }
            )
    return rows


def grouped_twin(series: Sequence[Series], members: Sequence[str], head: str) -> Twin:
    """One row a member, one column a series, and one more for the parts of its rates."""
    columns = [(Column(head), list[Cell](members))]
    for title, values in series:
        met = {name(value): value for value in values}
        columns += series_columns(title, [met.get(member) for member in members])
    heads, cells = zip(*columns, strict=True)
    told = [
        f"{title}, {name(value)}" for title, values in series for value in values if is_provisional(value)
    ]
    note = f"Provisoire{NO_BREAK}: {' ; '.join(told)}." if told else ""
    return Twin(heads, tuple(zip(*cells, strict=True)), note=note)


def series_columns(title: str, values: Sequence[Value | None]) -> list[tuple[Column, list[Cell]]]:
    """The column of a series, then that of its parts and intervals when it is a rate."""
    unit = next((value.metric.unit for value in values if value is not None), None)
    told: list[Cell] = [parts(value) for value in values]
    shown_parts = [(Column(f"{title}, calcul"), told)] if any(told) else []
    return [(Column(title, unit), [cell(value) for value in values]), *shown_parts]


def grouped_alt(finding: str, series: Sequence[Series]) -> str:
    """The finding, then the first numbers of each series."""
    said = [
        f"{title}, {name(value)}{NO_BREAK}: {text(value)}" for title, values in series for value in values[:3]
    ]
    return f"{finding} {' ; '.join(said)}."


@lru_cache(maxsize=1)
def _spec() -> Spec:
    y = members_axis("category", inner=0.24, outer=0.1)
    offset = alt.YOffset("series", type="nominal", sort=None, scale=alt.Scale(paddingInner=0.12))
    scale = alt.Scale(zero=True, nice=False)
    x = alt.X("value", type="quantitative", axis=None, scale=scale)
    told = [("category", "Libellé"), ("series", "Série"), ("text", "Valeur"), ("parts", "Calcul")]
    told += [("state", "Statut")]
    base = alt.Chart().encode(
        y=y,
        yOffset=offset,
        tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told],
    )
    fill, edge = alt.Fill("fill", type="nominal", scale=None), alt.Stroke("edge", type="nominal", scale=None)
    bars = base.mark_bar(strokeWidth=1.2).encode(x=x, fill=fill, stroke=edge)
    masked = base.transform_filter("datum.masked").mark_bar(fill=HATCHING_SMALL, x=0, x2=18)
    known = alt.when("isValid(datum.value)").then(alt.value(INK)).otherwise(alt.value(QUIET))
    end = base.mark_text(align="left", dx=alt.expr("datum.masked ? 24 : 5"))
    label = end.encode(x=alt.X("at", type="quantitative"), text=alt.Text("end", type="nominal"), color=known)
    return kept(alt.layer(base.mark_rule(opacity=0), bars, masked, label, data=source()))
