"""What does a funnel look like? The drawing only: no rows, no words."""

from __future__ import annotations

from functools import lru_cache

import altair as alt

from charts.axes import amounts_axis
from charts.chart import Spec, haloed, kept, source
from charts.funnel.callouts import GAP_PX, LINE_PX
from charts.theme import GRID, QUIET

LIMITS, CENTRE = "limits", "centre"
WIDE, NARROW = "#EEF1F4", "#DFE5EB"
"""The bands between the limits at 99.8 % and at 95 %."""


@lru_cache(maxsize=1)
def funnel_spec() -> Spec:
    """The kept drawing of a funnel."""
    axis = alt.Axis(
        title="Nombre de cas",
        titleAnchor="end",
        titleColor=QUIET,
        titleFontWeight="normal",
        titleFontSize=12,
        format=",.0f",
        tickCount=6,
        domain=True,
        domainColor=QUIET,
        labelOverlap=True,
        labelFlush=True,
    )
    x = alt.X("whole", type="quantitative", axis=axis, scale=alt.Scale(type="sqrt", zero=True, nice=False))
    return kept(alt.layer(*_bands(x), *_centre_line(x), *_names(x), _points(x)))


def _bands(x: alt.X) -> list[alt.Chart]:
    base = alt.Chart(alt.NamedData(name=LIMITS)).encode(x=x)
    return [
        base.mark_area(color=fill, opacity=1, line={"color": GRID, "strokeWidth": 1}).encode(
            y=amounts_axis(f"low{level}", ",.1~%"), y2=alt.Y2(f"high{level}")
        )
        for level, fill in (("998", WIDE), ("95", NARROW))
    ]


def _centre_line(x: alt.X) -> list[alt.Chart]:
    """The rate of the whole, named at its end; the invisible rule opens the frame."""
    one = alt.Chart(alt.NamedData(name=CENTRE))
    frame = one.mark_rule(opacity=0).encode(x=x, y=amounts_axis("high", ",.1~%"), y2=alt.Y2("low"))
    y = alt.Y("rate", type="quantitative")
    line = one.mark_rule(color=QUIET, strokeWidth=1.4, strokeDash=[5, 3]).encode(y=y)
    name = one.mark_text(align="left", x=alt.expr("width + 6"), lineBreak="\n", lineHeight=15, dy=-7)
    return [frame, line, name.encode(y=y, text=alt.Text("name", type="nominal"))]


def _points(x: alt.X) -> alt.Chart:
    told = [
        ("name", "Nom"),
        ("text", "Taux"),
        ("parts", "Calcul"),
        ("interval", "Intervalle à 95\u00a0%"),
        ("standing", "Lecture"),
    ]
    points: alt.Chart = (
        alt.Chart(source())
        .mark_point(filled=True, opacity=1, strokeWidth=1.6)
        .encode(
            x=x,
            y=alt.Y("rate", type="quantitative"),
            shape=alt.Shape("shape", type="nominal", scale=None),
            fill=alt.Fill("fill", type="nominal", scale=None),
            stroke=alt.Stroke("edge", type="nominal", scale=None),
            size=alt.Size("size", type="quantitative", scale=None),
            tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told],
        )
    )
    return points


def _names(x: alt.X) -> list[alt.Chart]:
    """Names with their white edge, each under its point, on the side where there is room."""
    return [
        layer
        for side in ("left", "right")
        for weight in ("near", "outside")
        for layer in _words(x, side, weight)
    ]


def _words(x: alt.X, side: str, weight: str) -> list[alt.Chart]:
    """Names of those outside the wide limits are bold."""
    some = alt.Chart(source()).transform_filter(f"datum.side == '{side}' && datum.weight == '{weight}'")
    words = some.encode(
        x=x,
        y=alt.Y("label_rate", type="quantitative"),
        text=alt.Text("label", type="nominal"),
        color=alt.Color("ink", type="nominal", scale=None),
    )
    return haloed(
        words,
        align="right" if side == "left" else "left",
        dx=-GAP_PX if side == "left" else GAP_PX,
        baseline="middle",
        lineBreak="\n",
        lineHeight=LINE_PX,
        fontWeight=600 if weight == "outside" else 400,
    )
