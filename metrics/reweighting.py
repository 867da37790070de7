"""What would a rate be, if those it is read on were made up as those of a fixed reference?

Direct standardisation: the rate of each cell (a channel, an age, a living place), weighted by the share of
the cell in the reference. A change in who is counted then moves nothing; a change inside the cells does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import fsum, isfinite

from metrics.intervals import wilson

LEAST_COVERED = 0.8
"""Below this share of the reference with at least one case, more than a fifth of the rate is supposed."""

LEAST_EFFECTIVE = 100.0
"""With fewer effective cases, an interval may be wider than 20 points (`metrics.intervals.too_wide`)."""

Cell = tuple[Hashable, ...]


@dataclass(frozen=True)
class Reweighted:
    """A re-weighted rate (0 to 1) with its interval, and how far it can be trusted."""

    rate: float
    low: float
    high: float
    covered_share: float
    """The share of the reference whose cells have at least one case."""
    effective_count: float
    """How many cases drawn with the mix of the reference would be as precise."""

    @property
    def is_covered(self) -> bool:
        """Are the cells with cases a large enough share of the reference?"""
        return self.covered_share >= LEAST_COVERED

    @property
    def is_comparable(self) -> bool:
        """May the rate be compared with another of the same reference?"""
        return self.is_covered and self.effective_count >= LEAST_EFFECTIVE


def reweighted(
    cells: Sequence[Cell],
    numerators: Sequence[float],
    denominators: Sequence[float],
    weights: Sequence[float],
    level: float = 0.95,
) -> Reweighted:
    """The rate `Σ w·x/n` over the cells, where `w` is the share of a cell in the reference.

    The weight of a cell without any case goes to the cells that differ from it by the last axis only, in
    proportion to their own weights; failing these, to those that differ by the last two, and so on.

    The interval is Wilson's, on the effective number of cases `1 / Σ w²/n` (Kish): the variance of the rate
    with one common proportion in all cells, so that a cell of one case does not pass for certain. With
    the mix of the reference it is the interval of the raw rate. The weights are taken as known.

    Args:
        cells: the members of each cell, one an axis, always in the same order of axes.
        numerators: cases that count in the rate, by cell.
        denominators: cases, by cell; zero when the cell is empty.
        weights: the size of each cell in the reference, in any unit.
        level: the confidence level of the interval, between 0 and 1.

    Raises:
        ValueError: lists that do not match, a cell told twice, an impossible number (with its position), no
            positive weight, or no case in any cell that the reference knows.

    Source: L. Kish, Survey Sampling, 1965 (effective number); E. Korn and B. Graubard, Confidence intervals
    for proportions with small expected number of positive counts estimated from survey data, Survey
    Methodology 24, 1998 (interval on the effective number); E. B. Wilson, JASA 22, 1927.
    """
    _refuse_bad_lists(cells, numerators, denominators, weights)
    _refuse_bad_numbers(numerators, denominators, weights)
    whole = fsum(weights)
    covered = fsum(weight for weight, cases in zip(weights, denominators, strict=True) if cases) / whole
    if covered <= 0:
        raise ValueError("Expected a case in a cell with a weight; found none.")
    shares = _shared_out(cells, [weight / whole for weight in weights], denominators)
    told = [row for row in zip(shares, numerators, denominators, strict=True) if row[0]]
    rate = min(fsum(share * part / cases for share, part, cases in told), 1.0)
    effective = 1 / fsum(share**2 / cases for share, _, cases in told)
    low, high = wilson(rate * effective, effective, level)
    return Reweighted(rate, low, high, min(covered, 1.0), effective)


def _shared_out(
    cells: Sequence[Cell], shares: Sequence[float], denominators: Sequence[float]
) -> Sequence[float]:
    """The shares once those of empty cells have gone to the nearest cells with cases."""
    for axes in reversed(range(len(cells[0]))):
        shares = _shared_inside(_alike(cells, axes), shares, denominators)
    return shares


def _alike(cells: Sequence[Cell], axes: int) -> list[list[int]]:
    """The positions of the cells that have the same members on so many first axes."""
    groups: dict[Cell, list[int]] = defaultdict(list)
    for position, cell in enumerate(cells):
        groups[cell[:axes]].append(position)
    return list(groups.values())


def _shared_inside(
    groups: Sequence[Sequence[int]], shares: Sequence[float], denominators: Sequence[float]
) -> list[float]:
    """Inside each group that has a case, the shares of empty cells go to the others."""
    found = list(shares)
    for group in groups:
        carried = fsum(shares[one] for one in group if denominators[one])
        if carried:
            whole = fsum(shares[one] for one in group)
            for one in group:
                found[one] = shares[one] * whole / carried if denominators[one] else 0.0
    return found


def _refuse_bad_lists(cells: Sequence[Cell], *lists: Sequence[float]) -> None:
    sizes = [len(cells), *(len(one) for one in lists)]
    if len(set(sizes)) != 1 or not cells:
        raise ValueError(f"Expected as many cells, numerators, denominators and weights; found {sizes}.")
    met: set[Cell] = set()
    for position, cell in enumerate(cells):
        if len(cell) != len(cells[0]) or not cell:
            raise ValueError(f"Expected one member an axis; found {cell} at position {position}.")
        if cell in met:
            raise ValueError(f"Expected each cell once; found {cell} again at position {position}.")
        met.add(cell)


def _refuse_bad_numbers(
    numerators: Sequence[float], denominators: Sequence[float], weights: Sequence[float]
) -> None:
    for position, (part, cases, weight) in enumerate(zip(numerators, denominators, weights, strict=True)):
        if not (isfinite(cases) and 0 <= part <= cases):
            raise ValueError(
                f"Expected 0 <= numerator <= denominator; found {part} of {cases} at position {position}."
            )
        if not (isfinite(weight) and weight >= 0):
            raise ValueError(f"Expected a weight of at least 0; found {weight} at position {position}.")
    if fsum(weights) <= 0:
        raise ValueError(f"Expected weights with a positive sum; found {fsum(weights)}.")
