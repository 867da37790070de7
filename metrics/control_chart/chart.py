"""What does a control chart say, point by point and in its two verdicts?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import isnan, nan

import pandas as pd

from metrics.control_chart.limits import Limits
from metrics.control_chart.special_causes import Special, special_causes
from metrics.control_chart.verdicts import (
    Assurance,
    Standing,
    Variation,
    assurance_of,
    standing_of,
    variation_of,
)


@dataclass(frozen=True)
class ControlChart:
    """A series with its limits, its special causes and its verdicts; every tuple has one entry a value.

    A missing value is NaN and has no special cause; the mean, and limits that do not hang on the month, are
    carried through it. `variation` and `assurance` speak of the last known value. `standing` says whether the
    limits of the last stretch may be shown: "none" under 5 known points, or where values that differ have
    limits without width; "trial" under 12 points; else "settled".
    """

    values: tuple[float, ...]
    mean: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    moving_range: tuple[float, ...]
    special: tuple[Special | None, ...]
    variation: Variation
    assurance: Assurance | None
    standing: Standing

    @cached_property
    def points(self) -> pd.DataFrame:
        """One row a month: `value, mean, lower, upper, moving_range, special` (None: an ordinary month)."""
        return pd.DataFrame(
            {
                "value": self.values,
                "mean": self.mean,
                "lower": self.lower,
                "upper": self.upper,
                "moving_range": self.moving_range,
                "special": pd.Series(self.special, dtype=object),
            }
        )


def charted(
    values: Sequence[float],
    stretches: Sequence[range],
    limits: Sequence[Limits],
    *,
    better: str,
    target: float | None,
    resting_on: int | None = None,
) -> ControlChart:
    """The chart of values whose limits are known: where rules and verdicts meet limits of any kind.

    Args:
        values: at least one known; NaN where missing.
        stretches: the positions that share their limits, covering all values.
        limits: for each stretch, one entry a position.
        better: "higher", "lower" or "neutral".
        target: or None.
        resting_on: how many points of a stretch its limits are computed on at most, or None for all.
    """
    known = [[at for at in stretch if not isnan(values[at])] for stretch in stretches]
    special, ranges = _marked(values, stretches, known, limits)
    last = max(at for positions in known for at in positions)
    lines = [sum((getattr(one, line) for one in limits), ()) for line in ("mean", "lower", "upper")]
    computable = next(one.computable for one, run in zip(limits, stretches, strict=True) if last in run)
    return ControlChart(
        values=tuple(values),
        mean=lines[0],
        lower=lines[1],
        upper=lines[2],
        moving_range=tuple(ranges),
        special=tuple(special),
        variation=variation_of(special[last], better),
        assurance=assurance_of(target, lines[1][last], lines[2][last], computable, better),
        standing=standing_of(_basis([values[at] for at in known[-1]], limits[-1], resting_on)),
    )


def _basis(seen: Sequence[float], limits: Limits, resting_on: int | None) -> int:
    """How many of the known values of the last stretch its limits rest on, 0 when they say nothing of them.

    Rare events (0, 0, 1, 0…) may leave limits without width once far ranges are screened: the peer then flags
    every month, as this chart does, and nobody should read it.
    """
    no_width = limits.lower == limits.upper
    if no_width and len(set(seen)) > 1:
        return 0
    return len(seen) if resting_on is None else min(len(seen), resting_on)


def _marked(
    values: Sequence[float],
    stretches: Sequence[range],
    known: Sequence[list[int]],
    limits: Sequence[Limits],
) -> tuple[list[Special | None], list[float]]:
    """The special cause and the moving range at each position; a range spans a gap, never a rebase."""
    special: list[Special | None] = [None] * len(values)
    ranges = [nan] * len(values)
    for stretch, positions, one in zip(stretches, known, limits, strict=True):
        seen = [values[at] for at in positions]
        causes = special_causes(seen, one.at([at - stretch.start for at in positions]))
        for at, cause in zip(positions, causes, strict=True):
            special[at] = cause
        for before, at in pairwise(positions):
            ranges[at] = abs(values[at] - values[before])
    return special, ranges
