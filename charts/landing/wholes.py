"""How much of each whole is reached, and how much will be at the end? A bar, a band, a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt

from charts.chart import Chart, Key, Spec, Twin, kept, rows_of, source
from charts.empty import empty
from charts.theme import BLUE, BLUE_DEEP, INK, PAPER, QUIET, SEQUENCE

_STEP = 68
_COLUMNS = {
    "name": "text",
    "zero": "number",
    "reached": "number",
    "expected": "number",
    "low": "number",
    "high": "number",
    "whole": "number",
    "most": "number",
    "said": "text",
    "reached_text": "text",
    "projected_text": "text",
}
BAND, DOT = SEQUENCE[1], 70


@dataclass(frozen=True)
class Reached:
    """One whole: the shares of it reached now and projected (None without a projection), and its words."""

    name: str
    reached: float
    expected: float | None
    bounds: tuple[float, float] | None
    said: str
    reached_text: str
    projected_text: str


def landing(
    reached: Sequence[Reached], *, finding: str, subtitle: str, keys: tuple[str, str, str, str], twin: Twin
) -> Chart:
    """Shares from 0 to 1 or more, each beside its whole.

    `keys`: the words for what is reached, what is projected, its interval, and the whole.
    """
    if not reached:
        return empty(finding)
    most = max([1.0, *(one.bounds[1] for one in reached if one.bounds), *(one.reached for one in reached)])
    now, projected, interval, whole = keys
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(),
        rows=rows_of(_COLUMNS, [_row(one, most) for one in reached]),
        twin=twin,
        height=len(reached) * _STEP + 8,
        alt=f"{finding} {' ; '.join(f'{one.name}, {one.said}' for one in reached)}.",
        keys=(
            Key(now, BLUE),
            *(
                (Key(interval, BAND), Key(projected, BLUE_DEEP, "dot"))
                if any(one.bounds for one in reached)
                else ()
            ),
            Key(whole, INK, "line"),
        ),
    )


def _row(one: Reached, most: float) -> dict[str, object]:
    low, high = one.bounds or (None, None)
    return {
        "name": one.name,
        "zero": 0.0,
        "reached": one.reached,
        "expected": one.expected if one.bounds else None,
        "low": low,
        "high": high,
        "whole": 1.0,
        "most": most,
        "said": one.said,
        "reached_text": one.reached_text,
        "projected_text": one.projected_text,
    }


@lru_cache(maxsize=1)
def _spec() -> Spec:
    y = alt.Y("name", type="nominal", sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    told = [("name", "Ligne"), ("reached_text", "À ce jour"), ("projected_text", "Projection")]
    base = alt.Chart().encode(
        y=y, tooltip=[alt.Tooltip(field, type="nominal", title=title) for field, title in told]
    )
    known = base.transform_filter("isValid(datum.low)")
    span = base.mark_rule(opacity=0).encode(x=_x("zero"), x2="most")
    band = known.mark_bar(fill=BAND, size=18, yOffset=2).encode(x=_x("low"), x2="high")
    bars = base.mark_bar(fill=BLUE, size=10, yOffset=2).encode(x=_x("zero"), x2="reached")
    dot = known.mark_point(
        filled=True, fill=BLUE_DEEP, stroke=PAPER, strokeWidth=1, size=DOT, opacity=1, yOffset=2
    )
    whole = base.mark_tick(color=INK, thickness=2, size=26, yOffset=2).encode(x=_x("whole"))
    title = base.mark_text(align="left", x=0, dy=-20, fontSize=13, fontWeight=600, color=INK)
    said = base.mark_text(align="left", x=0, dy=23, fontSize=12, color=QUIET)
    words = [
        title.encode(text=alt.Text("name", type="nominal")),
        said.encode(text=alt.Text("said", type="nominal")),
    ]
    return kept(alt.layer(span, *words, band, bars, whole, dot.encode(x=_x("expected")), data=source()))


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", axis=None, scale=alt.Scale(zero=True, nice=False))
