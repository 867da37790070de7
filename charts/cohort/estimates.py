"""What do several definitions of one share say, and how surely? A point and its interval a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt

from charts.chart import Chart, Column, Key, Spec, Twin, haloed, kept, rows_of, source
from charts.theme import BLUE, BLUE_DEEP, GRID, INK, PAST, QUIET
from metrics.mas.definitions import Definition
from metrics.units import NO_BREAK, SHARE

_ROW, _AXIS = 50, 26
_ABOVE, _BELOW = -13, 8
"""Where the words and the interval of a line stand, from its middle."""
_COLUMNS = {
    "line": "text",
    "label": "text",
    "value": "number",
    "low": "number",
    "high": "number",
    "at": "number",
    "text": "text",
    "interval": "text",
    "stroke": "text",
    "ink": "text",
}


def estimates(told: Sequence[Definition], *, finding: str, subtitle: str, note: str = "") -> Chart:
    """The lines in the order given; those by cohort in blue, the others in grey."""
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(),
        rows=rows_of(_COLUMNS, [_row(rank, one) for rank, one in enumerate(told)]),
        twin=_twin(told, note),
        height=_ROW * len(told) + _AXIS,
        alt=f"{finding} {' ; '.join(f'{one.label}{NO_BREAK}: {one.text}' for one in told)}.",
        keys=(Key(f"trait{NO_BREAK}: intervalle à 95{NO_BREAK}%", PAST, "line"),),
    )


def _row(rank: int, one: Definition) -> dict[str, object]:
    known = one.share is not None
    return {
        "line": str(rank),
        "label": f"{one.label}{NO_BREAK}: {one.parts or one.meaning}",
        "value": one.share,
        "low": one.low if known else None,
        "high": one.high if known else None,
        "at": one.high if known else 0.0,
        "text": one.text,
        "interval": one.interval,
        "stroke": BLUE if one.by_cohort else PAST,
        "ink": QUIET if not known else BLUE_DEEP if one.by_cohort else INK,
    }


def _twin(told: Sequence[Definition], note: str) -> Twin:
    heads = (Column("Définition"), Column("Part", SHARE), Column("Calcul"), Column("Précision"))
    rows = tuple(
        (f"{one.label}, {one.meaning}", one.text if one.share is None else one.share, one.parts, one.interval)
        for one in told
    )
    return Twin(heads, rows, note=note)


@lru_cache(maxsize=1)
def _spec() -> Spec:
    y = alt.Y("line", type="nominal", sort=None, axis=None)
    stroke = alt.Stroke("stroke", type="nominal", scale=None)
    ink = alt.Color("ink", type="nominal", scale=None)
    met = (("label", "Définition"), ("text", "Part"), ("interval", "Précision"))
    tooltip = [alt.Tooltip(field, type="nominal", title=title) for field, title in met]
    base = alt.Chart().encode(y=y, tooltip=tooltip)
    whisker = base.mark_rule(strokeWidth=3, yOffset=_BELOW).encode(
        x=_share("low"), x2=alt.X2("high"), stroke=stroke
    )
    point = base.mark_point(filled=True, size=110, opacity=1, yOffset=_BELOW).encode(
        x=_share("value"), stroke=stroke, fill=alt.Fill("stroke", type="nominal", scale=None)
    )
    name = base.encode(text=alt.Text("label", type="nominal"))
    share = base.encode(x=_share("at"), text=alt.Text("text", type="nominal"), color=ink)
    words = [
        *haloed(name, align="left", x=1, dy=_ABOVE, fontSize=13, color=INK),
        *haloed(share, align="left", dx=9, dy=_BELOW, fontSize=13, fontWeight="bold"),
    ]
    return kept(alt.layer(whisker, point, *words, data=source()))


def _share(field: str) -> alt.X:
    """Shares from none to all, so that two pages compare at a glance."""
    bottom = alt.Axis(format=",.0%", values=[0, 0.25, 0.5, 0.75, 1], grid=True, gridColor=GRID)
    return alt.X(field, type="quantitative", axis=bottom, scale=alt.Scale(domain=[0, 1]))
