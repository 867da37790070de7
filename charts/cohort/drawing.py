"""What do cohorts look like? The drawing only: no rows, no words."""

from __future__ import annotations

from functools import lru_cache

import altair as alt

from charts.axes import Few, amounts_axis, steps_axis
from charts.chart import Spec, haloed, kept, source
from charts.french import axis_format
from charts.theme import GROUND, QUIET
from charts.trend.drawing import GAP
from metrics.units import SHARE


@lru_cache(maxsize=4)
def cohort_spec(few: Few) -> Spec:
    """The kept drawing of cohorts."""
    x, y = steps_axis(few=few), alt.Y("value", type="quantitative")
    told = (
        ("series", "Série"),
        ("long", "Entrée"),
        ("text", "Part"),
        ("interval", "Précision"),
        ("cases", "Sur"),
    )
    tooltip = [alt.Tooltip(field, type="nominal", title=title) for field, title in told]
    stroke = alt.Stroke("stroke", type="nominal", scale=None)
    fill = alt.Fill("stroke", type="nominal", scale=None)
    span = amounts_axis("top", axis_format(SHARE))
    held = alt.Chart().mark_rule(opacity=0, tooltip=False).encode(x=x, y=span, y2=alt.Y2("bottom"))
    base = alt.Chart().encode(x=x)
    limits = {"y": alt.Y("low", type="quantitative"), "y2": alt.Y2("high")}
    band = base.mark_area(opacity=0.17, invalid=GAP, tooltip=False).encode(
        fill=fill, detail="series:N", **limits
    )
    alone = base.mark_rule(opacity=0.17, strokeWidth=9, tooltip=False).encode(stroke=stroke, **limits)
    line = base.mark_line(strokeWidth=2.4, invalid=GAP, tooltip=False).encode(
        y=y, stroke=stroke, detail="series:N"
    )
    points = base.mark_point(filled=True, opacity=1, size=40, strokeWidth=1.8).encode(
        y=y, stroke=stroke, fill=alt.Fill("fill", type="nominal", scale=None), tooltip=tooltip
    )
    few_steps = few is not Few.MANY
    return kept(
        alt.layer(
            held,
            *_too_recent(base),
            alone if few_steps else band,
            line,
            points,
            _names_drawn(),
            data=source(),
        )
    )


def _too_recent(base: alt.Chart) -> list[alt.Chart]:
    """The steps that may not be read yet, as a light ground with its words at the right end."""
    recent = base.transform_filter("datum.recent")
    ground = recent.mark_bar(
        fill=GROUND, width=alt.RelativeBandSize(1.3), y=0, y2=alt.expr("height"), tooltip=False
    )
    words = (
        alt.Chart()
        .transform_filter("datum.recent")
        .transform_window(rank="row_number()")
        .transform_filter("datum.rank == 1")
        .encode(text=alt.value("trop récent"))
    )
    told = haloed(words, align="right", x=alt.expr("width"), y=8, fontSize=11, color=QUIET)
    return [ground, *told]


def _names_drawn() -> alt.Chart:
    known = alt.Chart().transform_filter("isValid(datum.name_y)")
    mark = known.mark_text(
        align="left", x=alt.expr("width + 4"), lineBreak="\n", lineHeight=15, fontSize=12, fontWeight="bold"
    )
    named: alt.Chart = mark.encode(
        y=alt.Y("name_y", type="quantitative"),
        text=alt.Text("name", type="nominal"),
        color=alt.Color("ink", type="nominal", scale=None),
    )
    return named
