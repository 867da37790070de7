"""Into which few classes do the values of a map fall, and what is each one called?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

from charts.theme import SEQUENCE
from metrics.units import NO_BREAK, Unit

MOST = len(SEQUENCE)
_HALF = 0.5


@dataclass(frozen=True)
class Classes:
    """Lower bounds of the classes, in the stored scale; the first bound is the lowest value."""

    bounds: tuple[float, ...]
    highest: float
    unit: Unit
    zero: bool = False
    """The first class holds zero alone."""

    def rank(self, amount: float) -> int:
        """The class of a value, from 0."""
        return max(bisect_right(self.bounds, amount) - 1, 0)

    def fill(self, rank: int) -> str:
        """The blue of the class: always the lightest first and, with several classes, the deepest last."""
        spread = len(self.bounds) - 1
        return SEQUENCE[round(rank * (MOST - 1) / spread)] if spread else SEQUENCE[MOST // 2]

    @property
    def words(self) -> tuple[str, ...]:
        """« de 1 à 4 », « 5 et plus »: one sentence a class, the lowest first."""
        edges = (*self.bounds, None)
        return tuple(self._words(low, high) for low, high in pairwise(edges) if low is not None)

    def _words(self, low: float, high: float | None) -> str:
        write = self.unit.write if self.unit.plural in ("%", "€") else self.unit.number
        if self.zero and low == 0:
            return write(low)
        if high is None:
            return write(low) if low >= self.highest else f"{write(low)} et plus"
        if self.unit.decimals == 0 and self.unit.factor == 1.0:
            return write(low) if high - low <= 1 else f"de {self.unit.number(low)} à {write(high - 1)}"
        return f"de {self.unit.number(low)} à moins de {write(high)}".replace(
            "moins de ", f"moins de{NO_BREAK}"
        )


def classes(amounts: Sequence[float], unit: Unit) -> Classes:
    """At most five classes of about as many members each, at round bounds; zero is a class of its own."""
    positive = sorted(amount for amount in amounts if amount > 0)
    if not positive:
        return Classes((0.0,), 0.0, unit, zero=True)
    zero = len(positive) < len(amounts)
    wanted = MOST - 1 if zero else MOST
    cuts = [positive[len(positive) * rank // wanted] for rank in range(1, wanted)]
    lowest = _round(positive[0], unit, down=True)
    bounds = sorted({lowest, *(_round(cut, unit) for cut in cuts)})
    kept = [bound for bound in bounds if lowest <= bound <= positive[-1]]
    alone = zero and kept[0] > 0
    return Classes((*((0.0,) if alone else ()), *kept), positive[-1], unit, alone)


def _round(amount: float, unit: Unit, *, down: bool = False) -> float:
    """Two significant digits, never finer than the unit is written."""
    shown = amount * unit.factor
    digits = min(unit.decimals, 1 - floor(log10(shown))) if shown else 0
    step = 10.0**-digits
    rounded = floor(shown / step + 1e-9) * step if down else round(shown / step) * step
    if unit.decimals == 0:
        rounded = max(rounded, 1.0) if shown >= _HALF else 0.0
    return round(rounded, 10) / unit.factor
