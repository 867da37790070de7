"""On which side of its point does a name stand, and at what height, so that none touches another?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Side = Literal["left", "right"]

Box = tuple[float, float, float, float]
"""Left, right, top and bottom, in pixels."""

CHARACTER_PX, LINE_PX, GAP_PX, MARK_PX = 7.0, 14, 10, 7
_TRIES = (0, 9, -9, 16, -16, 23, -23, 30, -30, 37, -37)
"""By how many pixels a name may be lower than its point, the nearest first."""


@dataclass(frozen=True)
class Point:
    """A point to name, in pixels from the left and from the top; several lines are parted by a line feed."""

    key: str
    words: str
    x: float
    y: float

    @property
    def height(self) -> float:
        """How high the words are."""
        return LINE_PX * (self.words.count("\n") + 1)

    @property
    def width(self) -> float:
        """About how wide the longest line is."""
        return CHARACTER_PX * max(map(len, self.words.split("\n")))

    @property
    def mark(self) -> Box:
        """The point itself."""
        return self.x - MARK_PX, self.x + MARK_PX, self.y - MARK_PX, self.y + MARK_PX


@dataclass(frozen=True)
class Place:
    """Where a name stands: its side, by how many pixels it is lower than its point, and its box."""

    side: Side
    lower: float
    box: Box

    def covers(self, boxes: Iterable[Box]) -> float:
        """How many square pixels it shares with them."""
        return sum(_shared(self.box, box) for box in boxes)


def called_out(points: Sequence[Point], width: float, height: float) -> dict[str, Place]:
    """The place of each name on a drawing of this size: of those that cover least, the nearest."""
    places: dict[str, Place] = {}
    for point in sorted(points, key=lambda one: (one.y, one.x)):
        taken = [place.box for place in places.values()] + [one.mark for one in points if one != point]
        tried = [_place(point, side, lower) for lower in _TRIES for side in _sides(point, width)]
        inside = [one for one in tried if one.box[2] >= 0 and one.box[3] <= height] or tried
        places[point.key] = min(inside, key=lambda one: round(one.covers(taken)))
    return places


def _sides(point: Point, width: float) -> tuple[Side, ...]:
    """The sides where there is room, the right one first; on a narrow drawing, the larger of the two."""
    right, left = point.x + GAP_PX + point.width <= width, point.x - GAP_PX - point.width >= 0
    if right and left:
        return "right", "left"
    return ("right",) if right or (not left and point.x < width / 2) else ("left",)


def _place(point: Point, side: Side, lower: float) -> Place:
    left = point.x + GAP_PX if side == "right" else point.x - GAP_PX - point.width
    top = point.y + lower - point.height / 2
    return Place(side, lower, (left, left + point.width, top, top + point.height))


def _shared(one: Box, other: Box) -> float:
    across = min(one[1], other[1]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[2], other[2])
    return across * down if across > 0 and down > 0 else 0.0
