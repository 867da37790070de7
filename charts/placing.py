"""Where do the names at the right end of a chart stand, so that none touches another?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LINE_PX = 16
_AXIS_PX = 52


@dataclass(frozen=True)
class Name:
    """Words that belong at a height of the axis; several lines are separated by a line feed."""

    key: str
    words: str
    at: float

    @property
    def lines(self) -> int:
        """How many lines the words take."""
        return self.words.count("\n") + 1


def apart(names: Sequence[Name], span: tuple[float, float], height: int) -> Mapping[str, float]:
    """The height of the first line of each name: from the bottom up, pushed above the one below."""
    line = _LINE_PX * ((span[1] - span[0]) or 1.0) / max(height - _AXIS_PX, 1)
    floor, places = float("-inf"), {}
    for name in sorted(names, key=lambda one: one.at):
        half = line * name.lines / 2
        middle = max(name.at, floor + half)
        places[name.key] = middle + line * (name.lines - 1) / 2
        floor = middle + half
    return places
