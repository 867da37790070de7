"""Who differs from the whole by more than chance?

One point a member, the more cases the further right, between limits that narrow as cases grow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import numpy as np
import pyarrow as pa

from charts.axes import amounts_axis, round_span
from charts.callouts import GAP_PX, LINE_PX, Place, Point, called_out
from charts.chart import Chart, Column, Key, Spec, Twin, haloed, kept, rows_of, source
from charts.labels import wrapped
from charts.theme import BLUE, GRID, INK, ORANGE, PAPER, PAST, QUIET
from metrics.certainty import MIN_DENOMINATOR
from metrics.comparison import Comparison, Member, Standing
from metrics.comparison.words import counts_in_words, interval_of, name_of
from metrics.funnel import Funnel
from metrics.funnel.shape import Z_95, Z_998
from metrics.intervals import TOO_FEW
from metrics.units import NO_BREAK, SHARE, Unit
from metrics.verdict import Tone

COUNT = Unit("count", "cas", "cas")
LIMITS, CENTRE = "limits", "centre"
WIDE, NARROW = "#EEF1F4", "#DFE5EB"
"""The bands between the limits at 99.8 % and at 95 %."""

_HEIGHT, _STEPS, _ROOM = 380, 120, 1.04
_WIDTH, _PLOT = 800.0, 335.0
"""The size of the plot, in pixels, for which names are kept apart."""
_MOST_NAMED = 3
_FILLS = {Tone.IMPROVEMENT: BLUE, Tone.CONCERN: ORANGE, Tone.CHANGE: INK, Tone.ORDINARY: PAST}
_SHAPES = {Standing.ABOVE: "triangle-up", Standing.BELOW: "triangle-down"}
_COLUMNS = {
    "whole": "number",
    "rate": "number",
    "name": "text",
    "text": "text",
    "parts": "text",
    "interval": "text",
    "standing": "text",
    "shape": "text",
    "fill": "text",
    "edge": "text",
    "size": "number",
    "side": "text",
    "label": "text",
    "label_rate": "number",
    "ink": "text",
    "weight": "text",
}
_LIMIT_COLUMNS = dict.fromkeys(("whole", "low95", "high95", "low998", "high998"), "number")
_CENTRE_COLUMNS = {"whole": "number", "rate": "number", "name": "text", "low": "number", "high": "number"}


@dataclass(frozen=True)
class Frame:
    """The two scales of a funnel: up to how many cases, between which rates."""

    most: float
    low: float
    high: float

    def across(self, cases: float) -> float:
        """How far to the right so many cases stand, from 0 to 1."""
        return float(np.sqrt(cases / self.most))

    def down(self, rate: float) -> float:
        """How far from the top a rate stands, from 0 to 1."""
        return (self.high - rate) / (self.high - self.low)

    @classmethod
    def of(cls, members: Sequence[Member], funnel: Funnel) -> Frame:
        """Wide enough for every point, and for the limits of the smallest member that is judged."""
        rates = [member.rate for member in members]
        smallest = max(min(member.whole for member in members), MIN_DENOMINATOR)
        (low,), (high,) = funnel.bounds([smallest], Z_998)
        span = round_span(min(*rates, float(low)), max(*rates, float(high)))
        return cls(max(member.whole for member in members) * _ROOM, max(span[0], 0.0), min(span[1], 1.0))


def funnel_chart(told: Comparison, funnel: Funnel, *, finding: str, subtitle: str) -> Chart:
    """The members of a comparison in their funnel; only those outside the limits are named and coloured."""
    frame = Frame.of(told.members, funnel)
    places = _places(told, frame)
    return Chart(
        finding=finding,
        subtitle=subtitle,
        spec=_spec(),
        rows=rows_of(_COLUMNS, [_row(member, places, frame) for member in told.members]),
        twin=_twin(told.members),
        height=_HEIGHT,
        alt=f"{finding}. {_spoken(told)}",
        keys=_keys(told.members),
        layers={LIMITS: _limits(funnel, frame), CENTRE: _centre(funnel, frame)},
    )


def _places(told: Comparison, frame: Frame) -> Mapping[str, Place]:
    """Where each name stands on the drawing of a laptop; on a phone names may touch, the table has all."""
    points = [
        Point(one.value.member, _label(one), _WIDTH * frame.across(one.whole), _PLOT * frame.down(one.rate))
        for one in _named(told)
    ]
    return called_out(points, _WIDTH, _PLOT)


def _row(member: Member, places: Mapping[str, Place], frame: Frame) -> dict[str, object]:
    standing, fill = member.standing, _FILLS[member.tone]
    place = places.get(member.value.member)
    lower = place.lower / _PLOT * (frame.high - frame.low) if place else 0.0
    return {
        "whole": member.whole,
        "rate": member.rate,
        "name": name_of(member),
        "text": SHARE.write(member.rate),
        "parts": counts_in_words(member),
        "interval": interval_of(member),
        "standing": standing.value,
        "shape": _SHAPES.get(standing, "circle"),
        "fill": PAPER if standing is Standing.TOO_FEW else fill,
        "edge": fill,
        "size": 130 if standing.is_outside else 64,
        "side": place.side if place else "",
        "label": _label(member) if place else "",
        "label_rate": member.rate - lower,
        "ink": INK if standing.is_outside else QUIET,
        "weight": "outside" if standing.is_outside else "near",
    }


def _named(told: Comparison) -> tuple[Member, ...]:
    """Those outside; with them those between the two limits, lightly, while there are few names in all."""
    near = [one for one in told.members if one.standing in (Standing.ABOVE_95, Standing.BELOW_95)]
    return (*told.outside, *near) if len(near) + len(told.outside) <= _MOST_NAMED else told.outside


def _label(member: Member) -> str:
    return wrapped(name_of(member), 22)


def _limits(funnel: Funnel, frame: Frame) -> pa.Table:
    """The limits, at steps closer together where they bend; what leaves the frame stops at its edge."""
    cases = np.linspace(0.0, np.cbrt(frame.most), _STEPS + 1)[1:] ** 3
    curves = {"whole": cases}
    for name, z in (("95", Z_95), ("998", Z_998)):
        low, high = funnel.bounds(cases, z)
        curves[f"low{name}"] = np.clip(low, frame.low, frame.high)
        curves[f"high{name}"] = np.clip(high, frame.low, frame.high)
    steps = [dict(zip(curves, map(float, step), strict=True)) for step in zip(*curves.values(), strict=True)]
    return rows_of(_LIMIT_COLUMNS, steps)


def _centre(funnel: Funnel, frame: Frame) -> pa.Table:
    name = f"Ensemble\n{SHARE.write(funnel.centre)}"
    row = {"rate": funnel.centre, "name": name, "low": frame.low, "high": frame.high}
    return rows_of(_CENTRE_COLUMNS, [row | {"whole": frame.most}])


def _keys(members: Sequence[Member]) -> tuple[Key, ...]:
    keys = [
        Key(f"entre les limites à 95{NO_BREAK}%", NARROW),
        Key(f"entre celles à 99,8{NO_BREAK}%", WIDE),
    ]
    if any(member.standing is Standing.TOO_FEW for member in members):
        keys.append(Key(f"point vide{NO_BREAK}: {TOO_FEW}", PAPER, "dot"))
    return tuple(keys)


def _twin(members: Sequence[Member]) -> Twin:
    """The numbers that are drawn."""
    heads = ("Taux", "Bas 99,8", "Bas 95", "Haut 95", "Haut 99,8")
    rows = tuple(
        (
            name_of(one),
            one.whole,
            one.rate,
            one.limits998[0],
            one.limits95[0],
            one.limits95[1],
            one.limits998[1],
        )
        for one in members
    )
    columns = (Column("Nom"), Column("Nombre de cas", COUNT), *(Column(head, SHARE) for head in heads))
    return Twin(columns, rows)


def _spoken(told: Comparison) -> str:
    outside = [f"{name_of(one)}{NO_BREAK}: {SHARE.write(one.rate)}, {one.standing}" for one in told.outside]
    return f"{' ; '.join(outside)}." if outside else "Aucun point hors des limites."


@lru_cache(maxsize=1)
def _spec() -> Spec:
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
