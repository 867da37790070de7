"""Does the fast check say what the slow one does, of what protects and of what does not?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.confidentiality import attack, protect, protected
from metrics.confidentiality.audit import known_to_be_small

CASES = json.loads((Path(__file__).parents[2] / "reference" / "sdc_cases.json").read_text(encoding="utf-8"))
BY_ID: Mapping[str, Mapping[str, Any]] = {
    case["id"]: case for case in CASES["cases"] if case["zeros"] == "publishable"
}
"""The check is for tables whose zeros are shown: publications mask none."""
QUICK_CELLS, COMPANIONS, SECONDS = 30, 2, 1.0
QUICK = sorted(key for key, case in BY_ID.items() if len(case["cells"]) < QUICK_CELLS)
LONG = sorted(BY_ID.keys() - set(QUICK))
THRESHOLD = 11
Equations = Sequence[tuple[str, Sequence[str]]]


def slowly(
    values: Mapping[str, float], equations: Equations, masked: frozenset[str], never: frozenset[str]
) -> frozenset[str]:
    """Cell by cell: small counts that are shown, or that cannot reach the threshold."""
    found = attack(values, equations, masked, never_published=never)
    small = {cell for cell, count in values.items() if 0 < count < THRESHOLD}
    seen = {cell for cell in small if cell not in found}
    return frozenset(seen | {cell for cell in small & found.keys() if found[cell][1] < THRESHOLD - 1e-6})


def counts_of(case: Mapping[str, Any]) -> tuple[dict[str, float], Equations, frozenset[str]]:
    """The counts of a reference table, its equations, and what nobody sees of it."""
    values = {cell["id"]: cell["value"] for cell in case["cells"]}
    equations = [(one["total"], one["parts"]) for one in case["equations"]]
    return values, equations, frozenset(cell["id"] for cell in case["cells"] if cell.get("never_published"))


def agrees_on(case: Mapping[str, Any]) -> bool:
    """Of the small counts alone, of what protects, and of that without a companion: do both find the same?"""
    values, equations, never = counts_of(case)
    small = frozenset(cell for cell, count in values.items() if 0 < count < THRESHOLD) - never
    whole = protected(values, equations, threshold=THRESHOLD, never_published=never, seconds=SECONDS).masked
    for masked in (small, whole, *(whole - {one} for one in sorted(whole - small)[:COMPANIONS])):
        found = known_to_be_small(values, equations, masked, threshold=THRESHOLD, never_published=never)
        if found != slowly(values, equations, masked, never) or (masked == whole and found):
            return False
    return True


@pytest.mark.parametrize("key", QUICK)
def test_both_checks_agree_on_the_reference_tables(key: str) -> None:
    assert agrees_on(BY_ID[key])


@pytest.mark.proof
@pytest.mark.parametrize("key", LONG)
def test_both_checks_agree_on_the_large_reference_tables(key: str) -> None:
    assert agrees_on(BY_ID[key])


@pytest.mark.parametrize("key", ["2d_one_small", "geo_40com", "linked_month_and_cumul"])
def test_masking_the_small_counts_alone_is_found_out(key: str) -> None:
    values, equations, never = counts_of(BY_ID[key])
    small = frozenset(cell for cell, count in values.items() if 0 < count < THRESHOLD) - never
    assert known_to_be_small(values, equations, small, threshold=THRESHOLD, never_published=never)


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, int], Equations, frozenset[str], frozenset[str]]:
    """A small table of two dimensions with its margins, some cells masked and some that nobody sees."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(2, 4))
    inner = {(row, column): draw(st.integers(0, 25)) for row in range(rows) for column in range(columns)}
    values = {f"{row}.{column}": count for (row, column), count in inner.items()}
    values |= {f"{row}.": sum(inner[row, one] for one in range(columns)) for row in range(rows)}
    values |= {f".{column}": sum(inner[one, column] for one in range(rows)) for column in range(columns)}
    values["."] = sum(inner.values())
    equations: list[tuple[str, list[str]]] = [
        *((f"{row}.", [f"{row}.{one}" for one in range(columns)]) for row in range(rows)),
        *((f".{column}", [f"{one}.{column}" for one in range(rows)]) for column in range(columns)),
        (".", [f"{row}." for row in range(rows)]),
    ]
    never = draw(st.sets(st.sampled_from([f"{row}.{column}" for row, column in inner]), max_size=3))
    masked = {cell for cell in values if values[cell] and cell not in never and draw(st.booleans())}
    return values, equations, frozenset(masked), frozenset(never)


@given(tables())
@settings(max_examples=60, deadline=None)
def test_the_fast_check_finds_what_the_slow_one_does(
    table: tuple[dict[str, int], Equations, frozenset[str], frozenset[str]],
) -> None:
    values, equations, masked, never = table
    found = known_to_be_small(values, equations, masked, threshold=THRESHOLD, never_published=never)
    assert found == slowly(values, equations, masked, never)


@given(tables())
@settings(max_examples=20, deadline=None)
def test_it_finds_nothing_in_what_was_protected(
    table: tuple[dict[str, int], Equations, frozenset[str], frozenset[str]],
) -> None:
    values, equations, _, never = table
    masked = protect(values, equations, threshold=THRESHOLD, never_published=never)
    assert not known_to_be_small(values, equations, masked, threshold=THRESHOLD, never_published=never)


def test_two_small_counts_whose_sum_is_shown_are_known_to_be_small() -> None:
    values = {"a": 3, "b": 4, "c": 20, "all": 27}
    found = known_to_be_small(values, [("all", ("a", "b", "c"))], frozenset({"a", "b"}), threshold=11)
    assert found == {"a", "b"}


def test_a_zero_that_is_not_masked_is_shown() -> None:
    values = {"a": 3, "b": 0, "c": 20, "all": 23}
    masked = frozenset({"a", "c"})
    assert not known_to_be_small(values, [("all", ("a", "b", "c"))], masked, threshold=11)
    assert known_to_be_small(values, [("all", ("a", "b", "c"))], frozenset({"a"}), threshold=11) == {"a"}


def test_what_stands_in_no_equation_is_protected_by_being_masked() -> None:
    assert not known_to_be_small({"a": 3}, [], frozenset({"a"}), threshold=11)
    assert known_to_be_small({"a": 3}, [], frozenset(), threshold=11) == {"a"}


def test_counts_that_contradict_one_another_are_refused() -> None:
    with pytest.raises(ValueError, match="no table agrees"):
        known_to_be_small({"a": 3, "b": 9, "all": 8}, [("all", ("a", "b"))], frozenset({"a"}), threshold=11)


def test_each_pair_of_what_is_masked_counts() -> None:
    """Three masked cells of 4, 5 and 30: any two shown would tell the third; the three together tell none."""
    values, parts = {"a": 4, "b": 5, "c": 30, "d": 50, "all": 89}, ("a", "b", "c", "d")
    whole = frozenset("abc")
    assert not known_to_be_small(values, [("all", parts)], whole, threshold=11)
    for shown in combinations(whole, 2):
        assert known_to_be_small(values, [("all", parts)], whole - {*shown}, threshold=11)
