"""Who differs from the whole by more than chance?

One point a member, the more cases the further right, between limits that narrow as cases grow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from charts.axes import round_span
from charts.chart import Chart, Column, Key, Twin, rows_of
from charts.funnel.callouts import Place, Point, called_out
from charts.funnel.drawing import CENTRE, LIMITS, NARROW, WIDE, funnel_spec
from charts.labels import wrapped
from charts.theme import BLUE, INK, ORANGE, PAPER, PAST, QUIET
from metrics.certainty import MIN_DENOMINATOR
from metrics.comparison import Comparison, Member, Standing
from metrics.comparison.words import counts_in_words, interval_of, name_of
from metrics.funnel import Funnel
from metrics.funnel.shape import Z_95, Z_998
from metrics.intervals import TOO_FEW
from metrics.units import NO_BREAK, SHARE, Unit
from metrics.verdict import Tone

COUNT = Unit("count", "cas", "cas")
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
        spec=funnel_spec(),
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
