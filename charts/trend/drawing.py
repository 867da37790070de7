"""What does a trend look like? The drawing only: no rows, no words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import altair as alt

from charts.axes import Few, amounts_axis, steps_axis
from charts.chart import Spec, haloed, kept, source
from charts.end_names import end_name
from charts.theme import (
    BLUE,
    BLUE_DEEP,
    HATCHING_PAST,
    HATCHING_SMALL,
    INK,
    PAPER,
    PAST,
    PAST_SOFT,
    QUIET,
)
from charts.trend.limits import band, event_rules, limits, marks

GAP: Final = "break-paths-show-path-domains"
"""A missing step leaves a gap in the line."""

COLUMNS = {
    "step": "text",
    "long": "text",
    "value": "number",
    "text": "text",
    "label": "text",
    "label_y": "number",
    "hollow": "flag",
    "masked": "flag",
    "before": "number",
    "before_alone": "flag",
    "before_masked": "flag",
    "before_text": "text",
    "parts": "text",
    "state": "text",
    "low": "number",
    "high": "number",
    "target": "number",
    "now_name": "text",
    "now_y": "number",
    "past_name": "text",
    "past_y": "number",
    "target_name": "text",
    "target_y": "number",
    "mean": "number",
    "lower": "number",
    "upper": "number",
    "tone": "text",
    "special": "text",
    "event": "text",
    "event_left": "text",
    "event_right": "text",
}

_MASKED_PX = 14
"""The height of a masked month, and its width under a line."""
_ALONE_PX = 64
"""The area of a month of last year between two that are not known: wider than this year's, if both meet."""


@dataclass(frozen=True)
class Drawn:
    """What a trend has to draw besides its values."""

    columns: bool
    before: bool = False
    target: bool = False
    limits: bool = False
    """The band; that of a level would hide under its curve, only its marks are drawn."""
    marks: bool = False
    events: bool = False


@lru_cache(maxsize=128)
def trend_spec(drawn: Drawn, number_format: str, few: Few) -> Spec:
    """The kept drawing of a trend."""
    x = steps_axis(few=few, domain=drawn.columns)
    tooltip = _tooltip(drawn)
    layers = [_window(x, number_format), *(band(x) if drawn.limits else [])]
    layers += _columns(x, drawn.before, tooltip) if drawn.columns else _lines(x, drawn.before, tooltip)
    layers += [*(limits(x) if drawn.limits else []), *(marks(x, tooltip) if drawn.marks else [])]
    layers += [*([_target_rule()] if drawn.target else []), *(event_rules(x) if drawn.events else [])]
    layers += [*_label(x, drawn), end_name("now", BLUE_DEEP, strong=True)]
    layers += [end_name("past", QUIET)] if drawn.before else []
    layers += [end_name("target", INK)] if drawn.target else []
    return kept(alt.layer(*layers, data=source()))


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative")


def _window(x: alt.X, number_format: str) -> alt.Chart:
    """An invisible layer that holds every step, in order, and the whole span of the axis."""
    y = amounts_axis("high", number_format)
    held: alt.Chart = alt.Chart().mark_rule(opacity=0, tooltip=False)
    return held.encode(x=x, y=y, y2=alt.Y2("low"))


def _tooltip(drawn: Drawn) -> list[alt.Tooltip]:
    told = [("long", "Période"), ("text", "Valeur")]
    told += [("before_text", "Un an plus tôt")] if drawn.before else []
    told += [("parts", "Calcul"), *([("special", "Variation")] if drawn.marks else [])]
    told += [("event", "Événement")] if drawn.events else []
    told += [("state", "Statut")]
    return [alt.Tooltip(field, type="nominal", title=title) for field, title in told]


def _columns(x: alt.X, before: bool, tooltip: list[alt.Tooltip]) -> list[alt.Chart]:
    base = alt.Chart().encode(x=x, tooltip=tooltip)
    width = alt.RelativeBandSize(0.62 if before else 1.0)
    past = base.mark_bar(fill=PAST_SOFT).encode(y=_y("before"))
    bars = base.mark_bar(stroke=BLUE, strokeWidth=1.5, width=width).encode(
        y=_y("value"), fill=alt.when("datum.hollow").then(alt.value(PAPER)).otherwise(alt.value(BLUE))
    )
    return [*([past, _masked_past(base)] if before else []), bars, _masked(base, width)]


def _masked(base: alt.Chart, width: alt.RelativeBandSize | int) -> alt.Chart:
    """A masked month: hatched at the foot of the plot, of the same height whatever is masked."""
    drawn: alt.Chart = base.transform_filter("datum.masked").mark_bar(
        fill=HATCHING_SMALL,
        stroke=QUIET,
        strokeWidth=1,
        width=width,
        y=alt.expr(f"height - {_MASKED_PX}"),
        y2=alt.expr("height"),
    )
    return drawn


def _masked_past(base: alt.Chart) -> alt.Chart:
    """The same for a column of last year, which would otherwise be read as zero."""
    drawn: alt.Chart = base.transform_filter("datum.before_masked").mark_bar(
        fill=HATCHING_PAST, y=alt.expr(f"height - {_MASKED_PX}"), y2=alt.expr("height")
    )
    return drawn


def _lines(x: alt.X, before: bool, tooltip: list[alt.Tooltip]) -> list[alt.Chart]:
    base = alt.Chart().encode(x=x, tooltip=tooltip)
    past = base.mark_line(stroke=PAST, strokeWidth=2, invalid=GAP).encode(y=_y("before"))
    alone = base.transform_filter("datum.before_alone").mark_point(
        filled=True, fill=PAST, opacity=1, size=_ALONE_PX
    )
    line = base.mark_line(stroke=BLUE, invalid=GAP).encode(y=_y("value"))
    points = base.mark_point(filled=True, stroke=BLUE, strokeWidth=1.8, opacity=1, size=42).encode(
        y=_y("value"), fill=alt.when("datum.hollow").then(alt.value(PAPER)).otherwise(alt.value(BLUE))
    )
    earlier = [past, alone.encode(y=_y("before"))] if before else []
    return [*earlier, line, points, _masked(base, _MASKED_PX)]


def _label(x: alt.X, drawn: Drawn) -> list[alt.Chart]:
    """The value of a step, clear of its column or of its point."""
    text = alt.Chart().encode(x=x, y=_y("label_y"), text=alt.Text("label", type="nominal"))
    return haloed(text, dy=-10 if drawn.columns else -16, fontSize=13, fontWeight="bold", color=BLUE_DEEP)


def _target_rule() -> alt.Chart:
    known = alt.Chart().transform_filter("isValid(datum.target_y)")
    rule: alt.Chart = known.mark_rule(
        color=INK, strokeDash=[5, 4], strokeWidth=1.2, x=0, x2=alt.expr("width")
    )
    return rule.encode(y=_y("target"))
