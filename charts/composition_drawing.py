"""What do stacked bars look like? The drawing only: no rows, no words."""

from __future__ import annotations

from functools import lru_cache

import altair as alt

from charts.axes import members_axis
from charts.chart import Spec, kept, source
from charts.theme import INK, PAPER, QUIET

LINE = 24
COLUMNS = {
    "bar": "text",
    "part": "text",
    "from": "number",
    "to": "number",
    "middle": "number",
    "text": "text",
    "share": "text",
    "inside": "text",
    "width": "number",
    "told": "text",
    "fill": "text",
    "ink": "text",
    "line": "number",
}
_FILL = alt.Fill("fill", type="nominal", scale=None)
_ROOMY = "datum.width * width > 8.5 * length(datum.inside)"
_INSIDE = alt.when(_ROOMY).then(alt.Text("inside", type="nominal")).otherwise(alt.value(""))
_TOLD = [
    alt.Tooltip(field, type="nominal", title=title)
    for field, title in (
        ("bar", "Ensemble"),
        ("part", "Part"),
        ("text", "Valeur"),
        ("share", "Part du total"),
    )
]


@lru_cache(maxsize=1)
def one_bar() -> Spec:
    """A bar of 40 pixels, then one line a part: swatch, name on the left, value and share on the right."""
    base = alt.Chart().encode(fill=_FILL, tooltip=_TOLD[1:])
    x = alt.X("from", type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    bar = base.mark_rect(y=0, y2=40, stroke=PAPER, strokeWidth=1.5).encode(x=x, x2=alt.X2("to"))
    inside = (
        alt.Chart()
        .mark_text(y=20, fontSize=13, fontWeight=600)
        .encode(
            x=alt.X("middle", type="quantitative"),
            text=_INSIDE,
            color=alt.Color("ink", type="nominal", scale=None),
        )
    )
    y = alt.Y("line", type="quantitative", scale=None, axis=None)
    swatch = base.mark_square(size=150, x=7, opacity=1).encode(y=y)
    names = alt.Chart().mark_text(align="left", x=22, fontSize=13, color=INK).encode(y=y, text=_text("part"))
    told = alt.Chart().mark_text(
        align="right", x=alt.expr("width - 62"), fontSize=13, color=INK, fontWeight=600
    )
    share = alt.Chart().mark_text(align="right", x=alt.expr("width"), fontSize=13, color=QUIET)
    columns = [told.encode(y=y, text=_text("told")), share.encode(y=y, text=_text("share"))]
    return kept(alt.layer(bar, inside, swatch, names, *columns, data=source()))


@lru_cache(maxsize=1)
def many_bars() -> Spec:
    """One line a bar, the longest filling the width; the parts carry their share (or value) where it fits."""
    y = members_axis("bar", inner=0.3, outer=0.1)
    scale = alt.Scale(domain=[0, 1], nice=False)
    base = alt.Chart().encode(y=y)
    bars = base.mark_bar(stroke=PAPER, strokeWidth=1.5).encode(
        x=alt.X("from", type="quantitative", axis=None, scale=scale),
        x2=alt.X2("to"),
        fill=_FILL,
        tooltip=_TOLD,
    )
    inside = base.mark_text(fontSize=12, fontWeight=600).encode(
        x=alt.X("middle", type="quantitative"),
        text=_INSIDE,
        color=alt.Color("ink", type="nominal", scale=None),
    )
    return kept(alt.layer(bars, inside, data=source()))


def _text(field: str) -> alt.Text:
    return alt.Text(field, type="nominal")
