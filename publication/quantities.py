"""Which quantities are parts of others, so that the rest could be worked out?

Measures are counted apart, and nothing says that one is a part of another: it is read in the figures. Among
quantities of the same facts, one that is never more than another, in any month, is taken for a part of it;
when the rest is itself a quantity, the three are held together. What is taken so by chance only masks more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data_access.measures import NOW
from data_access.topics import BY_KEY
from metrics.diffusion.offer import OFFERED
from metrics.diffusion.rules import rule_of
from metrics.model import Complement, Ratio, Term
from metrics.period import Period
from publication.cells import Cell
from publication.plan import Tables

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Quantity:
    """A quantity of the whole department, or that of one member of a closed axis."""

    measure: str
    name: str
    axis: str = ""
    member: str = ""


@dataclass(frozen=True)
class Parts:
    """A whole, one of its parts, and the other part when it is a quantity too; none when the part is all."""

    whole: str
    part: Quantity
    rest: Quantity | None
    same: bool = False


def beside(cell: Cell, other: Quantity) -> Cell | None:
    """The cell of another quantity over the same months and of the same member; None when there is none."""
    moved = replace(cell, measure=other.measure, quantity=other.name)
    if not other.axis:
        return moved
    return None if cell.axis else replace(moved, axis=other.axis, member=other.member)


def parts_among(tables: Tables) -> Iterator[Parts]:
    """The parts of each quantity that speaks of persons."""
    series = _series(tables)
    by_content = {told.tobytes(): quantity for quantity, told in reversed(list(series.items()))}
    wholes = [quantity for quantity in series if not quantity.axis]
    for whole in wholes:
        for part, told in series.items():
            rest = series[whole] - told
            if part != whole and (rest >= 0).all() and told.any():
                found = by_content.get(rest.tobytes()) if rest.any() else None
                if found or not rest.any() or _could_be_part(whole, part):
                    yield Parts(whole.name, part, found, same=not rest.any())


def _series(tables: Tables) -> Mapping[Quantity, Numbers]:
    """Each quantity month by month, over the months in which anything is told."""
    spans = {(cell.first, cell.last) for cell in tables.cells}
    months = sorted({month for span in spans for month in Period(*span).months})
    series = {}
    for name, term in tables.terms.items():
        if rule_of(term.measure).threshold:
            read = tables.monthly[term.axis]
            series[Quantity(term.measure, name)] = np.array([read.total(term, NOW, (one,)) for one in months])
    for cell in tables.cells:
        if cell.axis and cell.axis not in ("epci", "commune", "partner") and rule_of(cell.measure).threshold:
            term = Term(cell.measure, cell.axis, (cell.member,))
            read = tables.monthly[cell.axis]
            quantity = Quantity(cell.measure, cell.measure, cell.axis, cell.member)
            series[quantity] = np.array([read.total(term, NOW, (one,)) for one in months])
    return series


def _could_be_part(whole: Quantity, part: Quantity) -> bool:
    """Does a rate tell one out of the other, or are both counted from the same rows?"""
    if part.axis:
        return False
    return (part.name, whole.name) in _RATES or _same_facts(whole.measure, part.measure)


_RATES = frozenset(
    (metric.formula.of.name, metric.formula.over.name)
    for metric in OFFERED
    if isinstance(metric.formula, Ratio | Complement)
)


@cache
def _same_facts(one: str, other: str) -> bool:
    """Are they counted from the same rows, each dated on the same day?"""
    first, second = BY_KEY[one], BY_KEY[other]
    return (first.table, _dated(one), first.stock) == (second.table, _dated(other), second.stock)


def _dated(measure: str) -> str:
    counted = BY_KEY[measure]
    return str(getattr(counted, "dated_on", getattr(counted, "month", getattr(counted, "begins_on", ""))))
