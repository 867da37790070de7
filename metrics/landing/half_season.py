"""One year is known and a second one has begun: how much of last year's season should be believed?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from metrics.landing.season import YEAR_MONTHS
from metrics.landing.smoothing import Months

FEWEST_MONTHS_SEEN_TWICE = 4
"""Under so many months of a second year, nothing says whether the first one comes back."""
STRONGEST_GROWTH = 2.0
"""From one year to the next, a flow is taken to double or to halve at most."""


@dataclass(frozen=True)
class HalfSeason:
    """Shares of the next twelve months drawn towards a twelfth each, and what they were worth.

    `variance` and `freedom` are those of one month around what these shares would have predicted, in squared
    units of the flow; the error of the shares is already in it.
    """

    shares: Months
    variance: float
    freedom: int


def half_season(values: Months) -> HalfSeason | None:
    """Last year's shares, believed as far as they would have predicted the second year; None if not at all.

    Each month of the second year is predicted from the months before it, by the level of the last twelve and
    by the share that this calendar month had. The weight of shares is the one that predicts best, between 0
    and 1, drawn towards 0 the less evidence there is.

    Args:
        values: months, oldest first, at least twelve and under two years (else None).

    Source: combination of two predictions as in Bates and Granger, *The combination of forecasts*, 1969;
    shrinkage of seasonal factors (James and Stein) as in Miller and Williams, *Shrinkage estimators of time
    series seasonal factors and their effect on forecasting accuracy*, Int. J. Forecasting 19, 2003.
    """
    seen = len(values) - YEAR_MONTHS
    if not FEWEST_MONTHS_SEEN_TWICE <= seen < YEAR_MONTHS:
        return None
    origins = [values[: rank + YEAR_MONTHS] for rank in range(seen)]
    levels = np.array([past[-YEAR_MONTHS:].mean() for past in origins])
    if (levels <= 0).any():
        return None
    moves = levels * np.array([_index(past)[0] - 1 for past in origins])
    gaps = values[YEAR_MONTHS:] - levels
    weight = _weight(gaps, moves)
    shares: Months = (1 + weight * (_index(values) - 1)) / YEAR_MONTHS
    if not weight or (shares <= 0).any():
        return None
    errors = gaps - weight * moves
    return HalfSeason(shares, float((errors**2).sum()) / (seen - 1), seen - 1)


def _index(past: Months) -> Months:
    """What each of the last twelve months was, beside their mean and without the growth of a year."""
    last = past[-YEAR_MONTHS:] * _growth(past) ** (np.arange(YEAR_MONTHS - 1, -1, -1) / YEAR_MONTHS)
    index: Months = last / last.mean()
    return index


def _growth(past: Months) -> float:
    """The months seen twice, beside the same months a year before; 1 when there is none."""
    before = float(past[:-YEAR_MONTHS].sum())
    if before <= 0:
        return 1.0
    return min(max(float(past[YEAR_MONTHS:].sum()) / before, 1 / STRONGEST_GROWTH), STRONGEST_GROWTH)


def _weight(gaps: Months, moves: Months) -> float:
    """Least squares through zero, held between 0 and 1, then times 1 - 1 / F: nothing when F is under 1."""
    size = float((moves**2).sum())
    if not size:
        return 0.0
    weight = min(max(float((gaps * moves).sum()) / size, 0.0), 1.0)
    left = float(((gaps - weight * moves) ** 2).sum()) / (len(gaps) - 1)
    explained = weight**2 * size
    return weight * (1 - left / explained) if explained > left else 0.0
