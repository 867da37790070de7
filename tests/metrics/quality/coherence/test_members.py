"""Is a member lost, counted twice or negative found, with its place?"""

from __future__ import annotations

from datetime import date

from data_access.topics import BY_KEY
from metrics.quality.coherence.members import Total, members_add_up, none_is_negative

TEAM, CLOSURES = "mas.full_time", "mas.closures"
MARCH = date(2023, 3, 1)


def total(
    axis: str, amount: float, *, known: str = "now", lowest: float = 1, measure: str = CLOSURES
) -> Total:
    return Total(measure, axis, known, MARCH, amount, lowest, 3)


def axes(measure: str) -> tuple[str, ...]:
    return tuple(BY_KEY[measure].axes)


def test_every_axis_of_a_measure_is_set_against_the_whole() -> None:
    assert axes(CLOSURES) == ("outcome", "epci")
    check = members_add_up([total("", 10), total("outcome", 10), total("epci", 10)])
    assert (check.cases, check.holds) == (2, True)
    assert check.sentence.replace("\u00a0", " ") == "2 totaux vérifiés, aucun écart"


def test_a_member_counted_twice_is_told_with_its_axis_and_month() -> None:
    check = members_add_up([total("", 10), total("outcome", 11), total("epci", 10)])
    (breach,) = check.breaches
    assert breach.words.replace("\u00a0", " ") == (
        "Saisines closes dans le mois, par issue, mars 2023 : 11 au lieu de 10"
    )


def test_an_axis_without_any_row_is_a_loss() -> None:
    check = members_add_up([total("", 10), total("epci", 10)])
    assert [breach.found for breach in check.breaches] == ["0 au lieu de 10"]


def test_members_without_a_whole_are_found_too() -> None:
    assert len(members_add_up([total("outcome", 4), total("epci", 4)]).breaches) == 2


def test_each_way_of_counting_is_verified_apart() -> None:
    rows = [total(axis, 10) for axis in ("", "outcome", "epci")]
    rows += [total(axis, 9, known="year_ago") for axis in ("", "outcome")]
    check = members_add_up([*rows, total("epci", 8, known="year_ago")])
    assert (check.cases, len(check.breaches)) == (4, 1)
    assert "connu un an plus tôt" in check.breaches[0].words


def test_parts_added_in_another_order_are_the_same() -> None:
    rows = [total("", 0.1 + 0.2), total("outcome", 0.3), total("epci", 0.3)]
    assert members_add_up(rows).holds


def test_a_measure_without_axis_has_nothing_to_add_up() -> None:
    assert axes(TEAM) == ()
    assert members_add_up([total("", 4.5, measure=TEAM)]).cases == 0


def test_a_negative_value_is_told() -> None:
    check = none_is_negative([total("", 10), total("outcome", 10, lowest=-2.5)])
    assert (check.cases, check.broken) == (6, 1)
    assert check.breaches[0].words.replace("\u00a0", " ").endswith("par issue, mars 2023 : −2,5")
    assert none_is_negative([total("", 0, lowest=0)]).holds
