"""Is the nearest open point the right one, at each moment, and are distances those of a map?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ingestion.france_services_reach import Opening, Point, access_rows, metres, nearest_rows
from tests.support.france_services import Town, point

FIRST = date(2021, 1, 1)
TOWN = Town("61001", 100, 48.5)


def _stretches(points: Sequence[Point], town: Town = TOWN, service: str = "any") -> list[tuple[Any, ...]]:
    found = nearest_rows("61", [town], points, FIRST)
    kept = [row for row in found if row["service"] == service]
    return [(row["from_on"], row["until_on"], row["site"]) for row in kept]


def test_distances_are_those_of_a_map() -> None:
    assert metres(48.8566, 2.3522, 45.764, 4.8357) in range(391_000, 393_000)
    assert metres(48.5, 0.1, 48.5, 0.1) == 0


@given(*(st.floats(-89, 89) for _ in range(2)), *(st.floats(-179, 179) for _ in range(2)))
def test_a_distance_is_the_same_both_ways(north: float, south: float, east: float, west: float) -> None:
    assert metres(north, east, south, west) == metres(south, west, north, east)


def test_the_nearest_point_changes_when_a_nearer_one_opens_and_closes() -> None:
    near = point("near", 48.49, labelled_on=date(2022, 3, 1), closed_on=date(2022, 9, 1))
    far = point("far", 48.3)

    assert _stretches([far, near]) == [
        (FIRST, date(2022, 3, 1), "far"),
        (date(2022, 3, 1), date(2022, 9, 1), "near"),
        (date(2022, 9, 1), None, "far"),
    ]


def test_a_farther_point_that_opens_changes_nothing() -> None:
    points = [point("near", 48.49), point("far", 48.3, labelled_on=date(2022, 3, 1))]

    assert _stretches(points) == [(FIRST, None, "near")]


def test_there_is_a_row_even_while_nothing_is_open() -> None:
    assert _stretches([point("A", 48.4, labelled_on=date(2022, 3, 1))]) == [
        (FIRST, date(2022, 3, 1), None),
        (date(2022, 3, 1), None, "A"),
    ]
    assert _stretches([]) == [(FIRST, None, None)]


def test_a_commune_without_a_point_on_the_map_is_never_near() -> None:
    assert _stretches([point("A", 48.4)], Town("61001", 100, None, None)) == [(FIRST, None, None)]


def test_saturday_asks_for_a_point_open_on_saturday() -> None:
    saturday = point("B", 48.1, openings=[Opening(6, 540, 720)])

    assert _stretches([point("A", 48.49), saturday], service="saturday") == [(FIRST, None, "B")]
    assert _stretches([point("A", 48.49), saturday], service="evening") == [(FIRST, None, None)]


def test_midnight_to_midnight_is_closed() -> None:
    closed = point("A", 48.4, openings=[Opening(6, 0, 0), Opening(1, 540, 720)])

    assert (closed.saturday, closed.weekly_minutes) == (False, 180)


def test_reach_stops_at_30_km() -> None:
    found = list(access_rows("61", [TOWN], [point("in", 48.24), point("out", 48.22)]))

    assert [(row["site"], row["distance_m"]) for row in found] == [("in", 28_911)]
