"""What kind of figure is a metric, through its measures: from which sources, at a date or over months?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from data_access.topics import BY_KEY
from metrics.model import Metric, Term


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


def months_of(term: Term, months: Sequence[date]) -> Sequence[date]:
    """The months to add up for a term: all of them for a flow, the last one for a stock."""
    return months[-1:] if BY_KEY[term.measure].stock else months
