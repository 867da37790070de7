"""What is left to decide once every cell that cannot vary, or varies only with another, is set aside?

An attacker reasons on deviations from the true table: what may be added to or taken from each hidden cell
so that every equation still holds. A cell that everybody knows deviates by nothing; two cells alone in an
equation deviate together, and are hidden together or in vain. Such cells make one column. The columns that
share no equation make separate components, each decided alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csc_matrix

from metrics.confidentiality.component import Component, Need, Numbers, Unprotectable
from metrics.confidentiality.table import Table

TIED = 2
"""Columns alone in an equation: so many of them deviate together."""


@dataclass(frozen=True)
class _Merged:
    """Each cell that may vary, as a column named for its first cell, with the sign it takes there."""

    column: Mapping[str, tuple[str, int]]
    rows: tuple[tuple[tuple[str, int], ...], ...]


def components(table: Table) -> tuple[Component, ...]:
    """The parts of a table where there is something to protect, each by itself.

    Raises:
        Unprotectable: a cell to protect is known, or fixed by what is.
    """
    merged = _merged(table)
    wanted: Sequence[str] = table.wanted()
    wanted = [cell for cell in wanted if cell in merged.column or cell not in table.beyond]
    lost = [cell for cell in wanted if cell not in merged.column]
    if lost:
        raise Unprotectable(lost)
    return tuple(_component(table, merged, columns, rows) for columns, rows in _split(merged, wanted))


def _merged(table: Table) -> _Merged:
    column = {cell: (cell, 1) for cell in table.counts if not table.is_known(cell)}
    rows: set[tuple[tuple[str, int], ...]] = set(table.equations)
    changed = True
    while changed:
        rows = {row for row in (_rewritten(row, column) for row in rows) if row}
        changed = bool([row for row in sorted(rows) if len(row) <= TIED and _merge(row, column)])
    return _Merged(column, tuple(sorted(rows)))


def _rewritten(
    row: tuple[tuple[str, int], ...], column: Mapping[str, tuple[str, int]]
) -> tuple[tuple[str, int], ...]:
    """An equation in terms of columns, its first sign positive."""
    summed: dict[str, int] = defaultdict(int)
    for cell, times in row:
        if cell in column:
            name, sign = column[cell]
            summed[name] += sign * times
    kept = sorted((name, times) for name, times in summed.items() if times)
    turn = -1 if kept and kept[0][1] < 0 else 1
    return tuple((name, turn * times) for name, times in kept)


def _merge(row: tuple[tuple[str, int], ...], column: dict[str, tuple[str, int]]) -> bool:
    """Set aside a column that an equation fixes, or make one of two that it ties; say whether it did."""
    names = [column[name][0] for name, _ in row if name in column]
    if len(names) < len(row) or names != [name for name, _ in row]:
        return True  # changed by another row meanwhile: to be read again
    if len(row) == 1:
        for cell in [cell for cell, (name, _) in column.items() if name == row[0][0]]:
            del column[cell]
        return True
    (kept, one), (gone, other) = row
    if abs(one) != abs(other):
        return False
    turn = -1 if one == other else 1
    for cell in [cell for cell, (name, _) in column.items() if name == gone]:
        column[cell] = (kept, turn * column[cell][1])
    return True


def _split(
    merged: _Merged, wanted: Sequence[str]
) -> Iterator[tuple[list[str], list[tuple[tuple[str, int], ...]]]]:
    """The columns and equations of each component that holds something to protect."""
    parent = {name: name for name, _ in merged.column.values()}

    def top(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for row in merged.rows:
        for name, _ in row[1:]:
            parent[top(name)] = top(row[0][0])
    rows: dict[str, list[tuple[tuple[str, int], ...]]] = defaultdict(list)
    for row in merged.rows:
        rows[top(row[0][0])].append(row)
    columns: dict[str, list[str]] = defaultdict(list)
    for name in sorted(parent):
        columns[top(name)].append(name)
    for root in sorted({top(merged.column[cell][0]) for cell in wanted}, key=lambda root: columns[root][0]):
        yield columns[root], rows[root]


def _component(
    table: Table, merged: _Merged, columns: list[str], rows: list[tuple[tuple[str, int], ...]]
) -> Component:
    place = {name: number for number, name in enumerate(columns)}
    members = [
        _Member(cell, place[name], sign) for cell, (name, sign) in merged.column.items() if name in place
    ]
    needs = _needs(table, members)
    cost = _costs(table, members, len(columns))
    cost[[need.column for need in needs]] = 0.0
    down, up = _rooms(table, members, len(columns))
    cells: list[list[str]] = [[] for _ in columns]
    for member in members:
        cells[member.column].append(member.cell)
    return Component(
        matrix=_matrix(rows, place),
        counts=np.array([table.counts[name] for name in columns], dtype=np.int64),
        down=down,
        up=up,
        cost=cost,
        given=cost == 0,
        needs=needs,
        cells=tuple(map(tuple, cells)),
    )


class _Member(NamedTuple):
    """A cell of a column of a component, and the sign that it takes there."""

    cell: str
    column: int
    sign: int


def _rooms(table: Table, members: Sequence[_Member], size: int) -> tuple[Numbers, Numbers]:
    """How far each column can go down, and up: none of its cells may fall under the least it can be."""
    down, up = np.full(size, np.inf), np.full(size, np.inf)
    for cell, column, sign in members:
        room = down if sign > 0 else up
        room[column] = min(room[column], table.counts[cell] - table.floor(cell))
    return down, up


def _costs(table: Table, members: Sequence[_Member], size: int) -> Numbers:
    """What hiding each column costs; nothing for what is hidden anyway."""
    cost = np.zeros(size)
    for cell, column, _ in members:
        cost[column] += 0.0 if cell in table.never or cell in table.masked else table.weights[cell]
    return cost


def _needs(table: Table, members: Sequence[_Member]) -> tuple[Need, ...]:
    """What must stay possible, column by column."""
    asked: dict[tuple[int, int, bool], dict[str, float]] = defaultdict(dict)
    for cell, column, sign in members:
        for direction, amount, may_fail in _asked(table, cell):
            asked[column, sign * direction, may_fail][cell] = amount
    return tuple(_need(*key, asked[key]) for key in sorted(asked))


def _need(column: int, sign: int, may_fail: bool, asked: Mapping[str, float]) -> Need:
    """The most that cells of a column ask for in a direction: the others then have what they ask for."""
    amount = max(asked.values())
    return Need(column, sign, amount, may_fail, tuple(cell for cell in asked if asked[cell] == amount))


def _asked(table: Table, cell: str) -> Iterator[tuple[int, float, bool]]:
    """The directions in which a cell must be able to deviate, by how much, and whether that may fail."""
    count = table.counts[cell]
    if cell in table.beyond:
        yield 1, 1.0, True
        yield -1, 1.0, True
    elif table.is_small(cell):
        yield 1, float(table.threshold - count), False
    elif cell in table.primary:
        yield 1, 1.0, False
        yield -1, 1.0, True


def _matrix(rows: Sequence[tuple[tuple[str, int], ...]], place: Mapping[str, int]) -> Any:
    entries = [(line, place[name], times) for line, row in enumerate(rows) for name, times in row]
    lines, numbers, times = zip(*entries, strict=True) if entries else ((), (), ())
    return csc_matrix((np.array(times, dtype=float), (lines, numbers)), shape=(len(rows), len(place)))
