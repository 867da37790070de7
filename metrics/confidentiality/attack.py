"""What can a reader who has everything that is shown deduce of each cell that is not?

Two linear programmes a cell, the least and the most it can be, over every table that agrees with what is
shown. Nothing of what chose the masked cells is used here: this is the check of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csc_matrix
from scipy.sparse.csgraph import connected_components

from metrics.confidentiality.table import NONE, Equations, Known, Table, checked_table

UNBOUNDED = 3
"""What linprog answers when nothing limits the goal."""

Interval = tuple[float, float]


def attack(
    values: Mapping[str, float],
    equations: Equations,
    masked: frozenset[str],
    *,
    never_published: frozenset[str] = NONE,
    zeros: str = "publishable",
) -> Mapping[str, Interval]:
    """The least and the most that each cell not shown can be, for a reader who has all the others.

    Args:
        values: cell to whole count; those of hidden cells serve only to check what is given.
        equations: each total with its parts.
        masked: cells hidden; each is known to be 1 or more (0 where zeros may be masked).
        never_published: cells that nobody sees; known to be 0 or more.
        zeros: "publishable" or "sensitive".

    Returns:
        Cell to interval, both ends possible; the upper end is infinite where nothing limits it.

    Raises:
        ValueError: something given is wrong; says what.
    """
    known = Known(never=never_published, masked=masked)
    table = checked_table(values, equations, 2, zeros, known)
    hidden = [cell for cell in table.counts if cell in masked or cell in never_published]
    found: dict[str, Interval] = {}
    for cells, matrix, sums in _parts(table, hidden):
        floors = np.array([_floor(table, cell) for cell in cells], dtype=np.float64)
        for number, cell in enumerate(cells):
            found[cell] = (
                _end(number, 1, matrix, sums, floors),
                _end(number, -1, matrix, sums, floors),
            )
    return {cell: found[cell] for cell in hidden}


def _floor(table: Table, cell: str) -> int:
    return 0 if not table.counts[cell] else table.floor(cell)


def _parts(table: Table, hidden: list[str]) -> Iterator[tuple[list[str], Any, NDArray[np.float64]]]:
    """Hidden cells that share equations, those equations, and what each one makes."""
    place = {cell: number for number, cell in enumerate(hidden)}
    entries: list[tuple[int, int, int]] = []
    sums: list[int] = []
    for row in table.equations:
        inside = [(place[cell], times) for cell, times in row if cell in place]
        if inside:
            entries += [(len(sums), column, times) for column, times in inside]
            sums.append(-sum(times * table.counts[cell] for cell, times in row if cell not in place))
    lines, columns, times = zip(*entries, strict=True) if entries else ((), (), ())
    matrix = csc_matrix((np.array(times, dtype=float), (lines, columns)), shape=(len(sums), len(hidden)))
    _, part = connected_components(matrix.T @ matrix, directed=False)
    for number in range(int(part.max()) + 1 if hidden else 0):
        chosen = np.flatnonzero(part == number)
        rows = np.unique(matrix[:, chosen].indices)
        yield (
            [hidden[column] for column in chosen],
            matrix[rows][:, chosen],
            np.array(sums, dtype=float)[rows],
        )


def _end(
    number: int, sign: int, matrix: Any, sums: NDArray[np.float64], floors: NDArray[np.float64]
) -> float:
    """The least (sign 1) or the most (-1) that one cell of a part can be."""
    goal = np.zeros(len(floors))
    goal[number] = sign
    bounds = np.column_stack([floors, np.full(len(floors), np.inf)])
    answer = linprog(goal, A_eq=matrix, b_eq=sums, bounds=bounds, method="highs")
    if answer.status == UNBOUNDED:
        return -sign * float("inf")
    if answer.fun is None:
        raise ValueError(f"no table agrees with what is shown: {answer.message}")
    return float(sign * answer.fun)
