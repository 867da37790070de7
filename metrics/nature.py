"""What kind of figure is a metric, through its measures: from which sources, at a date or over months?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from data_access.topics import BY_KEY
from metrics.model import Complement, Metric, Ratio, Term
from metrics.units import PER_THOUSAND, SHARE


def sources_of(metric: Metric) -> tuple[str, ...]:
    """All the sources that a metric reads, through its measures."""
    return tuple(dict.fromkeys(source for term in metric.terms for source in BY_KEY[term.measure].sources))


def is_stock(metric: Metric) -> bool:
    """Is the metric read at a date, in all its terms?"""
    return all(BY_KEY[term.measure].stock for term in metric.terms)


def recorded_in_blocks(metric: Metric) -> bool:
    """Is a month of it one block, that no day can cut?"""
    return any(BY_KEY[term.measure].in_blocks for term in metric.terms)


@lru_cache(maxsize=1024)
def ripens(metric: Metric) -> bool:
    """Does a month already over still change for this metric, because outcomes come later?"""
    return any(BY_KEY[term.measure].ripens for term in metric.terms)


def starts_again_each_year(metric: Metric) -> bool:
    """Is it counted from January on, so that a month cannot be compared with the one before?"""
    return any(BY_KEY[term.measure].within_year for term in metric.terms)


def counts_cases(metric: Metric) -> bool:
    """Is it a rate of cases over cases (or inhabitants), so that chance alone makes it vary?

    Euros over euros, hours or full-time equivalents are none.
    """
    measures = [BY_KEY[term.measure] for term in metric.terms]
    rated = isinstance(metric.formula, Ratio | Complement) and metric.unit in (SHARE, PER_THOUSAND)
    return rated and all(one.is_count for one in measures)


def months_of(term: Term, months: Sequence[date]) -> Sequence[date]:
    """The months to add up for a term: all of them for a flow, the last one for a stock."""
    return months[-1:] if BY_KEY[term.measure].stock else months
