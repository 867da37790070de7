"""Are hierarchies, months with their running totals, and parts that nobody sees protected together?

Drawn as publications draw them: communes in EPCI in a department, each month and each total since January,
and a part of each cell that is published nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.confidentiality import attack, protect
from tests.metrics.confidentiality.tables import Given

THRESHOLD = 11
EPCI = ({"c1": "e1", "c2": "e1", "c3": "e2"}, {"c1": "e1", "c2": "e2", "c3": "e2", "c4": "e2"})
MONTHS = 3

counts = st.one_of(st.integers(0, 12), st.integers(0, 60))
cells = st.lists(st.tuples(counts, counts), min_size=4 * MONTHS, max_size=4 * MONTHS)
"""What is told, and what is told nowhere, of each commune each month."""


def linked(zoning: Mapping[str, str], drawn: Sequence[tuple[int, int]]) -> tuple[Given, frozenset[str]]:
    """Communes, EPCI and department, each month and since January; the rest of each is never published."""
    table: Given = ({}, [])
    members = {epci: [one for one in zoning if zoning[one] == epci] for epci in zoning.values()}
    for (commune, month), (told, rest) in zip(product(zoning, range(MONTHS)), drawn, strict=False):
        table[0].update({f"{commune} {month}": told, f"rest {commune} {month}": rest})
        _add_up(table, f"all {commune} {month}", [f"{commune} {month}", f"rest {commune} {month}"])
    for (whole, parts), kind, month in product(
        [*members.items(), ("T", [*members])], ("", "all "), range(MONTHS)
    ):
        _add_up(table, f"{kind}{whole} {month}", [f"{kind}{part} {month}" for part in parts])
    for place, last in product([*zoning, *members, "T"], range(1, MONTHS)):
        _add_up(table, f"{place} to {last}", [f"{place} {month}" for month in range(last + 1)])
    return table, frozenset(name for name in table[0] if name.startswith("rest "))


def _add_up(table: Given, total: str, parts: list[str]) -> None:
    values, equations = table
    values[total] = sum(values[part] for part in parts)
    equations.append((total, parts))


@given(st.sampled_from(EPCI), cells, st.sampled_from(["publishable", "sensitive"]))
@settings(max_examples=40, deadline=None)
def test_nobody_proves_a_small_count_of_linked_tables(
    zoning: Mapping[str, str], drawn: Sequence[tuple[int, int]], zeros: str
) -> None:
    (values, equations), never = linked(zoning, drawn)
    masked = protect(values, equations, never_published=never, zeros=zeros)
    least = 0 if zeros == "sensitive" else 1
    small = {cell for cell, count in values.items() if least <= count < THRESHOLD}
    assert small - never <= masked
    assert not masked & never
    known = attack(values, equations, masked, never_published=never, zeros=zeros)
    for cell in small:
        low, high = known[cell]
        assert high >= THRESHOLD - 1e-6, cell
        assert low < high
    if zeros == "publishable":
        assert not {cell for cell in masked if not values[cell]}
