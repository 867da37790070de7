"""May a mean be told to partners: over how many persons, and does one of them make most of it?

A mean and its count give the sum. It is told when the count may be, and when no contributor makes so much
of it that the sum nearly says what that one was paid (dominance: Hundepool et al., 2012, Statistical
Disclosure Control, chapter 4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from access.perimeter import Perimeter
from data_access.ass.contributors import most_paid_to_a_household
from data_access.query import Query
from metrics.model import Metric, Ratio, Term
from metrics.units import NO_BREAK

MOST_OF_ONE = 0.85
"""The largest share of a sum that one contributor may make."""


@dataclass(frozen=True)
class Contributed:
    """A sum to which persons contribute: the measure that counts them, and the most that one of them adds."""

    count: str
    most: Callable[[Perimeter, date, date], Query]


CONTRIBUTED: Mapping[str, Contributed] = {
    "ass.households_paid": Contributed("ass.households", most_paid_to_a_household),
}
"""By measure of the sum. Two spans of months tell their difference: a sum is told for whole years alone."""

IN_WORDS = (
    "Une moyenne est montrée pour le département entier, une fois l'année finie, quand son effectif peut "
    f"l'être et qu'aucun foyer ne fait à lui seul plus de {MOST_OF_ONE * 100:.0f}{NO_BREAK}% du total."
)


def is_mean(metric: Metric) -> bool:
    """Is it a sum of what persons contribute, over their count?"""
    formula = metric.formula
    if not isinstance(formula, Ratio) or formula.of.measure not in CONTRIBUTED:
        return False
    return formula == Ratio(Term(formula.of.measure), Term(CONTRIBUTED[formula.of.measure].count))


def may_be_told(count: float, threshold: int, largest_share: float) -> bool:
    """May what is made of so many persons be told? `largest_share`: what the largest contributor makes."""
    return count == 0 or (count >= threshold and largest_share <= MOST_OF_ONE)
