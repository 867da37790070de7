"""How do the two axes of words look: members on the side, steps of time at the bottom?"""

from __future__ import annotations

from collections.abc import Sized
from enum import IntEnum
from math import ceil, floor, log10

import altair as alt

from charts.theme import GRID, INK, QUIET

LINE_PX = 15
SPLIT = "split(datum.label, '\\n')"
"""The Vega expression that gives back the lines of a wrapped label."""
_LINES = f"length({SPLIT})"

STEP_LABEL = (
    "length(split(datum.value, ' ')) < 2 ? datum.value : "
    "[bandwidth('x') < 9 ? '' : bandwidth('x') < 25 ? upper(slice(datum.value, 0, "
    "slice(datum.value, 0, 1) == 'T' ? 2 : 1)) : slice(datum.value, 0, length(datum.value) - 5), "
    "datum.index == 0 || slice(datum.value, 0, 5) == 'janv.' || slice(datum.value, 0, 2) == 'T1' "
    "? slice(datum.value, -4) : '']"
)
"""Month (its initial when there is little room) and, under the first step and each January, the year."""


class Few(IntEnum):
    """How many steps there are: a lone column is not as wide as the screen."""

    ONE = 1
    SOME = 4
    MANY = 99

    @classmethod
    def of(cls, steps: Sized) -> Few:
        """The size of a set of steps."""
        return next(few for few in cls if len(steps) <= few or few is cls.MANY)


_PADDING = {Few.ONE: (0.5, 1.0), Few.SOME: (0.5, 0.5), Few.MANY: (0.22, 0.1)}


def members_axis(field: str, *, inner: float, outer: float) -> alt.Y:
    """Wrapped labels on the left, never cut, each centred on its row, in the order of the rows."""
    shift = [{"test": f"{_LINES} == {count}", "value": -LINE_PX * (count - 1) / 2} for count in range(2, 7)]
    axis = alt.Axis(
        labelExpr=SPLIT,
        labelLimit=0,
        labelColor=INK,
        labelFontSize=13,
        labelLineHeight=LINE_PX,
        labelPadding=8,
        labelOffset={"condition": shift, "value": 0},
        labelOverlap=False,
    )
    return alt.Y(
        field, type="nominal", sort=None, axis=axis, scale=alt.Scale(paddingInner=inner, paddingOuter=outer)
    )


def steps_axis(*, few: Few = Few.MANY, domain: bool = True) -> alt.X:
    """The steps of time in the order of the rows, told in French."""
    axis = alt.Axis(
        labelExpr=STEP_LABEL,
        labelAngle=0,
        labelOverlap=False,
        labelLineHeight=LINE_PX,
        domain=domain,
        domainColor=QUIET,
    )
    inner, outer = _PADDING[few]
    scale = alt.Scale(type="band", paddingInner=inner, paddingOuter=outer)
    return alt.X("step", type="nominal", sort=None, axis=axis, scale=scale)


def amounts_axis(field: str, number_format: str) -> alt.Y:
    """A quiet vertical axis over the whole span of the rows, which is already round (see `round_span`)."""
    axis = alt.Axis(format=number_format, tickCount=4, grid=True, gridColor=GRID, labelPadding=8)
    return alt.Y(field, type="quantitative", axis=axis, scale=alt.Scale(zero=False, nice=False))


def round_span(low: float, high: float, *, whole: bool = False) -> tuple[float, float]:
    """The span widened to the marks of an axis of about four ticks, as d3 does; `whole` forbids decimals."""
    if high <= low:
        high = low + 1.0
    step = _tick(high - low)
    step = max(step, 1.0) if whole else step
    return floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step


def _tick(width: float) -> float:
    raw = width / 4
    power = 10.0 ** floor(log10(raw))
    ratio = raw / power
    return power * (10 if ratio >= 50**0.5 else 5 if ratio >= 10**0.5 else 2 if ratio >= 2**0.5 else 1)
