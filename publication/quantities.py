"""Which quantities are parts of others, so that the rest could be worked out?

Measures are counted apart, and nothing says that one is a part of another: it is read in the figures. Among
quantities of the same facts, one that is never more than another, in any month, is taken for a part of it;
when the rest is itself a quantity, the three are held together. What is taken so by chance only masks more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from data_access.measures import NOW
from data_access.topics import BY_KEY
from metrics.diffusion.offer import OFFERED
from metrics.diffusion.rules import rule_of
from metrics.model import Complement, Ratio, Term
from metrics.period import Period
from publication.tables import Tables

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


Series = Mapping[Quantity, Numbers]
"""Each quantity month by month, over the same months."""


def parts_among(series: Series) -> Iterator[Parts]:
    """The parts of each quantity that speaks of persons."""
    by_content = {told.tobytes(): quantity for quantity, told in reversed(list(series.items()))}
    wholes = [quantity for quantity in series if not quantity.axis]
    for whole in wholes:
        for part, told in series.items():
            rest = series[whole] - told
            if part != whole and (rest >= 0).all() and told.any():
                found = by_content.get(rest.tobytes()) if rest.any() else None
                if found or not rest.any() or _could_be_part(whole, part):
                    yield Parts(whole.name, part, found, same=not rest.any())


def sums_among(series: Series) -> Iterator[tuple[str, tuple[Quantity, ...]]]:
    """Each quantity with two or three others that together are never more: parts that may not overlap.

    Parts of the same facts, or members of one axis that make it up.
    """
    wholes = [quantity for quantity in series if not quantity.axis]
    for whole in wholes:
        parts = [one for one in wholes if one != whole and _is_inside(series, whole, one)]
        parts = [one for one in parts if _could_be_part(whole, one)]
        yield from ((whole.name, some) for some in _together(parts) if _fit(series, whole, some))
    for members in _by_axis(series).values():
        for whole in wholes:
            if _same_facts(whole.measure, members[0].measure):
                inside = [one for one in members if _is_inside(series, whole, one)]
                for some in _together(inside):
                    if (series[whole] == sum(series[one] for one in some)).all():
                        yield whole.name, some


def _together(parts: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    for count in (2, 3):
        yield from combinations(parts, count)


def _fit(series: Series, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    return bool((sum(series[one] for one in parts) <= series[whole]).all())


def _is_inside(series: Series, whole: Quantity, part: Quantity) -> bool:
    return bool(series[part].any() and (series[part] <= series[whole]).all())


def _by_axis(series: Series) -> Mapping[tuple[str, str], list[Quantity]]:
    found: dict[tuple[str, str], list[Quantity]] = {}
    for one in series:
        if one.axis:
            found.setdefault((one.measure, one.axis), []).append(one)
    return found


def series_of(tables: Tables) -> Series:
    """Each quantity month by month, over the months in which anything is told."""
    spans = {(cell.first, cell.last) for cell in tables.cells}
    months = sorted({month for span in spans for month in Period(*span).months})
    series: dict[Quantity, Numbers] = {}
    for name, term in tables.terms.items():
        if rule_of(term.measure).threshold:
            series[Quantity(term.measure, name)] = _months(tables, term, months)
    for cell in tables.cells:
        if cell.axis and cell.axis not in ("epci", "commune", "partner") and rule_of(cell.measure).threshold:
            quantity = Quantity(cell.measure, cell.measure, cell.axis, cell.member)
            series[quantity] = _months(tables, Term(cell.measure, cell.axis, (cell.member,)), months)
    return series


def _months(tables: Tables, term: Term, months: Sequence[date]) -> Numbers:
    read = tables.monthly[term.axis]
    return np.array([read.total(term, NOW, (one,)) for one in months])


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
