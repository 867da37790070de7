"""Between which bounds does each of a few rates stand? One point and its interval a member."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import altair as alt

from charts.axes import LINE_PX, members_axis, round_span
from charts.chart import Chart, Column, Spec, Twin, haloed, kept, rows_of, source
from charts.funnel import COUNT
from charts.labels import wrapped
from charts.theme import BLUE, GRID, INK, PAST
from metrics.comparison.members import Counted
from metrics.comparison.words import interval_of, name_of
from metrics.units import NO_BREAK, SHARE

_COLUMNS = {
    "name": "text",
    "rate": "number",
    "low": "number",
    "high": "number",
    "text": "text",
    "interval": "text",
    "from": "number",
    "to": "number",
}
_ROW = 56


def spans_chart(values: Sequence[Counted], *, finding: str, subtitle: str) -> Chart:
    """The rate of each with its interval at 95 %: what chance alone allows is as wide as its line."""
    bounds = [one.interval for one in values]
    low, high = round_span(min(low for low, _ in bounds), max(high for _, high in bounds))
    span = {"from": max(low, 0.0), "to": min(high, 1.0)}
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(),
        rows=rows_of(_COLUMNS, [_row(one) | span for one in values]),
        twin=_twin(values),
        height=_ROW * len(values) + 2 * LINE_PX,
        alt=finding,
    )


def _row(one: Counted) -> dict[str, object]:
    low, high = one.interval
    return {
        "name": wrapped(name_of(one), 18),
        "rate": one.rate,
        "low": low,
        "high": high,
        "text": SHARE.write(one.rate),
        "interval": interval_of(one),
    }


def _twin(values: Sequence[Counted]) -> Twin:
    rows = tuple((name_of(one), one.whole, one.rate, *one.interval) for one in values)
    heads = (Column("Nom"), Column("Nombre de cas", COUNT), Column("Taux", SHARE))
    return Twin((*heads, Column("Borne basse à 95", SHARE), Column("Borne haute à 95", SHARE)), rows)


@lru_cache(maxsize=1)
def _spec() -> Spec:
    axis = alt.Axis(format=",.1~%", tickCount=5, grid=True, gridColor=GRID, labelFlush=True)
    x = alt.X("rate", type="quantitative", axis=axis, scale=alt.Scale(zero=False, nice=False))
    y = members_axis("name", inner=0.2, outer=0.1)
    told = [("name", "Nom"), ("text", "Taux"), ("interval", f"Intervalle à 95{NO_BREAK}%")]
    base = alt.Chart().encode(y=y)
    frame = base.mark_rule(opacity=0).encode(x=alt.X("from", type="quantitative"), x2=alt.X2("to"))
    line = base.mark_rule(strokeWidth=3, color=PAST).encode(
        x=alt.X("low", type="quantitative"), x2=alt.X2("high")
    )
    point = base.mark_point(filled=True, size=90, opacity=1, color=BLUE).encode(
        x=x, tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told]
    )
    words = haloed(base.encode(x=x, text=alt.Text("text", type="nominal")), align="center", dy=-15, color=INK)
    return kept(alt.layer(line, point, *words, frame, data=source()))
