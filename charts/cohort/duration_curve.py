"""Which share is still waiting after so many days? A falling curve with its interval and its median."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt

from charts.chart import Chart, Column, Key, Spec, Twin, haloed, kept, rows_of, source
from charts.empty import empty
from charts.theme import BLUE, BLUE_DEEP, GRID, INK, QUIET
from metrics.units import CASES, DAYS, NO_BREAK, SHARE

_HEIGHT = 288
_TOLD = (0, 30, 60, 90, 120, 180, 270, 365)
"""The days of the table."""
_COLUMNS = {
    "day": "number",
    "share": "number",
    "low": "number",
    "high": "number",
    "long": "text",
    "text": "text",
    "interval": "text",
    "followed": "text",
    "median": "number",
    "half": "number",
    "words": "text",
    "side": "text",
}


@dataclass(frozen=True)
class Remaining:
    """What is left after a day, on how many followed, with its interval."""

    day: int
    followed: int
    share: float
    low: float
    high: float
    interval: str = ""


def duration_curve(
    course: Sequence[Remaining], *, median: float | None, finding: str, subtitle: str, note: str = ""
) -> Chart:
    """The course from day 0, a row a day on which something changes."""
    if not course:
        return empty(finding)
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(),
        rows=rows_of(_COLUMNS, _rows(course, median)),
        twin=_twin(course, note),
        height=_HEIGHT,
        alt=finding,
        keys=(Key(f"bande{NO_BREAK}: intervalle à 95{NO_BREAK}%", "#D3E1F1"),),
    )


def _rows(course: Sequence[Remaining], median: float | None) -> list[dict[str, object]]:
    last = course[-1].day
    drawn = median if median is not None and median <= last else None
    words = "" if drawn is None else f"Médiane{NO_BREAK}: {DAYS.number(drawn)}{NO_BREAK}{DAYS.words(drawn)}"
    return [
        {
            "day": one.day,
            "share": one.share,
            "low": one.low,
            "high": one.high,
            "long": f"après {DAYS.write(one.day)}",
            "text": SHARE.write(one.share),
            "interval": one.interval,
            "followed": CASES.write(one.followed),
            "median": drawn if rank == 0 else None,
            "half": 0.5,
            "words": words if rank == 0 else "",
        }
        for rank, one in enumerate(course)
    ]


def _twin(course: Sequence[Remaining], note: str) -> Twin:
    heads = (
        Column("Après", DAYS),
        Column("Encore ouvertes", SHARE),
        Column("Intervalle"),
        Column("Saisines suivies jusque-là", CASES),
    )
    days = [day for day in _TOLD if day <= course[-1].day]
    at = [(day, [one for one in course if one.day <= day][-1]) for day in days]
    followed = [next(one.followed for one in course if one.day >= day) for day in days]
    rows = tuple(
        (float(day), one.share, one.interval, float(count))
        for (day, one), count in zip(at, followed, strict=True)
    )
    return Twin(heads, rows, note=note)


@lru_cache(maxsize=1)
def _spec() -> Spec:
    bottom = alt.Axis(
        format=",.0f", tickCount=8, domain=True, title="jours après la saisine", titleColor=QUIET,
        titleFontWeight="normal", titleAnchor="end", titlePadding=4,
    )  # fmt: skip
    x = alt.X("day", type="quantitative", axis=bottom, scale=alt.Scale(zero=True, nice=False))
    side = alt.Axis(format=",.0%", values=[0, 0.25, 0.5, 0.75, 1], grid=True, gridColor=GRID, labelPadding=8)
    y = alt.Y("share", type="quantitative", axis=side, scale=alt.Scale(domain=[0, 1]))
    told = (("long", "Délai"), ("text", "Encore ouvertes"), ("interval", "Précision"), ("followed", "Sur"))
    tooltip = [alt.Tooltip(field, type="nominal", title=title) for field, title in told]
    base = alt.Chart().encode(x=x)
    band = base.mark_area(fill=BLUE, opacity=0.17, interpolate="step-after", tooltip=False).encode(
        y=alt.Y("low", type="quantitative"), y2=alt.Y2("high")
    )
    curve = base.mark_line(stroke=BLUE, strokeWidth=2.4, interpolate="step-after", tooltip=False).encode(y=y)
    met = base.mark_point(size=90, opacity=0).encode(y=y, tooltip=tooltip)
    return kept(alt.layer(band, curve, met, *_median(), data=source()))


def _median() -> list[alt.Chart]:
    """Where the curve meets one half: a rule down to the axis, and its words."""
    known = alt.Chart().transform_filter("isValid(datum.median)")
    x, y = alt.X("median", type="quantitative"), alt.Y("half", type="quantitative")
    rule = known.mark_rule(color=INK, strokeDash=[4, 3], tooltip=False, y2=alt.expr("height")).encode(
        x=x, y=y
    )
    point = known.mark_point(filled=True, size=60, fill=BLUE_DEEP, opacity=1, tooltip=False).encode(x=x, y=y)
    words = known.encode(x=x, y=y, text=alt.Text("words", type="nominal"))
    return [rule, point, *haloed(words, align="left", dx=8, dy=-9, color=BLUE_DEEP, fontWeight=600)]
