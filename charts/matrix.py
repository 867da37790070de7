"""Where is there something, and where is there nothing? Two dimensions crossed, a number in each cell.

A zero is drawn as a hole (dashed outline): it is what the reader looks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt

from charts.axes import SPLIT, members_axis
from charts.chart import Chart, Column, Key, Spec, Twin, kept, rows_of, source
from charts.classes import Classes, classes
from charts.empty import empty
from charts.labels import line_count, measured, wrapped
from charts.theme import HATCHING, INK, NO_DATA, PAPER, QUIET, legible_on
from charts.twin import Cell as TwinCell
from charts.twin import cell, figure, is_masked, number, text
from metrics.model import Status, Value
from metrics.units import NO_BREAK

_ROW, _LINE, _CHARACTER_PX = 46, 14, 6.1
_COLUMNS = {
    "row": "text",
    "column": "text",
    "end": "text",
    "text": "text",
    "fill": "text",
    "ink": "text",
    "hole": "flag",
    "masked": "flag",
}


@dataclass(frozen=True)
class Crossing:
    """The value where a row and a column meet."""

    row: str
    column: str
    value: Value


def matrix(
    crossings: Sequence[Crossing],
    *,
    finding: str,
    row_head: str = "Ligne",
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
) -> Chart:
    """A heat matrix; `rows` and `columns` fix the order and may name what no value was met for."""
    if not crossings:
        return empty(finding)
    rows = tuple(rows) or tuple(dict.fromkeys(one.row for one in crossings))
    columns = tuple(columns) or tuple(dict.fromkeys(one.column for one in crossings))
    met = {(one.row, one.column): one.value for one in crossings}
    depth = max((line_count(wrapped(row, 18)) for row in rows), default=1)
    heads = max((line_count(wrapped(column, 13)) for column in columns), default=1)
    return Chart(
        finding=finding,
        subtitle=_subtitle(crossings, met, rows, columns),
        spec=_spec(heads, max(len(line) for column in columns for line in wrapped(column, 13).split("\n"))),
        rows=rows_of(_COLUMNS, _cells(met, rows, columns)),
        twin=_twin(met, rows, columns, row_head),
        height=len(rows) * max(_ROW, depth * _LINE + 12) + heads * _LINE + 20,
        alt=_alt(finding, met, rows, columns),
        keys=_keys(met),
    )


_Met = dict[tuple[str, str], Value]


def _cells(met: _Met, rows: Sequence[str], columns: Sequence[str]) -> list[dict[str, object]]:
    groups = _groups(met)
    cells = []
    for row in rows:
        for column in columns:
            value = met.get((row, column))
            fill = _fill(value, groups)
            cells.append(
                {
                    "row": wrapped(row, 18),
                    "column": wrapped(column, 13),
                    "end": figure(value) if number(value) is not None else _mark(value),
                    "text": text(value),
                    "fill": fill,
                    "ink": legible_on(fill),
                    "hole": number(value) == 0,
                    "masked": is_masked(value),
                }
            )
    return cells


def _groups(met: _Met) -> Classes | None:
    """The classes of the cells that are not empty: as many cells in each, so that one giant hides nobody."""
    known = [amount for value in met.values() if (amount := number(value))]
    return classes(known, next(iter(met.values())).metric.unit) if known else None


def _fill(value: Value | None, groups: Classes | None) -> str:
    amount = number(value)
    if amount is None:
        return PAPER if value is not None and value.status is Status.NOT_APPLICABLE else NO_DATA
    return groups.fill(groups.rank(amount)) if groups and amount > 0 else PAPER


def _mark(value: Value | None) -> str:
    return "" if is_masked(value) else "–"


def _subtitle(crossings: Sequence[Crossing], met: _Met, rows: Sequence[str], columns: Sequence[str]) -> str:
    holes = sum(number(value) == 0 for value in met.values())
    said = measured(crossings[0].value.metric)
    if not holes:
        return f"{said} · aucune case vide sur {len(rows) * len(columns)}"
    words = "1 case vide" if holes == 1 else f"{holes} cases vides"
    return f"{said} · {words} sur {len(rows) * len(columns)}".replace("1 case", f"1{NO_BREAK}case")


def _keys(met: _Met) -> tuple[Key, ...]:
    values = met.values()
    told = (
        (any(number(value) == 0 for value in values), Key("zéro", PAPER, "outline")),
        (any(is_masked(value) for value in values), Key("secret statistique", "", "hatch")),
        (any(value.status is Status.MISSING for value in values), Key("aucune donnée", NO_DATA)),
    )
    return tuple(key for met_once, key in told if met_once)


def _twin(met: _Met, rows: Sequence[str], columns: Sequence[str], row_head: str) -> Twin:
    unit = next((value.metric.unit for value in met.values()), None)
    heads = (Column(row_head), *(Column(column, unit, bare=True) for column in columns))
    body: list[tuple[TwinCell, ...]] = [
        (row, *(cell(met.get((row, column))) for column in columns)) for row in rows
    ]
    return Twin(heads, tuple(body))


def _alt(finding: str, met: _Met, rows: Sequence[str], columns: Sequence[str]) -> str:
    holes = [f"{row}, {column}" for row in rows for column in columns if number(met.get((row, column))) == 0]
    top = max(met.items(), key=lambda pair: number(pair[1]) or 0.0, default=None)
    said = f" La plus forte{NO_BREAK}: {top[0][0]}, {top[0][1]} ({text(top[1])})." if top else ""
    return f"{finding}{said}" + (f" À zéro{NO_BREAK}: {' ; '.join(holes[:6])}." if holes else "")


@lru_cache(maxsize=16)
def _spec(lines: int, characters: int) -> Spec:
    told = [("row", "Ligne"), ("column", "Colonne"), ("text", "Valeur")]
    x = alt.X(
        "column",
        type="nominal",
        sort=None,
        axis=_heads(lines, characters),
        scale=alt.Scale(paddingInner=0.05),
    )
    base = alt.Chart().encode(
        x=x,
        y=members_axis("row", inner=0.09, outer=0),
        tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told],
    )
    plain = base.transform_filter("!datum.hole && !datum.masked").mark_rect(cornerRadius=2)
    hole = base.transform_filter("datum.hole").mark_rect(
        fill=PAPER, stroke=QUIET, strokeDash=[4, 3], strokeWidth=1.2, cornerRadius=2
    )
    masked = base.transform_filter("datum.masked").mark_rect(fill=HATCHING, cornerRadius=2)
    words = base.mark_text(fontSize=14, fontWeight=600).encode(
        text=alt.Text("end", type="nominal"), color=alt.Color("ink", type="nominal", scale=None)
    )
    fill = alt.Fill("fill", type="nominal", scale=None)
    return kept(
        alt.layer(base.mark_rect(opacity=0), plain.encode(fill=fill), hole, masked, words, data=source())
    )


def _heads(lines: int, characters: int) -> alt.Axis:
    """Headings above the columns; upright when the columns are narrower than the longest line."""
    narrow = f"bandwidth('x') < {characters * _CHARACTER_PX:.0f}"
    shift = [
        {"test": f"{narrow} && length({SPLIT}) == {count}", "value": -_LINE * (count - 1) / 2}
        for count in range(2, 7)
    ]
    return alt.Axis(
        orient="top",
        labelExpr=SPLIT,
        labelLimit=0,
        labelColor=INK,
        labelLineHeight=_LINE,
        labelOverlap=False,
        labelAngle=alt.expr(f"{narrow} ? -90 : 0"),
        labelAlign=alt.expr(f"{narrow} ? 'left' : 'center'"),
        labelBaseline=alt.expr(f"{narrow} ? 'middle' : 'top'"),
        labelPadding=alt.expr(f"{narrow} ? 8 : {lines * _LINE + 4}"),
        labelOffset={"condition": shift, "value": 0},
    )
