"""What do the limits of ordinary variation look like, the points that leave them, and the events?

The drawing only. A point that matters differs by its shape: diamond for a concern, circle for an
improvement, square for a change without direction.
"""

from __future__ import annotations

from typing import Final

import altair as alt

from charts.chart import haloed
from charts.theme import BAND, BLUE_DEEP, INK, ORANGE, PAPER, QUIET, RULE

_MARKS = (("concern", "diamond", ORANGE), ("improvement", "circle", BLUE_DEEP), ("change", "square", INK))
_STEPPED: Final = "step"
"""Limits change between two steps, not along the way."""


def band(x: alt.X) -> list[alt.Chart]:
    """Where chance alone keeps the figure, behind everything else."""
    area: alt.Chart = alt.Chart().mark_area(color=BAND, interpolate=_STEPPED, tooltip=False)
    return [area.encode(x=x, y=_y("lower"), y2=alt.Y2("upper"))]


def limits(x: alt.X) -> list[alt.Chart]:
    """The mean, and the edges of the band over columns."""
    base = alt.Chart().encode(x=x)
    edges = [
        base.mark_line(stroke=RULE, strokeWidth=1, interpolate=_STEPPED, tooltip=False).encode(y=_y(field))
        for field in ("lower", "upper")
    ]
    mean = base.mark_line(
        stroke=QUIET, strokeWidth=1, strokeDash=[2, 3], interpolate=_STEPPED, tooltip=False
    ).encode(y=_y("mean"))
    return [*edges, mean]


def marks(x: alt.X, tooltip: list[alt.Tooltip]) -> list[alt.Chart]:
    """The points that leave the ordinary."""
    return [_marked(x, tooltip, *mark) for mark in _MARKS]


def event_rules(x: alt.X) -> list[alt.Chart]:
    """A thin rule at the step of an event, with its name at the top."""
    known = alt.Chart().transform_filter("isValid(datum.event)")
    tooltip = alt.Tooltip("event", type="nominal", title="Événement")
    rule: alt.Chart = known.mark_rule(color=QUIET, strokeWidth=1, y=0, y2=alt.expr("height"))
    return [rule.encode(x=x, tooltip=tooltip), *_names(x, "left", 4), *_names(x, "right", -4)]


def _names(x: alt.X, side: str, shift: int) -> list[alt.Chart]:
    field = f"event_{side}"
    named = alt.Chart().transform_filter(f"isValid(datum.{field})")
    text = named.encode(x=x, text=alt.Text(field, type="nominal"))
    return haloed(
        text, align=side, dx=shift, y=7, fontSize=11, color=QUIET, fill=QUIET, lineBreak="\n", lineHeight=13
    )


def _marked(x: alt.X, tooltip: list[alt.Tooltip], tone: str, shape: str, colour: str) -> alt.Chart:
    known = alt.Chart().transform_filter(f"datum.tone == '{tone}'")
    mark: alt.Chart = known.mark_point(
        shape=shape, filled=True, fill=colour, stroke=PAPER, strokeWidth=1.5, size=110, opacity=1
    )
    return mark.encode(x=x, y=_y("value"), tooltip=tooltip)


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative")
