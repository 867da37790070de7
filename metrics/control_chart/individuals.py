"""Is a month of a count, an amount or a rate without known denominator an ordinary month?"""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan

from metrics.control_chart.chart import ControlChart, charted
from metrics.control_chart.limits import FEWEST, individual_limits
from metrics.control_chart.series import direction, goal, numbers, stretches


def xmr(
    values: Iterable[float | None],
    *,
    better: str,
    target: float | None = None,
    rebase_at: Iterable[int] = (),
    fix_after: int | None = None,
    screen_outliers: bool = True,
) -> ControlChart:
    """The XmR chart of a series: limits at the mean ± 2.66 mean moving ranges of each stretch.

    Source: NHS England, "Making Data Count"; NHSRplotthedots 0.2.2, `ptd_spc`. Where that program has no
    limits on equal values, the limits here equal the mean, no point is outside or near them, and a target is
    "inconsistent" as it is there. A single value has none: they are NaN.

    Args:
        values: one a month, in order; None or NaN where missing, which every computation leaves out.
        better: "higher", "lower" or "neutral".
        target: or None.
        rebase_at: positions where new limits start.
        fix_after: how many known points of each stretch its limits rest on, or None for all of them.
        screen_outliers: leave the moving ranges of 3.267 times their mean or more out of their mean.

    Raises:
        ValueError: no known value, one that is not finite, a direction, target, position or number of points
            that cannot be; the message says which.
    """
    basis = _first_points(fix_after)
    series = numbers(values)
    runs = stretches(len(series), rebase_at)
    known = [[series[at] for at in run if not isnan(series[at])] for run in runs]
    limits = [
        individual_limits(seen[:basis], len(run), screen_outliers)
        for seen, run in zip(known, runs, strict=True)
    ]
    return charted(series, runs, limits, better=direction(better), target=goal(target), resting_on=basis)


def _first_points(fix_after: int | None) -> int | None:
    if fix_after is None:
        return None
    if not (fix_after >= FEWEST and int(fix_after) == fix_after):
        raise ValueError(f"Expected fix_after to be a whole number from {FEWEST} on; found {fix_after!r}.")
    return int(fix_after)
