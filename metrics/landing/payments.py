"""What will have been paid at the end of the year, when payment follows a decision by some weeks?

Two remainders are added: what is granted and not yet paid, at the pace at which earlier grants were paid
(chain ladder), and what the commissions left will grant, for the share that is paid before the end of the
year (Bornhuetter and Ferguson).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite

import numpy as np
from numpy.typing import NDArray

from metrics.landing.outcome import (
    FEWEST_ACTIVE_MONTHS,
    HISTORY_MONTHS,
    Landing,
    Standing,
    closed,
    landed,
    refuse_bad_amounts,
    refuse_bad_level,
)
from metrics.landing.smoothing import Months, smoothed

LONGEST_LAG = 12
"""A grant still unpaid a year later is no longer expected."""
FEWEST_GRANTS = 6
"""Under so many earlier grants, the spread of their payments is not estimated."""


def project_payments(
    granted: Sequence[float],
    paid: Sequence[Sequence[float]],
    *,
    realised: float,
    remaining: int,
    level: float = 0.8,
) -> Landing:
    """What is paid, plus what is granted and will be paid, plus what remains to be granted and paid in time.

    Args:
        granted: the amount granted in each whole month, oldest first.
        paid: for each of these months, what was paid of it by lag (0: in the month itself), as far as known.
        realised: what is already paid in the year, whatever the month of its grant.
        remaining: months of the year after the last of `granted`.
        level: the probability of the interval.

    Raises:
        ValueError: an amount is negative, missing or infinite; a payment lies after the last known month.

    Source: Mack, *Distribution-free calculation of the standard error of chain ladder reserve estimates*,
    ASTIN Bulletin 23, 1993; Bornhuetter and Ferguson, *The actuary and IBNR*, PCAS 59, 1972.
    """
    amounts = [float(one) for one in granted]
    refuse_bad_amounts("the granted months", amounts)
    refuse_bad_amounts("what is realised", [realised])
    refuse_bad_level(level)
    if not 0 <= remaining <= HISTORY_MONTHS:
        raise ValueError(f"Expected 0 to {HISTORY_MONTHS} months left; found {remaining}.")
    triangle = _triangle(len(amounts), paid)
    if remaining == 0:
        return closed(realised, level)
    standing = standing_of(amounts)
    if standing is not Standing.PROJECTED:
        return Landing(standing, realised, level=level, sure=_unpaid(amounts, triangle))
    paces = _Paces(np.array(amounts), triangle)
    pending, pending_variance = paces.pending(remaining)
    coming, coming_variance, freedom = paces.coming(remaining)
    remainder = (pending + coming, pending_variance + coming_variance, freedom)
    return landed(realised, remainder, level, sure=pending)


@dataclass(frozen=True)
class _Paces:
    """How fast were grants paid, as far as it is known today?"""

    granted: Months
    paid: NDArray[np.float64]

    @property
    def ages(self) -> NDArray[np.int64]:
        """Months since each grant: zero for the last one."""
        return np.arange(len(self.granted) - 1, -1, -1)

    def shares(self) -> list[float]:
        """The share of what is granted that is paid at each lag or before, over grants old enough."""
        found = [0.0]
        for lag in range(LONGEST_LAG + 1):
            old = self.ages >= lag
            whole = float(self.granted[old].sum())
            share = float(self.paid[old, : lag + 1].sum()) / whole if whole else 0.0
            found.append(min(max(share, found[-1]), 1.0))
        return found[1:]

    def spread(self, after: int, until: int) -> float:
        """The variance, between grants, of the share paid at lags after `after` and up to `until`."""
        old = (self.ages >= until) & (self.granted > 0)
        if old.sum() < FEWEST_GRANTS:
            return 0.0
        parts = self.paid[old, after + 1 : until + 1].sum(axis=1) / self.granted[old]
        weights = self.granted[old] / self.granted[old].sum()
        mean = float((weights * parts).sum())
        return float((weights * (parts - mean) ** 2).sum())

    def pending(self, remaining: int) -> tuple[float, float]:
        """Mean and variance of what is granted today and will be paid in time."""
        shares, mean, variance = self.shares(), 0.0, 0.0
        unpaid = np.maximum(self.granted - self.paid.sum(axis=1), 0.0)
        for age in range(min(LONGEST_LAG, len(self.granted))):
            amount, until = self.granted[-1 - age], min(age + remaining, LONGEST_LAG)
            if amount > 0 and shares[age] < 1:
                mean += float(unpaid[-1 - age]) * (shares[until] - shares[age]) / (1 - shares[age])
                variance += float(amount) ** 2 * self.spread(age, until)
        return mean, variance

    def coming(self, remaining: int) -> tuple[float, float, int]:
        """Mean, variance and degrees of freedom of what will be granted, and paid in time."""
        now, shares = smoothed(self.granted), self.shares()
        lags = [remaining - 1 - rank for rank in range(remaining)]
        parts = np.array([shares[lag] for lag in lags])
        timing = fsum(self.spread(-1, lag) for lag in lags) * (now.level**2 + now.variance)
        variance = now.variance_ahead(parts, parts) + timing
        return now.level * float(parts.sum()), variance, now.freedom


def _unpaid(granted: Sequence[float], paid: NDArray[np.float64]) -> float:
    """What the last twelve months granted and did not pay yet."""
    left = np.maximum(np.array(granted) - paid.sum(axis=1), 0.0)
    return float(left[-LONGEST_LAG:].sum())


def _triangle(months: int, paid: Sequence[Sequence[float]]) -> NDArray[np.float64]:
    """Payments by month of grant and lag, the last lag gathering all later ones."""
    if len(paid) != months:
        raise ValueError(f"Expected the payments of {months} months; found those of {len(paid)}.")
    table = np.zeros((months, LONGEST_LAG + 1))
    for rank, row in enumerate(paid):
        for lag, amount in enumerate(row):
            if not (isfinite(amount) and amount >= 0) or (amount and rank + lag >= months):
                raise ValueError(
                    f"Expected finite payments of zero or more, none after month {months - 1}; "
                    f"found {amount} at position {rank}, lag {lag}."
                )
            table[rank, min(lag, LONGEST_LAG)] += amount
    return table


def standing_of(months: Sequence[float]) -> Standing:
    """Can payments be projected from these months of grants, oldest first?"""
    last = months[-HISTORY_MONTHS:]
    if len(last) < HISTORY_MONTHS:
        return Standing.TOO_SHORT
    if sum(value > 0 for value in last) < FEWEST_ACTIVE_MONTHS:
        return Standing.TOO_RARE
    return Standing.NO_SPREAD if len(set(last)) == 1 else Standing.PROJECTED
