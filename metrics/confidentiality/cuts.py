"""What must every choice of hidden columns satisfy, as inequalities that a solver can read?

When the columns hidden do not let a need be met, the dual solution of the attacker's programme is a
combination of equations that says why: the deviation of the need's column is a sum of those of other
columns, so enough of them have to be hidden (the capacity inequalities of Fischetti and Salazar, 2000,
Management Science 46). A coefficient is never more than the need itself, and what columns hidden anyway
bring is taken off first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from scipy.optimize import linprog

from metrics.confidentiality.component import Component, Need, Numbers

TINY = 1e-9
VIOLATED = 1e-4
"""How much short of 1 the left side of an inequality falls, to be worth adding."""

IN_OUT = (0.5, 0.9, 1.0)
"""Where inequalities are sought, from a choice that meets every need (0) to the one to break (1)."""

MANY = 250
"""Columns from which one inequality a need is enough at once."""
ENDLESS = 1e12
"""A room in counts that no table fills."""

Cut = Numbers
"""A coefficient a column: the sum over hidden columns is 1 or more."""


def cut_from(component: Component, need: Need, prices: Numbers) -> Cut | None:
    """The inequality that a combination of equations gives for a need; None when it says nothing."""
    weight = component.matrix.T @ prices
    own = weight[need.column]
    if abs(own) < TINY:
        return None
    times = -need.sign * weight / own
    times[np.abs(times) < TINY] = 0
    times[need.column] = 0
    room = np.where(times > 0, component.up, component.down)
    brought = np.abs(times) * np.where(times == 0, 0, np.minimum(room, ENDLESS))
    amount = need.amount - brought[component.given].sum()
    if amount <= TINY:
        return None
    return np.where(component.given, 0, np.minimum(brought / amount, 1))


def row_cuts(component: Component) -> Iterator[Cut]:
    """What each equation alone asks of the other columns in it, need by need."""
    rows = component.matrix.tocsr()
    columns = component.matrix.tocsc()
    for need in component.needs:
        for line in columns[:, [need.column]].indices:
            prices = np.zeros(rows.shape[0])
            prices[line] = 1
            cut = cut_from(component, need, prices)
            if cut is not None:
                yield cut


def no_bridge(component: Component) -> Iterator[Numbers]:
    """Hiding one column alone in an equation is useless: where it is hidden, so is another of them.

    Yields:
        Coefficients whose sum over hidden columns is 0 or more.
    """
    rows = component.matrix.tocsr()
    for line in range(rows.shape[0]):
        inside = rows[line].indices
        if component.given[inside].any():
            continue
        for column in inside:
            cut = np.zeros(component.size)
            cut[inside] = 1
            cut[column] = -1
            yield cut


def broken_cuts(
    component: Component, share: Numbers, inside: Numbers, in_time: Callable[[], bool]
) -> list[Cut]:
    """Inequalities that a fractional choice breaks, one or a few for each need.

    Args:
        component: the columns.
        share: how much of each column is hidden, 0 to 1.
        inside: a choice that meets every need; inequalities are sought between the two first, where they are
            deeper (in-out separation: Ben-Ameur and Neto, 2007, Networks 49).
        in_time: whether there is time left to look for more.
    """
    found = []
    for need in _unreached(component, share):
        if not in_time():
            break
        for part in IN_OUT:
            cut = _separated(component, need, part * share + (1 - part) * inside)
            if cut is not None and cut @ share < 1 - VIOLATED:
                found.append(cut)
                if component.size > MANY:
                    break
    return found


def _unreached(component: Component, share: Numbers) -> list[Need]:
    """The needs that a fractional choice may leave unmet: those that one programme meets together are out."""
    amounts: dict[float, list[Need]] = {}
    for need in component.needs:
        amounts.setdefault(need.amount, []).append(need)
    left: list[Need] = []
    for alike in amounts.values():
        left += _unreached_alike(component, alike, share)
    return left


def _unreached_alike(component: Component, needs: list[Need], share: Numbers) -> list[Need]:
    """The same for needs of one amount: each programme leaves fewer of them, until one helps no more."""
    if len(needs) == 1:
        return needs
    found, _ = _attacked(component, needs, share)
    enough = needs[0].amount * (1 - VIOLATED)
    left = [need for need in needs if need.sign * found[need.column] < enough]
    return left if len(left) in (0, len(needs)) else _unreached_alike(component, left, share)


def _separated(component: Component, need: Need, share: Numbers) -> Cut | None:
    """An inequality that the attacker's programme shows against a fractional choice, if it shows one."""
    found, prices = _attacked(component, [need], share)
    if need.sign * found[need.column] >= need.amount * (1 - VIOLATED):
        return None
    return cut_from(component, need, prices)


def _attacked(component: Component, needs: Sequence[Need], share: Numbers) -> tuple[Numbers, Numbers]:
    """How far columns deviate for needs of one amount, each in its share of room; the price of equations.

    Nothing deviates, and no price says anything, where the solver fails: no inequality comes of it.
    """
    amount = needs[0].amount
    high = np.minimum(component.up, amount) * share
    low = -np.minimum(component.down, amount) * share
    goal = np.zeros(component.size)
    for need in needs:
        goal[need.column] = -need.sign
        (high if need.sign > 0 else low)[need.column] = need.sign * amount
    columns = np.flatnonzero(low < high)
    answer = linprog(
        goal[columns],
        A_eq=component.matrix[:, columns],
        b_eq=np.zeros(component.matrix.shape[0]),
        bounds=np.column_stack([low[columns], high[columns]]),
        method="highs-ds",
        options={"presolve": False},
    )
    found = np.zeros(component.size)
    if answer.x is None:
        return found, np.zeros(component.matrix.shape[0])
    found[columns] = answer.x
    return found, np.asarray(answer.eqlin.marginals, dtype=np.float64)
