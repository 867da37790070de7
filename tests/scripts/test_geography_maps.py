"""Are the shipped maps whole, light, without gaps, and turned the way Vega-Lite draws them?

These tests read the shipped files only; `scripts/build_geography.py` is what writes them.
"""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "ingestion" / "reference"
MAPS = ROOT / "door" / "static" / "geo"

SHIPPED = ("61", "91")
MAP_NAMES = ("communes-61", "communes-91", "departments")
SLACK_DEGREES = 0.005  # the drawn contours are simplified

Feature = dict[str, Any]
Ring = list[list[float]]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(REFERENCE / name, dtype=str, keep_default_na=False)


def features(name: str) -> list[Feature]:
    collection = json.loads((MAPS / f"{name}.json").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    found: list[Feature] = collection["features"]
    return found


def polygons(feature: Feature) -> list[list[Ring]]:
    geometry = feature["geometry"]
    found: list[list[Ring]] = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else found  # type: ignore[list-item]


def rings(feature: Feature) -> Iterator[Ring]:
    for polygon in polygons(feature):
        yield from polygon


def signed_area(ring: Ring) -> float:
    """Positive when the ring turns counter-clockwise, longitude to the right and latitude upwards."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring)) / 2


@pytest.fixture(scope="module")
def communes() -> pd.DataFrame:
    return table("communes.csv.gz").set_index("code")


@pytest.mark.parametrize("department", SHIPPED)
def test_a_map_draws_exactly_the_communes_of_its_department(communes: pd.DataFrame, department: str) -> None:
    its_own = communes.loc[communes["department"] == department, "name"].to_dict()
    drawn = features(f"communes-{department}")
    assert {feature["id"]: feature["properties"]["name"] for feature in drawn} == its_own
    assert len(drawn) == len(its_own)


def test_the_map_of_departments_draws_each_once() -> None:
    assert [feature["id"] for feature in features("departments")] == list(table("departments.csv")["code"])


@pytest.mark.parametrize("name", MAP_NAMES)
def test_a_feature_names_its_code_twice(name: str) -> None:
    assert all(feature["id"] == feature["properties"]["code"] for feature in features(name))


@pytest.mark.parametrize("name", MAP_NAMES)
def test_exterior_rings_turn_clockwise_and_holes_the_other_way(name: str) -> None:
    for feature in features(name):
        for exterior, *holes in polygons(feature):
            assert signed_area(exterior) < 0, feature["id"]
            assert all(signed_area(hole) > 0 for hole in holes), feature["id"]


@pytest.mark.parametrize("name", MAP_NAMES)
def test_rings_are_closed(name: str) -> None:
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for each in features(name) for ring in rings(each))


@pytest.mark.parametrize("name", ["communes-61", "communes-91"])
def test_neighbours_share_their_borders(name: str) -> None:
    """A segment is walked once by each neighbour, in opposite directions, and by nobody else."""
    walked = Counter(
        (tuple(start), tuple(end))
        for feature in features(name)
        for ring in rings(feature)
        for start, end in pairwise(ring)
    )
    shared = sum((end, start) in walked for start, end in walked)
    assert set(walked.values()) == {1}
    assert shared / len(walked) > 0.8


@pytest.mark.parametrize(
    ("name", "most_kilobytes"), [(MAP_NAMES[0], 250), (MAP_NAMES[1], 250), (MAP_NAMES[2], 300)]
)
def test_a_map_is_light(name: str, most_kilobytes: int) -> None:
    assert (MAPS / f"{name}.json").stat().st_size <= most_kilobytes * 1024


@pytest.mark.parametrize("department", SHIPPED)
def test_the_point_of_a_commune_falls_within_the_frame_of_its_drawing(
    communes: pd.DataFrame, department: str
) -> None:
    longitude_of = communes["longitude"].astype(float).to_dict()
    latitude_of = communes["latitude"].astype(float).to_dict()
    for feature in features(f"communes-{department}"):
        longitudes, latitudes = zip(*(place for ring in rings(feature) for place in ring), strict=True)
        assert within(longitude_of[feature["id"]], longitudes), feature["id"]
        assert within(latitude_of[feature["id"]], latitudes), feature["id"]


def within(value: float, values: tuple[float, ...]) -> bool:
    return min(values) - SLACK_DEGREES <= value <= max(values) + SLACK_DEGREES
