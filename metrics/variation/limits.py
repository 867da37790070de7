"""Which control chart fits a metric, and which limits does it give?

A share of cases has limits that widen when cases are few (p′), a rate of cases over persons too (u′);
counts, amounts, delays and other means go by their month-to-month moves (XmR). The prime is Laney's
correction: months differ by more than chance alone when departments do, and by no more when they do not.

A level at a date (beneficiaries, files open, agreements in force) carries all its past with it: nearly every
month of a level that grows stands outside limits drawn around its mean. It is judged by its pace: the XmR
chart is that of its monthly changes, drawn around where the last level and the usual pace would lead.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf, isnan, nan

from metrics.control_chart import ControlChart, p_prime_chart, u_prime_chart, xmr
from metrics.formula import Result
from metrics.model import Metric, Sum
from metrics.nature import counts_cases, is_stock
from metrics.period import Period
from metrics.units import PERCENT_OF_WAY, SHARE
from metrics.variation.point import Point

Results = Sequence[Result | None]
MOST_EMPTY = 0.25
"""A chart of individual values misleads on rare events: beyond a quarter of empty steps, none is drawn."""


def charted(metric: Metric, results: Results) -> list[float]:
    """What is put on the chart: the values, or the changes of a level; NaN for a step that is not known."""
    known = [nan if one is None or one.value is None else one.value for one in results]
    return _moves(known) if is_stock(metric) else known


def is_rare(metric: Metric, values: Sequence[float]) -> bool:
    """Is it a count, an amount or a level with so many empty steps that one event would look special?"""
    known = [one for one in values if not isnan(one)]
    moving = isinstance(metric.formula, Sum) or is_stock(metric)
    return moving and known.count(0.0) > len(known) * MOST_EMPTY


def chart_of(
    metric: Metric, results: Results, target: float | None, rebase_at: Sequence[int]
) -> ControlChart:
    """The control chart of the results of successive steps; None is a step that is not known."""
    if is_stock(metric):
        return xmr(charted(metric, results), better=metric.better, rebase_at=rebase_at)
    if not counts_cases(metric):
        return xmr(charted(metric, results), better=metric.better, target=target, rebase_at=rebase_at)
    parts = [nan if one is None or one.numerator is None else one.numerator for one in results]
    wholes = [nan if one is None or not one.denominator else one.denominator for one in results]
    drawn = p_prime_chart if metric.unit == SHARE else u_prime_chart
    return drawn(parts, wholes, better=metric.better, target=target, rebase_at=rebase_at)


def points_of(
    metric: Metric, periods: Sequence[Period], results: Results, chart: ControlChart
) -> tuple[Point, ...]:
    """The steps with the limits of their chart, on the scale of the metric."""
    values = [None if one is None else one.value for one in results]
    bases = [nan, *(nan if one is None else one for one in values[:-1])]
    bases = bases if is_stock(metric) else [0.0] * len(values)
    least, most = _possible(metric)
    return tuple(
        Point(
            period=period,
            value=value,
            base=_known(base),
            centre=_known(chart.mean[at]),
            mean=_known(base + chart.mean[at]),
            lower=_known(base + chart.lower[at], least),
            upper=_known(base + chart.upper[at], -inf, most),
            special=chart.special[at],
        )
        for at, (period, value, base) in enumerate(zip(periods, values, bases, strict=True))
    )


def _moves(values: Sequence[float]) -> list[float]:
    """The change from one step to the next; missing for the first, and on both sides of a gap."""
    return [nan, *(after - before for before, after in pairwise(values))]


def _possible(metric: Metric) -> tuple[float, float]:
    """Beyond which no value can be: a limit there is the end of the scale."""
    least = -inf if metric.unit == PERCENT_OF_WAY else 0.0
    return least, 1.0 if metric.unit == SHARE and counts_cases(metric) else inf


def _known(number: float, least: float = -inf, most: float = inf) -> float | None:
    return None if isnan(number) else min(most, max(least, float(number)))
