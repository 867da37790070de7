"""What do partners see: which indicators, along which axes, at which step?

The key figures of a programme are told month by month for the whole department; the other indicators, and
every breakdown, once a year. Finer tables would be mostly masked, and would mask others around them. Euros
paid to households are told as a mean of the whole department, once the year is over; sums of them stay with
the fund.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data_access.topics import BY_KEY
from metrics.catalogue import METRICS, headlines, of_topic
from metrics.diffusion.means import is_mean
from metrics.diffusion.rules import rule_of
from metrics.model import Metric
from metrics.nature import is_stock
from metrics.period import YEAR_MONTHS

BY_TERRITORY = frozenset(
    {
        *("planir.ase_files", "planir.ccas_coverage", "planir.ccas_covered", "planir.ccas"),
        "mas.cases",
        *("ass.households", "ass.per_low_income"),
        *("c2s.beneficiaries", "c2s.coverage", "c2s.with_participation"),
        "c2s.with_participation_share",
        *("c2s.protected_population", "c2s.dependants", "c2s.dependants_share", "c2s.expired", "c2s.renewal"),
        *("c2s.renewal_asked", "c2s.expiring"),
        *("france_services.sites", "france_services.weekly_hours", "france_services.hours_per_site"),
        *("france_services.saturday", "france_services.evening", "france_services.cpam_requests"),
        *("france_services.cpam_share", "france_services.cpam_solved", "france_services.requests"),
        *("france_services.solved", "france_services.referent", "france_services.trained"),
        *("france_services.account", "france_services.partner_requests"),
    }
)
"""Told by EPCI; of the others, which count few persons, a quarter of the cells would be masked."""
BY_COMMUNE = frozenset({"c2s.beneficiaries", "c2s.coverage", "planir.ccas_covered", "planir.ccas"})
ANSWERS_BROKEN_DOWN = frozenset({"charter.care_realised", "charter.answers_12m"})
"""Of the answers to Handifaction, which are few: the others are told for the whole department."""
NEVER_ALONG = frozenset({"days", "whole_days", "euros", "crossing"})
"""Axes that nearly tell persons apart."""


def is_offered(metric: Metric) -> bool:
    """Is it told to partners? Counts of persons, means of them, and what speaks of no person."""
    return is_mean(metric) or all(
        BY_KEY[term.measure].is_count or not rule_of(term.measure).threshold for term in metric.terms
    )


OFFERED = tuple(metric for metric in METRICS if is_offered(metric))


def is_told_by_month(metric: Metric) -> bool:
    """Is it told month by month, and not only once a year?"""
    return metric in headlines(metric.topic) or not speaks_of_persons(metric)


def is_broken_down_over(metric: Metric, months: Sequence[date]) -> bool:
    """Are these the months over which its breakdowns are told? Those of a civil year that is over.

    One that runs would tell, at each publication, what the last month counts of each member. A level at a
    date is no sum of months, and what speaks of no person has nothing to hide.
    """
    return is_stock(metric) or not speaks_of_persons(metric) or is_civil_year(months)


def is_civil_year(months: Sequence[date]) -> bool:
    """Are these the twelve months of a civil year?"""
    return len(months) == YEAR_MONTHS and months[-1].month == YEAR_MONTHS


def speaks_of_persons(metric: Metric) -> bool:
    """Does any of its counts have a threshold?"""
    return any(rule_of(term.measure).threshold for term in metric.terms)


def offered_of(topic: str) -> tuple[Metric, ...]:
    """The indicators of a programme that partners see, in the order of their declaration."""
    return tuple(metric for metric in of_topic(topic) if metric in OFFERED)


def axes_offered(metric: Metric) -> tuple[str, ...]:
    """The axes along which an indicator is told to partners."""
    if is_mean(metric) or any(term.axis for term in metric.terms):
        return ()
    return tuple(axis for axis in metric.axes if _is_along(metric, axis))


def _is_along(metric: Metric, axis: str) -> bool:
    if metric.topic == "charter" and rule_of(metric.terms[0].measure).threshold:
        return metric.key in ANSWERS_BROKEN_DOWN
    if axis in ("epci", "commune"):
        return metric.key in (BY_TERRITORY if axis == "epci" else BY_COMMUNE)
    return axis not in NEVER_ALONG
