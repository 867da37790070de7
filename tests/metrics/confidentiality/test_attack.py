"""Does our attacker deduce what can be deduced, and no more?"""

from __future__ import annotations

from math import inf

import pytest

from metrics.confidentiality import attack

VALUES, EQUATIONS = {"TOTAL": 105, "a": 5, "b": 40, "c": 60}, [("TOTAL", ["a", "b", "c"])]


def test_a_cell_masked_alone_is_recovered() -> None:
    assert attack(VALUES, EQUATIONS, frozenset({"a"})) == {"a": (5, 5)}


def test_two_masked_cells_are_each_at_least_one() -> None:
    assert attack(VALUES, EQUATIONS, frozenset({"a", "b"})) == {"a": (1, 44), "b": (1, 44)}


def test_masked_cells_may_be_nothing_where_zeros_are_masked() -> None:
    found = attack(VALUES, EQUATIONS, frozenset({"a", "b"}), zeros="sensitive")
    assert found == {"a": (0, 45), "b": (0, 45)}


def test_a_cell_never_published_may_be_nothing() -> None:
    found = attack(VALUES, EQUATIONS, frozenset({"b"}), never_published=frozenset({"a"}))
    assert found == {"a": (0, 44), "b": (1, 45)}


def test_nothing_limits_a_total_masked_with_one_of_its_parts() -> None:
    assert attack(VALUES, EQUATIONS, frozenset({"a", "TOTAL"})) == {"TOTAL": (101, inf), "a": (1, inf)}


def test_parts_that_share_no_equation_are_attacked_apart() -> None:
    values = {**VALUES, "other": 30, "d": 10, "e": 20}
    found = attack(values, [*EQUATIONS, ("other", ["d", "e"])], frozenset({"a", "d", "e"}))
    assert found == {"a": (5, 5), "d": (1, 29), "e": (1, 29)}


def test_an_unknown_masked_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="no cell is called 'z'"):
        attack(VALUES, EQUATIONS, frozenset({"z"}))
