"""Of all that the figures say, what comes first on the home page?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.attention import Attention
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.signals.deadlines import lateness, rights, silence
from metrics.signals.signal import Kind, Signal, most_pressing_first
from metrics.signals.variations import changes, followed, ordinary, out_of_reach


@dataclass(frozen=True)
class Watch:
    """What deserves attention, the most pressing first; what moved otherwise; what is ordinary."""

    attention: tuple[Signal, ...]
    moved: tuple[Signal, ...]
    ordinary: tuple[Metric, ...]
    judged: int
    """How many figures have limits: the others are not said to be ordinary."""


def watch(figures: Figures, seen: Sequence[Attention]) -> Watch:
    """All the signals of a department; `seen` holds what is late in each programme."""
    late = [signal for one in seen for signal in lateness(one.topic, one.late)]
    found = sorted((*_computed(figures), *late), key=most_pressing_first)
    return Watch(
        attention=tuple(one for one in found if one.kind < Kind.CHANGE),
        moved=tuple(one for one in found if one.kind >= Kind.CHANGE),
        ordinary=ordinary(followed(figures)),
        judged=len(followed(figures)),
    )


@once
def _computed(figures: Figures) -> tuple[Signal, ...]:
    """The signals that depend on the figures alone, not on the day of the clock."""
    moved, missed = changes(followed(figures)), out_of_reach(figures, figures.metrics)
    return (*rights(figures), *moved, *missed, *silence(figures))
