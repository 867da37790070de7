"""Which whole deviations keep every equation, once only some columns may vary?

A need is met when there is a table of whole numbers, compatible with everything that is shown, in which its
column deviates enough: the certificate of the need. Linear programmes find it (their solutions are whole in
tables of one or two dimensions and in hierarchies); where one is not whole, an integer programme takes
over.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import hstack
from scipy.sparse.csgraph import connected_components

from metrics.confidentiality.core import Component, Flags, Need, Numbers

Deviations = NDArray[np.int64]
TOLERANCE = 1e-6
NODES = 500
"""The branches an integer programme may follow before a certificate is given up."""
NEARLY = 0.5
"""How much dearer than the cheapest the answer of an integer programme may be: any certificate will do."""
MULTIPLES = (1, 2, 3)
"""Deviations that are not whole are often halves or thirds: as many times as much may be possible too."""
REWARD = 1e3
"""What meeting a need is worth beside what columns cost, when one table is to meet many."""
HIDDEN_PRICE = 1e-4
"""What a deviation of a column that costs nothing is worth: almost nothing."""


def meets(need: Need, deviations: Deviations) -> bool:
    """Whether the column of the need deviates enough."""
    return bool(need.sign * deviations[need.column] >= need.amount - TOLERANCE)


def whole(component: Component, found: Numbers) -> Deviations | None:
    """The same deviations as whole numbers, or None when they are not, or do not keep the equations."""
    rounded = np.rint(found)
    holds = np.all(np.abs(found - rounded) < TOLERANCE) and not np.any(component.matrix @ rounded)
    within = np.all(rounded >= -component.down) and np.all(rounded <= component.up)
    return rounded.astype(np.int64) if holds and within else None


def certificates(
    component: Component, hidden: Flags, asked: Sequence[int], *, every: bool = False
) -> dict[int, Deviations]:
    """A table for each need asked that can be met: whole deviations of the hidden columns, and of them alone.

    Args:
        component: the columns.
        hidden: those that may vary.
        asked: numbers of needs.
        every: whether to give up at the first need that cannot be met.

    Returns:
        Number of need to deviations; a need that cannot be met is left out.
    """
    met: dict[int, Deviations] = {}
    price = component.cost + HIDDEN_PRICE
    left, alone = list(asked), []
    while len(left) > 1:
        apart = _apart(component, left)
        met |= _met_together(component, hidden, apart, left, price)
        alone += [number for number in apart if number not in met]
        left = [number for number in left if number not in met and number not in apart]
    for number in [*alone, *left]:
        table = cheapest(component, hidden, component.needs[number], price)
        if table is not None:
            met[number] = table
        elif every:
            break
    return met


def _apart(component: Component, asked: Sequence[int]) -> list[int]:
    """Needs among those asked whose columns share no equation: one table may meet them all."""
    taken = np.zeros(component.matrix.shape[0], dtype=bool)
    chosen = []
    for number in asked:
        column = component.needs[number].column
        lines = component.matrix.indices[
            component.matrix.indptr[column] : component.matrix.indptr[column + 1]
        ]
        if not taken[lines].any():
            taken[lines] = True
            chosen.append(number)
    return chosen


def cheapest(component: Component, hidden: Flags, need: Need, price: Numbers) -> Deviations | None:
    """The cheapest whole deviations that meet a need: its protection pattern (Kelly, Golden and Assad, 1992).

    Args:
        component: the columns.
        hidden: those that may vary.
        need: what is to be met.
        price: of each column; one that cannot go down by the whole need costs more for each count.

    Returns:
        A deviation a column; None when nothing meets the need.
    """
    columns = np.flatnonzero(hidden)
    bounds = _bounds(component, columns, need)
    matrix = component.matrix[:, columns]
    rooms = np.minimum(need.amount, np.maximum(1, bounds[:, 1]))
    answer = linprog(
        np.concatenate([price[columns], price[columns]]) / rooms,
        A_eq=hstack([matrix, -matrix], format="csc"),
        b_eq=np.zeros(matrix.shape[0]),
        bounds=bounds,
        method="highs-ds",
        options={"presolve": False},
    )
    if answer.x is None:
        return None
    found = _spread(component, columns, answer.x)
    tried = (whole(component, found * times) for times in MULTIPLES)
    table = next((table for table in tried if table is not None), None)
    if table is None:
        table = _whole_table(component, found != 0, need, price)
    return table if table is not None else _whole_table(component, hidden, need, price)


def _bounds(component: Component, columns: NDArray[np.intp], need: Need) -> Numbers:
    """How far each column may go up, then down, once the column of the need deviates as asked."""
    bounds = np.column_stack([np.zeros(2 * len(columns)), _rooms(component, columns)])
    place = int(np.searchsorted(columns, need.column))
    asked, other = (0, len(columns)) if need.sign > 0 else (len(columns), 0)
    bounds[place + asked, 0] = need.amount
    bounds[place + other, 1] = 0
    bounds[place + asked, 1] = max(need.amount, bounds[place + asked, 1])
    return bounds


def _rooms(component: Component, columns: NDArray[np.intp]) -> Numbers:
    return np.concatenate([component.up[columns], component.down[columns]])


def _spread(component: Component, columns: NDArray[np.intp], found: Numbers) -> Numbers:
    deviations = np.zeros(component.size)
    deviations[columns] = found[: len(columns)] - found[len(columns) :]
    return deviations


def _whole_table(component: Component, hidden: Flags, need: Need, price: Numbers) -> Deviations | None:
    """The same among whole numbers only; None when none was found."""
    columns = np.flatnonzero(hidden)
    bounds = _bounds(component, columns, need)
    matrix = component.matrix[:, columns]
    answer = milp(
        np.concatenate([price[columns], price[columns]]),
        constraints=LinearConstraint(hstack([matrix, -matrix], format="csc"), 0, 0),
        bounds=Bounds(bounds[:, 0], bounds[:, 1]),
        integrality=np.ones(len(bounds)),
        options={"node_limit": NODES, "mip_rel_gap": NEARLY},
    )
    table = None if answer.x is None else whole(component, _spread(component, columns, answer.x))
    return table if table is not None and meets(need, table) else None


def _met_together(
    component: Component, hidden: Flags, aimed: Sequence[int], asked: Sequence[int], price: Numbers
) -> dict[int, Deviations]:
    """What one table, sparing of what costs, meets of the needs asked when it aims at some of them."""
    columns = np.flatnonzero(hidden)
    goal = np.concatenate([price[columns], price[columns]])
    bounds = np.column_stack([np.zeros(len(goal)), _rooms(component, columns)])
    for need in (component.needs[number] for number in aimed):
        place = int(np.searchsorted(columns, need.column))
        toward, away = (0, len(columns)) if need.sign > 0 else (len(columns), 0)
        goal[place + toward] = -REWARD / need.amount
        bounds[place + toward, 1] = min(need.amount, bounds[place + toward, 1])
        bounds[place + away, 1] = 0
    matrix = component.matrix[:, columns]
    answer = linprog(
        goal,
        A_eq=hstack([matrix, -matrix], format="csc"),
        b_eq=np.zeros(matrix.shape[0]),
        bounds=bounds,
        method="highs-ds",
        options={"presolve": False},
    )
    if answer.x is None:
        return {}
    found = _spread(component, columns, answer.x)
    found[np.abs(found) < TOLERANCE] = 0
    parts = _parted(component, found)
    met: dict[int, Deviations] = {}
    tables: dict[int, Deviations | None] = {-1: None}
    for number in asked:
        part = int(parts[component.needs[number].column])
        if part not in tables:
            tables[part] = whole(component, np.where(parts == part, found, 0))
        table = tables[part]
        if table is not None and meets(component.needs[number], table):
            met[number] = table
    return met


def _parted(component: Component, found: Numbers) -> NDArray[np.int64]:
    """For each column, the part of a table it deviates in: parts share no equation, each is one by itself."""
    used = np.flatnonzero(found)
    touching = abs(component.matrix[:, used])
    _, numbers = connected_components(touching.T @ touching, directed=False)
    parts = np.full(component.size, -1, dtype=np.int64)
    parts[used] = numbers
    return parts
