"""Which whole deviations keep every equation, once only some columns may vary?

A need is met when there is a table of whole numbers, compatible with everything that is shown, in which its
column deviates enough: the certificate of the need. Linear programmes find it (their solutions are whole in
tables of one or two dimensions and in hierarchies); where one is not whole, an integer programme takes
over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog
from scipy.sparse import hstack

from metrics.confidentiality.component import Component, Flags, Need, Numbers
from metrics.confidentiality.integers import Found, cheapest_integers

InTime = Callable[[], bool]
"""Whether there is time left."""
Deviations = NDArray[np.float64]
"""By how much each column deviates: whole numbers, unless the component asks for less."""
TOLERANCE = 1e-6
NODES = 500
"""The branches an integer programme may follow before a certificate is given up."""
TRIAL_SECONDS = 2.0
"""How long one of them may last, whatever its branches: no table of a few hundred cells comes near."""
NEARLY = 0.5
"""How much dearer than the cheapest the answer of an integer programme may be: any certificate will do."""
FEW_NODES = 20
"""How far the search of one table for many needs at once goes: what it misses is looked for alone."""
MANY = 8
"""From how many needs on one table is looked for that meets many of them at once."""
MULTIPLES = (1, 2, 3)
"""Deviations that are not whole are often halves or thirds: as many times as much may be possible too."""
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
    return rounded if holds and within else None


def certificates(
    component: Component, hidden: Flags, asked: Sequence[int], in_time: InTime
) -> dict[int, Deviations]:
    """A table for each need asked that can be met: whole deviations of the hidden columns, and of them alone.

    Args:
        component: the columns.
        hidden: those that may vary.
        asked: numbers of needs.
        in_time: whether there is time left to look for more.

    Returns:
        Number of need to deviations; a need for which none was found is left out: `refuted` says whether
        that is because there is none.
    """
    met: dict[int, Deviations] = {}
    left = list(asked)
    while len(left) >= MANY and in_time():
        fresh = _met_together(component, hidden, left)
        met |= fresh
        left = [number for number in left if number not in fresh]
        if len(fresh) < MANY:
            break
    price = component.cost + HIDDEN_PRICE
    for number in left:
        if number not in met and in_time():
            alone = cheapest(component, hidden, component.needs[number], price)
            if alone is not None:
                met |= {other: alone for other in left if meets(component.needs[other], alone)}
    return met


def refuted(component: Component, hidden: Flags, need: Need) -> bool:
    """Whether it is proven that no whole deviations of the hidden columns meet a need.

    False too where nothing is known: a search ended by a limit proves nothing.
    """
    if _room(component, need) < need.amount:
        return True
    return _whole_numbers(component, np.flatnonzero(hidden), need, np.zeros(component.size)).none_exists


def cheapest(component: Component, hidden: Flags, need: Need, price: Numbers) -> Deviations | None:
    """The cheapest whole deviations that meet a need: its protection pattern (Kelly, Golden and Assad, 1992).

    Args:
        component: the columns.
        hidden: those that may vary.
        need: what is to be met.
        price: of each column; one that cannot go down by the whole need costs more for each count.

    Returns:
        A deviation a column; None when nothing that meets the need was found.
    """
    if _room(component, need) < need.amount:
        return None
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
    if table is None and not component.whole:
        return np.where(np.abs(found) < TOLERANCE, 0, found)
    if table is None:
        table = _whole_table(component, found != 0, need, price)
    return table if table is not None else _whole_table(component, hidden, need, price)


def _room(component: Component, need: Need) -> float:
    """How far the column of a need can deviate in its direction."""
    return float((component.up if need.sign > 0 else component.down)[need.column])


def _bounds(component: Component, columns: NDArray[np.intp], need: Need) -> Numbers:
    """How far each column may go up, then down, once the column of the need deviates as asked."""
    up, down = component.up[columns], component.down[columns]
    bounds = np.column_stack([np.zeros(2 * len(columns)), np.concatenate([up, down])])
    place = int(np.searchsorted(columns, need.column))
    asked, other = (0, len(columns)) if need.sign > 0 else (len(columns), 0)
    bounds[place + asked, 0] = need.amount
    bounds[place + other, 1] = 0
    return bounds


def _spread(component: Component, columns: NDArray[np.intp], found: Numbers) -> Numbers:
    deviations = np.zeros(component.size)
    deviations[columns] = found[: len(columns)] - found[len(columns) :]
    return deviations


def _whole_table(component: Component, hidden: Flags, need: Need, price: Numbers) -> Deviations | None:
    """The same among whole numbers only; None when none was found."""
    columns = np.flatnonzero(hidden)
    numbers = _whole_numbers(component, columns, need, price).numbers
    table = None if numbers is None else whole(component, _spread(component, columns, numbers))
    return table if table is not None and meets(need, table) else None


def _whole_numbers(component: Component, columns: NDArray[np.intp], need: Need, price: Numbers) -> Found:
    bounds = _bounds(component, columns, need)
    matrix = component.matrix[:, columns]
    return cheapest_integers(
        np.concatenate([price[columns], price[columns]]),
        LinearConstraint(hstack([matrix, -matrix], format="csc"), 0, 0),
        Bounds(bounds[:, 0], bounds[:, 1]),
        node_limit=NODES,
        time_limit=TRIAL_SECONDS,
        mip_rel_gap=NEARLY,
    )


def _met_together(component: Component, hidden: Flags, asked: Sequence[int]) -> dict[int, Deviations]:
    """What one table meets of many needs at once; one direction a column."""
    columns = np.flatnonzero(hidden)
    low, high, goal = -component.down, component.up.copy(), np.zeros(component.size)
    for need in (component.needs[number] for number in asked):
        if not goal[need.column] and _room(component, need) >= need.amount:
            goal[need.column] = -need.sign / need.amount
            (high if need.sign > 0 else low)[need.column] = need.sign * need.amount
    numbers = cheapest_integers(
        goal[columns],
        LinearConstraint(component.matrix[:, columns], 0, 0),
        Bounds(np.minimum(low, high)[columns], np.maximum(low, high)[columns]),
        node_limit=FEW_NODES,
        time_limit=TRIAL_SECONDS,
        mip_rel_gap=NEARLY,
    ).numbers
    found = np.zeros(component.size)
    found[columns] = 0 if numbers is None else numbers
    table = whole(component, found)
    if table is None:
        return {}
    return {number: table for number in asked if meets(component.needs[number], table)}
