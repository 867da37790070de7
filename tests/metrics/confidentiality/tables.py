"""Which tables do the tests of the protection share: by hand, and drawn?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

Equations = Sequence[tuple[str, Sequence[str]]]
Given = tuple[dict[str, int], list[tuple[str, list[str]]]]


def crossed(sizes: Sequence[int], inner: Sequence[int]) -> Given:
    """A table of as many dimensions as there are sizes, with all its margins; "T" is a total."""
    codes = [[*map(str, range(size)), "T"] for size in sizes]
    counts = dict(zip(product(*(code[:-1] for code in codes)), inner, strict=True))
    values = {
        "|".join(cell): sum(
            count
            for place, count in counts.items()
            if all(own in ("T", at) for own, at in zip(cell, place, strict=True))
        )
        for cell in product(*codes)
    }
    equations = []
    for axis, code in enumerate(codes):
        others = [[""] if number == axis else other for number, other in enumerate(codes)]
        for rest in product(*others):
            at = ["|".join((*rest[:axis], own, *rest[axis + 1 :])) for own in code]
            equations.append((at[-1], at[:-1]))
    return values, equations


def every_table(
    values: Mapping[str, int], equations: Equations, hidden: Mapping[str, int], most: int
) -> list[dict[str, int]]:
    """All whole tables that agree with what is shown, no hidden cell over `most`: by trying them one by one.

    Args:
        values: the true counts; those of hidden cells are not looked at.
        equations: each total with its parts.
        hidden: each hidden cell with the least it may be.
        most: the most it may be.
    """
    found: list[dict[str, int]] = []
    cells = sorted(hidden)

    def extend(table: dict[str, int], left: list[str]) -> None:
        if any(not _may_hold(table, total, parts) for total, parts in equations):
            return
        if not left:
            found.append(dict(table))
            return
        for count in range(hidden[left[0]], most + 1):
            extend({**table, left[0]: count}, left[1:])

    extend({cell: count for cell, count in values.items() if cell not in hidden}, cells)
    return found


def _may_hold(table: Mapping[str, int], total: str, parts: Sequence[str]) -> bool:
    """Whether an equation can still hold once its missing cells are chosen."""
    known = sum(table.get(part, 0) for part in parts)
    if all(part in table for part in parts):
        return total not in table or table[total] == known
    return total not in table or known <= table[total]
