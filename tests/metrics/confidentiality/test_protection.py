"""Does the protection keep its rules: what is never masked, what stays masked, what is refused?"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from metrics.confidentiality import Unprotectable, attack, protect, protected
from tests.metrics.confidentiality.tables import crossed

ROW = {"TOTAL": 105, "a": 5, "b": 40, "c": 60}
SUM = [("TOTAL", ["a", "b", "c"])]
PAIR, PAIR_SUM = {"TOTAL": 45, "a": 5, "b": 40}, [("TOTAL", ["a", "b"])]
SQUARE, MARGINS = crossed([3, 4], [5, 20, 30, 0, 40, 7, 15, 25, 60, 33, 2, 18])


def test_a_lone_small_count_takes_the_smallest_companion() -> None:
    assert protect(ROW, SUM) == {"a", "b"}


def test_nothing_is_masked_when_nothing_is_small() -> None:
    found = protected({"TOTAL": 30, "a": 11, "b": 19}, [("TOTAL", ["a", "b"])])
    assert (found.masked, found.proven, found.gap) == (frozenset(), True, 0)


def test_a_small_count_that_no_equation_holds_is_masked_alone() -> None:
    assert protect({"a": 3, "b": 30}, []) == {"a"}


def test_no_cell_gives_an_empty_answer() -> None:
    assert protect({}, []) == frozenset()


def test_a_zero_is_never_masked_when_zeros_are_published() -> None:
    masked = protect(SQUARE, MARGINS)
    assert all(SQUARE[cell] for cell in masked)


def test_a_sensitive_zero_is_masked_as_a_small_count_is() -> None:
    values = {"TOTAL": 40, "a": 0, "b": 18, "c": 22}
    assert protect(values, SUM, zeros="sensitive") == {"a", "b"}
    assert protect(values, SUM) == frozenset()


def test_a_sum_of_masked_cells_under_the_threshold_is_not_derivable() -> None:
    """Two small counts alone in a row hide each other, but their sum says that both are small."""
    assert protect({"TOTAL": 107, "a": 3, "b": 4, "c": 100}, SUM) == {"a", "b", "c"}


def test_the_answer_is_the_same_in_any_order() -> None:
    turned = dict(reversed(SQUARE.items()))
    equations = [(total, list(reversed(parts))) for total, parts in reversed(MARGINS)]
    assert protect(turned, equations) == protect(SQUARE, MARGINS)


def test_a_small_difference_of_two_shown_totals_is_not_derivable() -> None:
    values = {"all": 64, "under 60": 60, "60 and more": 4}
    equations = [("all", ["under 60", "60 and more"])]
    masked = protect(values, equations, never_published=frozenset({"60 and more"}))
    assert masked == {"under 60"}


def test_a_cell_masked_before_remains_masked_and_serves_as_a_companion() -> None:
    assert protected(ROW, SUM, already_masked=frozenset({"c"})).masked == {"a", "c"}


def test_a_cell_masked_before_that_is_now_a_zero_is_shown() -> None:
    values = {"TOTAL": 50, "a": 0, "b": 20, "c": 30}
    assert protected(values, SUM, already_masked=frozenset({"a"})).masked == frozenset()


def test_a_cell_published_before_is_no_companion() -> None:
    assert protected(ROW, SUM, already_published=frozenset({"b"})).masked == {"a", "c"}


@pytest.mark.parametrize("shown", [{"b", "TOTAL"}, {"a"}])
def test_what_was_published_before_may_be_too_much(shown: set[str]) -> None:
    with pytest.raises(Unprotectable, match=r"already published \(1\): 'a'") as refused:
        protected(PAIR, PAIR_SUM, already_published=frozenset(shown))
    assert refused.value.cells == ("a",)


def test_two_parts_of_a_published_total_need_room_between_them() -> None:
    values = {"TOTAL": 12, "a": 6, "b": 6}
    with pytest.raises(Unprotectable) as refused:
        protected({**values, "a": 5, "TOTAL": 11}, PAIR_SUM, already_published=frozenset({"TOTAL"}))
    assert refused.value.cells == ("a", "b")
    assert protected(values, PAIR_SUM, already_published=frozenset({"TOTAL"})).masked == {"a", "b"}


def test_what_the_equations_alone_give_away_is_masked_and_nothing_stops() -> None:
    """A total told to be made of one part says that there is nothing else: nobody can help it."""
    values, equations = {"T": 20, "a": 20, "none": 0}, [("T", ["a", "none"]), ("T", ["a"])]
    assert protect(values, equations, zeros="sensitive") == {"none"}
    with pytest.raises(Unprotectable):
        protected(values, equations, zeros="sensitive")


def test_a_count_made_by_one_contributor_is_protected_both_ways() -> None:
    found = protected(ROW, SUM, threshold=2, primary=frozenset({"c"}))
    assert "c" in found.masked
    low, high = attack(ROW, SUM, found.masked)["c"]
    assert low < ROW["c"] < high


def test_a_weight_turns_the_choice_of_the_companion() -> None:
    assert protected(ROW, SUM, weights={"b": 3.0}).masked == {"a", "c"}


def test_without_any_time_everything_that_may_be_is_masked() -> None:
    found = protected(SQUARE, MARGINS, seconds=0)
    assert found.masked == {cell for cell, count in SQUARE.items() if count}
    assert not found.proven


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"threshold": 1}, "threshold: expected a whole number of 2 or more; found 1"),
        ({"zeros": "hidden"}, "zeros: expected 'publishable' or 'sensitive'; found 'hidden'"),
        ({"values": {**ROW, "a": -1}}, "whole count of 0 or more; found -1 for 'a'"),
        ({"values": {**ROW, "a": 4.5}}, "found 4.5 for 'a'"),
        ({"values": {**ROW, "a": float("nan")}}, "found nan for 'a'"),
        ({"values": {**ROW, "a": 6}}, "'TOTAL' is 105, but its parts make 106"),
        ({"equations": [("TOTAL", ["a", "d"])]}, "no cell is called 'd', in the equation of 'TOTAL'"),
        ({"equations": [("TOTAL", ["a", "a"])]}, "a cell stands twice in the equation of 'TOTAL'"),
        ({"never_published": frozenset({"d"})}, "never_published: no cell is called 'd'"),
        ({"already_masked": frozenset({"d"})}, "already_masked: no cell is called 'd'"),
        ({"weights": {"a": 0}}, "weights: expected a number over 0; found 0 for 'a'"),
        (
            {"already_masked": frozenset({"a"}), "already_published": frozenset({"a"})},
            "'a' is said to be already published too",
        ),
        (
            {"never_published": frozenset({"a"}), "already_published": frozenset({"a"})},
            "never_published: 'a' is said to be already published",
        ),
        (
            {"values": {"TOTAL": 9, "a": 0, "b": 4, "c": 5}, "primary": frozenset({"a"})},
            "primary: 'a' is zero, and zeros are published",
        ),
    ],
)
def test_what_is_wrong_is_refused_by_its_name(changed: Mapping[str, object], said: str) -> None:
    given = {"values": ROW, "equations": SUM, **changed}
    with pytest.raises(ValueError, match=said):
        protected(**given)  # type: ignore[arg-type]  # wrong on purpose
