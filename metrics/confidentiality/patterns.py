"""Which columns to hide so that every need is met, quickly, and which of them were hidden for nothing?

For each need not met yet, the cheapest deviations that meet it say what to hide (Kelly, Golden and Assad,
1992, Networks 22; Robertson, 1995, Statistics Canada); then each column is shown again when all needs stay
met so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metrics.confidentiality.component import Component, Flags, Numbers
from metrics.confidentiality.deviations import (
    HIDDEN_PRICE,
    TOLERANCE,
    InTime,
    certificates,
    cheapest,
    meets,
    whole,
)

Tables = NDArray[np.float64]
"""The certificate of each need: needs by columns."""


@dataclass(frozen=True)
class Hiding:
    """Columns hidden, with the table that certifies each need; a line of zeros where none does yet."""

    hidden: Flags
    tables: Tables

    def cost(self, component: Component) -> float:
        """What hiding them costs."""
        return float(component.cost[self.hidden].sum())

    def without(self, columns: Flags) -> Hiding:
        """The same with some columns shown, and without the tables that deviate there."""
        lost = (self.tables[:, columns] != 0).any(axis=1)
        return Hiding(self.hidden & ~columns, np.where(lost[:, np.newaxis], 0, self.tables))


def completed(
    component: Component, start: Hiding, discount: Numbers, sure: Tables, in_time: InTime
) -> Hiding:
    """What hides enough: the columns given, and those of the cheapest deviations for each need left unmet.

    Args:
        component: the columns and their needs.
        start: columns hidden already, with the tables known.
        discount: what part of its cost each column is worth, in the search of the cheapest deviations.
        sure: the tables that meet every need when everything is hidden.
        in_time: whether there is time left; without any, everything is hidden.
    """
    hidden, tables = start.hidden | component.given, start.tables.copy()
    everything = np.ones(component.size, dtype=bool)
    asked = sorted(range(len(sure)), key=lambda number: -component.needs[number].amount)
    for number in asked:
        need = component.needs[number]
        if not meets(need, tables[number]):
            price = np.where(hidden, 0, component.cost * discount) + HIDDEN_PRICE
            table = cheapest(component, everything, need, price) if in_time() else None
            if table is None:
                return Hiding(everything, sure)
            hidden = hidden | (table != 0)
            met = [other for other in asked if meets(component.needs[other], table)]
            tables[[other for other in met if not meets(component.needs[other], tables[other])]] = table
    return Hiding(hidden, tables)


def certified(component: Component, hiding: Hiding, in_time: InTime) -> Hiding:
    """The same with a whole table for each need, hiding a little more for one that has none.

    Where time ends first, a need keeps the table in fractions of counts that met it.
    """
    hidden, tables = hiding.hidden.copy(), hiding.tables.copy()
    left = [number for number, table in enumerate(tables) if whole(component, table) is None]
    for number, table in certificates(component, hidden, left, in_time).items():
        tables[number] = table
    everything = np.ones(component.size, dtype=bool)
    for number in left:
        if in_time() and whole(component, tables[number]) is None:
            price = np.where(hidden, 0, component.cost) + HIDDEN_PRICE
            found = cheapest(component, everything, component.needs[number], price)
            if found is not None:
                hidden |= found != 0
                tables[number] = found
    return Hiding(hidden, tables)


def cleaned(component: Component, hiding: Hiding, order: Iterable[int], cuts: Any, in_time: InTime) -> Hiding:
    """The same, less the columns that can be shown again one after the other, in the order given.

    Args:
        component: the columns and their needs.
        hiding: columns that meet every need.
        order: the columns to try.
        cuts: inequalities known to hold, one a line: they spare the trial of columns that cannot be shown.
        in_time: whether there is time left.
    """
    hidden, tables = hiding.hidden.copy(), hiding.tables.copy()
    by_column = cuts.tocsc()
    for column in order:
        if not hidden[column] or component.given[column] or not in_time():
            continue
        hidden[column] = False
        touched = np.flatnonzero(tables[:, column])
        inside = by_column[:, [column]].indices
        broken = np.any(cuts[inside] @ hidden < 1 - TOLERANCE)
        found = None if broken else _all_met(component, hidden, touched.tolist())
        if found is None:
            hidden[column] = True
        else:
            tables[touched] = found
    return Hiding(hidden, tables)


def dearest_first(component: Component, hidden: Flags) -> list[int]:
    """The columns hidden that need not be, the dearest first."""
    columns = np.flatnonzero(hidden & ~component.given)
    return [int(column) for column in columns[np.lexsort((columns, -component.cost[columns]))]]


def _all_met(component: Component, hidden: Flags, asked: Sequence[int]) -> Tables | None:
    """A table for each need asked, sparing of what costs; None as soon as one cannot be met."""
    price = component.cost + HIDDEN_PRICE
    tables = []
    for number in asked:
        table = cheapest(component, hidden, component.needs[number], price)
        if table is None:
            return None
        tables.append(table)
    return np.array(tables, dtype=np.float64).reshape(len(tables), component.size)
