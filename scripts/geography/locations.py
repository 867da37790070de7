"""At which point does each commune stand, and how far can that point be trusted?

A published town-hall point is kept only when it falls inside the commune's contour: a few are hundreds of
kilometres away. Otherwise the point is the centre of the contour, and says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

PRECISION = 5  # decimals of a degree: about one metre


@dataclass(frozen=True)
class Location:
    """A point in degrees (WGS 84) and what it is."""

    latitude: float
    longitude: float
    kind: Literal["town_hall", "centroid"]


def locations(
    communes: Iterable[str], contours: Mapping[str, BaseGeometry], town_halls: Mapping[str, Point]
) -> dict[str, Location]:
    """Location of each commune that has a contour; the others are left out, never guessed."""
    return {code: _location(contours[code], town_halls.get(code)) for code in communes if code in contours}


def _location(contour: BaseGeometry, town_hall: Point | None) -> Location:
    if town_hall is not None and contour.covers(town_hall):
        return _at(town_hall, "town_hall")
    return _at(_centre(contour), "centroid")


def _centre(contour: BaseGeometry) -> Point:
    """Centroid of the contour, or a point inside it when the centroid falls outside."""
    centroid = contour.centroid
    return centroid if contour.covers(centroid) else contour.representative_point()


def _at(point: Point, kind: Literal["town_hall", "centroid"]) -> Location:
    return Location(round(point.y, PRECISION), round(point.x, PRECISION), kind)
