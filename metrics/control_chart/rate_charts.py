"""Is a month of a rate with a known denominator an ordinary month?"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import isnan

from metrics.control_chart.chart import ControlChart, charted
from metrics.control_chart.rates import Counts, counts, rate_limits
from metrics.control_chart.series import direction, goal, stretches


def p_prime_chart(
    numerators: Iterable[float | None],
    denominators: Iterable[float | None],
    *,
    better: str,
    target: float | None = None,
    rebase_at: Iterable[int] = (),
) -> ControlChart:
    """The special causes and verdicts of `xmr` on shares, each month with Laney's limits for its denominator.

    A month without denominator is a gap. Equal rates have limits equal to their centre, and no point outside
    or near them; without two months in a row there are no limits (NaN). `standing` counts the months whose
    moving range the limits rest on, so that a series full of gaps is not called settled.

    Args:
        numerators: cases that count, one a month; None or NaN where missing.
        denominators: cases in all; 0 or missing is a gap.
        better: "higher", "lower" or "neutral".
        target: a share, or None.
        rebase_at: positions where new limits start.

    Raises:
        ValueError: a count, direction, target or position that cannot be; the message says which.
    """
    return _charted(counts(numerators, denominators, share=True), better, target, rebase_at)


def u_prime_chart(
    numerators: Iterable[float | None],
    denominators: Iterable[float | None],
    *,
    better: str,
    target: float | None = None,
    rebase_at: Iterable[int] = (),
) -> ControlChart:
    """The same as `p_prime_chart` for events among persons, visits or days: a rate may pass one."""
    return _charted(counts(numerators, denominators, share=False), better, target, rebase_at)


def _charted(given: Counts, better: str, target: float | None, rebase_at: Iterable[int]) -> ControlChart:
    runs = stretches(len(given.denominators), rebase_at)
    limits = [rate_limits(given.within(run), laney=True) for run in runs]
    return charted(
        given.rates,
        runs,
        limits,
        better=direction(better),
        target=goal(target),
        resting_on=1 + _months_in_a_row(given.within(runs[-1])),
    )


def _months_in_a_row(given: Counts) -> int:
    """How many months follow a known month and are known themselves."""
    return sum(not isnan(before + after) for before, after in pairwise(given.denominators))
