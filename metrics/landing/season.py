"""Do the months of a year have their own share of it, and does knowing it help to predict?"""

from __future__ import annotations

import numpy as np

from metrics.landing.smoothing import Months

YEAR_MONTHS = 12
CLEARLY_BETTER = 0.8
"""Shares are kept when they take away at least a fifth of the error of predictions made without them."""


def shares_of_the_year(values: Months) -> Months | None:
    """The mean share of each of the next twelve months in a year, over the whole years before; None if empty.

    Years are counted back from the last value, so position 0 is the month that comes next. Classical
    ratio-to-total indices (Hyndman and Athanasopoulos, *Forecasting: Principles and Practice*, 3.4).
    """
    years = len(values) // YEAR_MONTHS
    if not years:
        return None
    table = values[len(values) - YEAR_MONTHS * years :].reshape(years, YEAR_MONTHS)
    totals = table.sum(axis=1, keepdims=True)
    if (totals <= 0).any():
        return None
    shares: Months = (table / totals).mean(axis=0)
    return shares


def shares_that_help(values: Months) -> Months | None:
    """The shares, when two whole years are known and shares predict the last twelve months clearly better.

    Each of the last twelve months is predicted from the months before it only: a twelfth of the year that
    ends before it, or its own share of that year. None also when a month never holds anything.
    """
    if len(values) < 2 * YEAR_MONTHS:
        return None
    flat, seasonal = 0.0, 0.0
    for rank in range(len(values) - YEAR_MONTHS, len(values)):
        past = values[:rank]
        shares = shares_of_the_year(past)
        if shares is None:
            return None
        whole = past[-YEAR_MONTHS:].sum()
        flat += abs(whole / YEAR_MONTHS - values[rank])
        seasonal += abs(whole * shares[0] - values[rank])
    shares = shares_of_the_year(values)
    helps = shares is not None and (shares > 0).all() and seasonal < CLEARLY_BETTER * flat
    return shares if helps else None


def without_season(values: Months, shares: Months) -> Months:
    """The months as they would be if every month had a twelfth of the year."""
    ranks = (np.arange(len(values)) - len(values)) % YEAR_MONTHS
    flattened: Months = values / (YEAR_MONTHS * shares[ranks])
    return flattened
