"""Where does each member stand beside the others, once chance has had its part?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from metrics.certainty import MIN_DENOMINATOR
from metrics.comparison.scope import Between
from metrics.funnel import Funnel, limits, shrunken
from metrics.intervals import TOO_FEW, too_wide, wilson
from metrics.model import Better, Metric, Value
from metrics.nature import is_stock
from metrics.verdict import Tone

MIN_MEMBERS: Final = 5
"""Under 5 members their mean is mostly made of each of them, and their dispersion cannot be told from chance:
each is then shown with its own interval, and there is no funnel."""


class Standing(StrEnum):
    """Where a member stands in the funnel, in the words of the table."""

    TOO_FEW = TOO_FEW
    ORDINARY = "ordinaire"
    ABOVE_95 = "entre les limites hautes à 95 et 99,8\u00a0%"
    BELOW_95 = "entre les limites basses à 95 et 99,8\u00a0%"
    ABOVE = "au-dessus des limites à 99,8\u00a0%"
    BELOW = "au-dessous des limites à 99,8\u00a0%"

    @property
    def is_outside(self) -> bool:
        """Does it stand out, beyond what chance does twice in a thousand?"""
        return self in (Standing.ABOVE, Standing.BELOW)


@dataclass(frozen=True)
class Counted:
    """A value with the counts that it is made of."""

    value: Value
    part: float
    whole: float

    @property
    def rate(self) -> float:
        """The part over its whole, between 0 and 1."""
        return self.part / self.whole

    @property
    def interval(self) -> tuple[float, float]:
        """The bounds at 95 % of its own rate."""
        return wilson(self.part, self.whole)

    @property
    def is_small(self) -> bool:
        """Is it read on too few cases to be judged?"""
        return self.whole < MIN_DENOMINATOR


@dataclass(frozen=True)
class Member(Counted):
    """A counted value in its funnel; bounds and the shrunken rate are between 0 and 1."""

    limits95: tuple[float, float]
    limits998: tuple[float, float]
    shrunken: float

    @property
    def standing(self) -> Standing:
        """Too few to conclude, ordinary, or beyond a limit; a list counted whole at a date is exact."""
        if self.is_small:
            return Standing.TOO_FEW
        if self.rate > self.limits998[1]:
            return Standing.ABOVE
        if self.rate < self.limits998[0]:
            return Standing.BELOW
        return self._inside

    @property
    def _inside(self) -> Standing:
        if not is_stock(self.value.metric) and too_wide(*self.interval, self.value.metric.unit):
            return Standing.TOO_FEW
        if self.rate > self.limits95[1]:
            return Standing.ABOVE_95
        return Standing.BELOW_95 if self.rate < self.limits95[0] else Standing.ORDINARY

    @property
    def tone(self) -> Tone:
        """Good or bad outside the limits at 99.8 % only, and only where the metric declares a direction."""
        better = self.value.metric.better
        if not self.standing.is_outside:
            return Tone.ORDINARY
        if better is Better.NEUTRAL:
            return Tone.CHANGE
        high_is_good = better is Better.HIGHER
        return Tone.IMPROVEMENT if (self.standing is Standing.ABOVE) is high_is_good else Tone.CONCERN


@dataclass(frozen=True)
class Comparison:
    """The members of a group, in the order of their names: never in that of their rates.

    `members` is empty when they are too few for a funnel; `values` is what each is worth then as before.
    `left_out` are those that cannot be compared: without any case, withheld, or of no known place.
    """

    metric: Metric
    between: Between
    values: tuple[Counted, ...]
    members: tuple[Member, ...]
    funnel: Funnel | None
    left_out: tuple[Value, ...]

    @property
    def judged(self) -> tuple[Member, ...]:
        """The members of which something may be said."""
        return tuple(member for member in self.members if member.standing is not Standing.TOO_FEW)

    @property
    def outside(self) -> tuple[Member, ...]:
        """The members that stand out."""
        return tuple(member for member in self.members if member.standing.is_outside)


def comparison(
    metric: Metric, between: Between, values: Sequence[Counted], left_out: Sequence[Value]
) -> Comparison:
    """Set in one funnel those that are numerous enough; the others keep their interval alone."""
    if len(values) < MIN_MEMBERS:
        return Comparison(metric, between, tuple(values), (), None, tuple(left_out))
    parts, wholes = [one.part for one in values], [one.whole for one in values]
    bounds, likely = limits(parts, wholes), shrunken(parts, wholes)
    members = tuple(
        Member(
            value=one.value,
            part=one.part,
            whole=one.whole,
            limits95=(float(bounds.low95[rank]), float(bounds.high95[rank])),
            limits998=(float(bounds.low998[rank]), float(bounds.high998[rank])),
            shrunken=float(likely.shrunken[rank]),
        )
        for rank, one in enumerate(values)
    )
    return Comparison(metric, between, tuple(values), members, Funnel.of(parts, wholes), tuple(left_out))
