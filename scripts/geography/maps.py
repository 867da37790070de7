"""What is drawn: contours light enough for a screen, that still share their borders?

The contours of a map are cleaned and simplified together, as one coverage: neighbours keep one common
border, without gap nor overlap. Exterior rings turn clockwise, as d3-geo (so Vega-Lite) wants them on the
sphere: the other way round, a polygon is the whole world but itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from scripts.geography.contours import Contours
from scripts.geography.official import OfficialCodes

Feature = dict[str, Any]
Ring = list[list[float]]

GAP_DEGREES = 0.001  # slits thinner than about 100 m are defects of the source, not land
CLOSED_TRIANGLE = 4  # points: the last one repeats the first


@dataclass(frozen=True)
class Detail:
    """How much is kept: side of the smallest triangle, smallest island or hole, decimals of a degree."""

    tolerance: float
    smallest_area: float
    decimals: int


COMMUNES_DETAIL = Detail(tolerance=0.0025, smallest_area=0.0, decimals=4)
DEPARTMENTS_DETAIL = Detail(tolerance=0.011, smallest_area=0.0001, decimals=3)


def communes_map(department: str, codes: OfficialCodes, contours: Contours) -> Feature:
    """Communes of a department, as a GeoJSON feature collection."""
    communes = [commune for commune in codes.of_department(department) if commune.code in contours]
    shapes = {commune.code: contours[commune.code] for commune in communes}
    return _collection(shapes, {commune.code: commune.name for commune in communes}, COMMUNES_DETAIL)


def departments_map(codes: OfficialCodes, contours: Contours) -> Feature:
    """All departments, each the union of its communes, as a GeoJSON feature collection."""
    shapes = {
        department: shapely.union_all([contours[part.code] for part in codes.of_department(department)])
        for department in codes.departments
    }
    names = {department.code: department.name for department in codes.departments.values()}
    return _collection(shapes, names, DEPARTMENTS_DETAIL)


def _collection(shapes: Mapping[str, BaseGeometry], names: Mapping[str, str], detail: Detail) -> Feature:
    drawn = np.array(list(shapes.values()))
    coverage = shapely.coverage_clean(drawn, gap_width=GAP_DEGREES)  # type: ignore[attr-defined]
    simplified = shapely.coverage_simplify(coverage, detail.tolerance)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "name": names[code]},
            "geometry": _drawn(shape, detail),
        }
        for code, shape in zip(shapes, simplified, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def _drawn(shape: BaseGeometry, detail: Detail) -> Feature:
    """The polygons of a shape worth drawing, the largest always, as a GeoJSON geometry."""
    polygons = sorted(shapely.get_parts(shape), key=lambda polygon: -float(polygon.area))
    kept = [polygon for polygon in polygons if polygon.area >= detail.smallest_area] or polygons[:1]
    parts = [rings for polygon in kept if (rings := _rings(polygon, detail))]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _rings(polygon: Polygon, detail: Detail) -> list[Ring]:
    """Exterior ring, clockwise, then the holes, counter-clockwise; a ring that vanishes is left out."""
    holes = [hole for hole in polygon.interiors if Polygon(hole).area >= detail.smallest_area]
    turned = shapely.orient_polygons(Polygon(polygon.exterior, holes), exterior_cw=True)
    rings = [_rounded(ring.coords, detail.decimals) for ring in (turned.exterior, *turned.interiors)]
    return [ring for ring in rings if len(ring) >= CLOSED_TRIANGLE]


def _rounded(points: Iterable[tuple[float, ...]], decimals: int) -> Ring:
    """The points of a ring, rounded; those that fall on the one before are left out."""
    rounded = ([round(longitude, decimals), round(latitude, decimals)] for longitude, latitude in points)
    return [point for point, _ in groupby(rounded)]
