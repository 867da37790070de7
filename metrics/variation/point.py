"""What is a judged step, and since when does what is said of the last one hold?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from metrics.period import Period


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One step: its value and the limits between which chance alone would keep it; None where unknown.

    A level at a date is judged by its pace: `base` is the level before, which the limits start from (else
    zero); `centre` is the mean of what is charted, the same over all the steps that share their limits.
    """

    period: Period
    value: float | None
    base: float | None = 0.0
    centre: float | None = None
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    special: str | None = None

    @property
    def move(self) -> float | None:
        """What is charted: the value, or its change for a level."""
        return None if self.value is None or self.base is None else self.value - self.base


Holds = Callable[[Point], bool]


def lasting(known: Sequence[Point]) -> tuple[Point, ...]:
    """The last steps, as far back as the rule that marks the last one holds; empty when it is ordinary.

    A stretch of one side, like the rule that asks for it, ends where limits start anew.
    """
    if not known or known[-1].special is None:
        return ()
    last = known[-1]
    special = last.special or ""
    if special in _MOVES:
        return _moving(known, _MOVES[special])
    holds = _SIDES.get(special, _marked(special))
    kept = takewhile(lambda point: holds(point) and point.centre == last.centre, reversed(known[:-1]))
    return (*reversed(tuple(kept)), last)


def _moving(known: Sequence[Point], rises: Callable[[float, float], bool]) -> tuple[Point, ...]:
    """The last steps that each rise (or fall), the one from which they start included."""
    pairs = takewhile(lambda pair: rises(pair[0].move or 0.0, pair[1].move or 0.0), pairwise(reversed(known)))
    return (*reversed([before for _, before in pairs]), known[-1])


def _marked(special: str) -> Holds:
    def holds(point: Point) -> bool:
        return point.special == special

    return holds


def _beyond(end: str, sign: int) -> Holds:
    def holds(point: Point) -> bool:
        limit: float | None = getattr(point, end)
        return point.value is not None and limit is not None and sign * (point.value - limit) > 0

    return holds


_SIDES: Mapping[str, Holds] = {
    "above_limit": _beyond("upper", 1),
    "below_limit": _beyond("lower", -1),
    "shift_above": _beyond("mean", 1),
    "shift_below": _beyond("mean", -1),
}
_MOVES: Mapping[str, Callable[[float, float], bool]] = {
    "trend_up": lambda now, before: now > before,
    "trend_down": lambda now, before: now < before,
}
