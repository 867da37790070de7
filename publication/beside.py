"""What is told only beside a count: a median, or the sum behind a mean? And when may it be told?

The equations between counts do not bind them. A median says little of anybody among eleven. A sum may be
subtracted from another: one span of months is told, and once it was told, no other sum of the same span is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import isclose

from data_access.measures import NOW
from metrics.diffusion.means import CONTRIBUTED, may_be_told
from metrics.diffusion.rules import rule_of
from metrics.diffusion.spans import median_of
from metrics.figures import Figures
from metrics.model import Median, Metric
from metrics.period import month_end
from metrics.quantities import median
from publication.cells import Cell, whole
from publication.history import Former
from publication.protection import Masking
from publication.tables import Beside, Tables

HALF_A_CENT = 0.005
Told = Mapping[Cell, float | None]
"""What stands beside counts; None: masked."""


def add_median(tables: Tables, formula: Median, months: Sequence[date], count: Cell) -> None:
    """The median over some months, beside the count that it is taken over."""
    term = formula.of
    middle = median(tables.monthly[term.axis].spread(term, count.known, months))
    cell = Cell("", term.measure, median_of(term), count.first, count.last, count.known, "")
    if middle is not None:
        tables.beside[cell] = Beside(middle, count)


def add_sum(tables: Tables, figures: Figures, metric: Metric, months: Sequence[date], known: str) -> None:
    """The sum behind a mean over some months, beside the count of who contributed."""
    added, counted = metric.terms
    span = (months[0], months[-1])
    value = tables.monthly[""].total(added, known, months)
    most = CONTRIBUTED[added.measure].most(figures.perimeter, months[0], month_end(months[-1]))
    largest = float(figures.reading.detail(most)[0][0] or 0)
    share = largest / value if value else 1.0
    tables.beside[whole(added, span, known)] = Beside(value, whole(counted, span, known), share)


def told_beside(tables: Tables, masking: Masking, former: Sequence[Former]) -> Told:
    """What stands beside the counts of a programme, knowing what former publications told."""
    told = {
        cell: one.value if _may_be_told(tables, masking, one) and not _was_other(cell, one, former) else None
        for cell, one in tables.beside.items()
    }
    return {cell: None if _was_revised(cell, tables, told) else value for cell, value in told.items()}


def sums_told(tables: Tables, told: Told) -> Mapping[str, float]:
    """The sums that are told, by name: what the next publications must know."""
    return {
        _sum_name(cell): value
        for cell, value in told.items()
        if tables.beside[cell].is_sum and value is not None
    }


def _may_be_told(tables: Tables, masking: Masking, one: Beside) -> bool:
    count = tables.cells.get(one.count)
    if count is None or one.count.name in masking.masked:
        return False
    return may_be_told(count, rule_of(one.count.measure).threshold, one.largest_share or 0.0)


def _was_other(cell: Cell, one: Beside, former: Sequence[Former]) -> bool:
    """Did a publication tell another sum of the same months? What lies between is what a few were paid."""
    if not one.is_sum:
        return False
    before = [told.sums[_sum_name(cell)] for told in former if _sum_name(cell) in told.sums]
    return any(not isclose(value, one.value, abs_tol=HALF_A_CENT) for value in before)


def _was_revised(cell: Cell, tables: Tables, told: Told) -> bool:
    """Is it a sum as it was known a year ago, which is not the one told of these months today?"""
    now, value = told.get(replace(cell, known=NOW)), told[cell]
    if value is None or not tables.beside[cell].is_sum:
        return False
    return now is None or not isclose(value, now, abs_tol=HALF_A_CENT)


def _sum_name(cell: Cell) -> str:
    """The months of a sum, whatever the day on which it was known."""
    return replace(cell, known=NOW).name
