"""Do names beside points touch no other name, and stay on the drawing?"""

from __future__ import annotations

from charts.funnel.callouts import Point, called_out

WIDTH, HEIGHT = 600.0, 300.0


def test_a_name_alone_stands_at_the_right_of_its_point() -> None:
    place = called_out([Point("a", "Orne", 100, 150)], WIDTH, HEIGHT)["a"]
    assert (place.side, place.lower) == ("right", 0)


def test_a_name_without_room_at_the_right_stands_at_the_left() -> None:
    assert called_out([Point("a", "Orne", 590, 150)], WIDTH, HEIGHT)["a"].side == "left"


def test_names_of_neighbours_do_not_touch() -> None:
    points = [
        Point(str(rank), "CC des Hauts\ndu Perche", 90 + 20 * rank, 150 - 6 * rank) for rank in range(3)
    ]
    places = list(called_out(points, WIDTH, HEIGHT).values())
    assert not any(one.covers(other.box for other in places if other is not one) for one in places)


def test_a_name_does_not_hide_the_point_of_another() -> None:
    one, other = Point("a", "Orne", 100, 150), Point("b", "Essonne", 125, 150)
    places = called_out([one, other], WIDTH, HEIGHT)
    assert places["a"].covers([other.mark]) == places["b"].covers([one.mark]) == 0


def test_a_name_near_the_edge_stays_on_the_drawing() -> None:
    for y in (0, HEIGHT):
        place = called_out([Point("a", "Orne", 100, y)], WIDTH, HEIGHT)["a"]
        assert place.box[2] >= 0
        assert place.box[3] <= HEIGHT
