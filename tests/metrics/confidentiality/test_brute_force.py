"""Do whole tables tried one by one confirm that every small count is protected, with the fewest cells?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.confidentiality import Unprotectable, attack, protect, protected
from tests.metrics.confidentiality.tables import Equations, Given, crossed, every_table

THRESHOLD = 3
MOST = 12
"""The most a hidden cell is tried at: enough room for a threshold of 3 in tables of such small counts."""


@st.composite
def tables(draw: st.DrawFn, shapes: Sequence[Sequence[int]]) -> Given:
    sizes = draw(st.sampled_from(shapes))
    number = 1
    for size in sizes:
        number *= size
    return crossed(sizes, draw(st.lists(st.integers(0, 5), min_size=number, max_size=number)))


TINY = tables([[2], [3], [4], [2, 2]])
SMALL = tables([[5], [2, 3], [3, 3], [2, 2, 2], [2, 3, 2]])
ZEROS = st.sampled_from(["publishable", "sensitive"])


def _floors(
    values: Mapping[str, int], hidden: frozenset[str], never: frozenset[str], zeros: str
) -> dict[str, int]:
    return {cell: 0 if zeros == "sensitive" or cell in never else 1 for cell in values if cell in hidden}


def _small(values: Mapping[str, int], zeros: str) -> frozenset[str]:
    least = 0 if zeros == "sensitive" else 1
    return frozenset(cell for cell, count in values.items() if least <= count < THRESHOLD)


def _reached(values: Mapping[str, int], equations: Equations, floors: Mapping[str, int]) -> dict[str, int]:
    """The most that each hidden cell is, over all whole tables."""
    found = every_table(values, equations, floors, MOST)
    return {cell: max(table[cell] for table in found) for cell in floors}


def _covers(values: Mapping[str, int], equations: Equations, masked: frozenset[str], zeros: str) -> bool:
    if not _small(values, zeros) <= masked:
        return False
    known = attack(values, equations, masked, zeros=zeros)
    return all(known[cell][1] >= THRESHOLD - 1e-6 for cell in _small(values, zeros))


@pytest.mark.proof
@settings(max_examples=150, deadline=None)
@given(TINY, ZEROS)
def test_each_small_count_reaches_the_threshold_in_a_whole_table(table: Given, zeros: str) -> None:
    values, equations = table
    masked = protect(values, equations, threshold=THRESHOLD, zeros=zeros)
    if masked:
        reached = _reached(values, equations, _floors(values, masked, frozenset(), zeros))
        assert all(reached[cell] >= THRESHOLD for cell in _small(values, zeros))


@pytest.mark.proof
@settings(max_examples=100, deadline=None)
@given(TINY, st.data())
def test_a_hidden_atom_reaches_the_threshold_too(table: Given, data: st.DataObject) -> None:
    values, equations = table
    inner = sorted(cell for cell in values if "T" not in cell)
    never = frozenset(data.draw(st.lists(st.sampled_from(inner), unique=True, max_size=2)))
    masked = protect(values, equations, threshold=THRESHOLD, never_published=never)
    assert not masked & never
    assert all(values[cell] for cell in masked)
    hidden = masked | never
    if hidden:
        reached = _reached(values, equations, _floors(values, hidden, never, "publishable"))
        assert all(reached[cell] >= THRESHOLD for cell in _small(values, "publishable"))


@pytest.mark.proof
@settings(max_examples=100, deadline=None)
@given(tables([[2], [3], [4], [2, 2]]), ZEROS)
def test_no_choice_of_fewer_cells_protects(table: Given, zeros: str) -> None:
    values, equations = table
    found = protected(values, equations, threshold=THRESHOLD, zeros=zeros)
    small = _small(values, zeros)
    assert found.proven
    assert small <= found.masked
    others = [cell for cell in values if cell not in small and (values[cell] or zeros == "sensitive")]
    fewer = (
        small | set(added)
        for number in range(len(found.masked - small))
        for added in combinations(others, number)
    )
    assert not any(_covers(values, equations, masked, zeros) for masked in fewer)


@pytest.mark.proof
@settings(max_examples=150, deadline=None)
@given(SMALL, ZEROS, st.integers(2, 12))
def test_the_attacker_finds_no_small_count_in_any_table(table: Given, zeros: str, threshold: int) -> None:
    values, equations = table
    found = protected(values, equations, threshold=threshold, zeros=zeros)
    least = 0 if zeros == "sensitive" else 1
    known = attack(values, equations, found.masked, zeros=zeros)
    small = [cell for cell, count in values.items() if least <= count < threshold]
    assert all(known[cell][0] <= values[cell] <= known[cell][1] for cell in known)
    assert all(known[cell][1] >= threshold - 1e-6 for cell in small)
    assert zeros == "sensitive" or all(values[cell] for cell in found.masked)
    assert found.proven


@pytest.mark.proof
@settings(max_examples=100, deadline=None)
@given(tables([[4], [2, 3], [3, 3], [2, 2, 2]]), st.data())
def test_a_second_publication_keeps_what_the_first_masked_and_showed(
    table: Given, data: st.DataObject
) -> None:
    values, equations = table
    names = sorted(values)
    before = frozenset(data.draw(st.lists(st.sampled_from(names), unique=True, max_size=3)))
    shown = frozenset(data.draw(st.lists(st.sampled_from(names), unique=True, max_size=3))) - before
    try:
        found = protected(
            values, equations, threshold=THRESHOLD, already_masked=before, already_published=shown
        )
    except Unprotectable as told:
        known = told.cells
    else:
        known = ()
        _keeps(values, equations, found.masked, before, shown)
    assert set(known) <= _small(values, "publishable")


def _keeps(
    values: Mapping[str, int],
    equations: Equations,
    masked: frozenset[str],
    before: frozenset[str],
    shown: frozenset[str],
) -> None:
    assert {cell for cell in before if values[cell]} <= masked
    assert not masked & shown
    assert _covers(values, equations, masked, "publishable")


def test_all_whole_tables_of_a_row_are_found() -> None:
    values, equations = crossed([2], [1, 3])
    found = every_table(values, equations, {"0": 1, "1": 1}, MOST)
    assert [(table["0"], table["1"]) for table in found] == [(1, 3), (2, 2), (3, 1)]
