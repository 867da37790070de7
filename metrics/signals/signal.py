"""What deserves a director's attention, in one sentence, and before what else?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from metrics.verdict import Tone


class Kind(IntEnum):
    """What a signal is about, in order: people, then results, then the means to see them."""

    RIGHTS = 1
    """Rights about to end: what is done this month changes what happens."""
    VARIATION = 2
    """A special cause in the bad direction."""
    TARGET = 3
    """A target missed, or that cannot be met without change."""
    SILENCE = 4
    """Actions of the plan of which nothing was heard."""
    LATENESS = 5
    """Sources that should have come."""
    CHANGE = 6
    """A key figure that changed and has no declared direction."""
    IMPROVEMENT = 7
    """A special cause in the good direction."""


@dataclass(frozen=True)
class Signal:
    """One sentence of a programme, computed from one result.

    `weight` ranks the signals of one kind: how far outside its limits, how many persons, how many days.
    """

    kind: Kind
    topic: str
    sentence: str
    weight: float = 0.0

    @property
    def tone(self) -> Tone:
        """Said by a declared rule or a date: a concern, a change without direction, an improvement."""
        return {Kind.CHANGE: Tone.CHANGE, Kind.IMPROVEMENT: Tone.IMPROVEMENT}.get(self.kind, Tone.CONCERN)


def most_pressing_first(signal: Signal) -> tuple[int, float]:
    """The order of the home page."""
    return signal.kind, -signal.weight
