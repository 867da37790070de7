"""How many cases are still followed at each day, and how many end that day in each way?

Whole days or not, a case that ends on day 90 ends within 90 days; one that is last seen open on day 90 was
followed that whole day. A case opened and ended the same day lasts 0 day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = Sequence[float] | NDArray[np.float64] | NDArray[np.int64] | NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class FollowUp:
    """One place a distinct duration, the shortest first.

    `at_risk`: cases followed up to that day at least, those that end on it included; `ended`: one line a way
    of ending, the cases that end so on that day.
    """

    time: Floats
    at_risk: Floats
    ended: Floats

    @property
    def gone(self) -> Floats:
        """The cases that end on each day, in whatever way."""
        ended: Floats = self.ended.sum(axis=0)
        return ended

    @property
    def still_open(self) -> Floats:
        """The Kaplan-Meier share that has not ended after each day."""
        share: Floats = np.cumprod(1 - self.gone / self.at_risk, dtype=np.float64)
        return share


def follow_up(durations: Numbers, endings: Numbers, ways: int, cases: Numbers | None = None) -> FollowUp:
    """Count the cases day by day; `endings` are 0 (not ended when last seen) to `ways`.

    Args:
        durations: days, 0 or more, from the opening of a case to its end or to the last day it was seen.
        endings: one for each duration.
        ways: how many ways of ending there are.
        cases: how many cases each line stands for, 1 or more; one each when it is left out.

    Raises:
        ValueError: no line, lists of different lengths, or a value out of place (says which, and where).
    """
    lasted = _plain(durations, "durations")
    ended, counts = (
        _plain(endings, "endings"),
        np.ones(len(lasted)) if cases is None else _plain(cases, "cases"),
    )
    _refuse_other_lengths(lasted, ended, counts)
    _refuse(lasted, ~(np.isfinite(lasted) & (lasted >= 0)), "finite durations of 0 day or more")
    _refuse(ended, ~np.isin(ended, np.arange(ways + 1)), f"endings from 0 to {ways}")
    _refuse(counts, ~(np.isfinite(counts) & (counts >= 1)), "counts of 1 case or more")
    time, place = np.unique(lasted, return_inverse=True)
    leaving = np.bincount(place, counts, len(time))
    by_way = [np.bincount(place, counts * (ended == way), len(time)) for way in range(1, ways + 1)]
    at_risk: Floats = np.cumsum(leaving[::-1])[::-1].astype(np.float64)
    return FollowUp(time, at_risk, np.array(by_way))


def refuse_level(level: float) -> None:
    """A confidence level stands between 0 and 1, both left out."""
    if not 0 < level < 1:
        raise ValueError(f"Expected 0 < level < 1; found {level}.")


def _plain(values: Numbers, name: str) -> Floats:
    plain = np.asarray(values, dtype=np.float64)
    if plain.ndim != 1:
        raise ValueError(f"Expected {name} in one list; found {plain.ndim} dimensions.")
    return plain


def _refuse_other_lengths(durations: Floats, *others: Floats) -> None:
    if not len(durations):
        raise ValueError("Expected at least one duration; found none.")
    for one in others:
        if len(one) != len(durations):
            raise ValueError(f"Expected {len(durations)} values, one a duration; found {len(one)}.")


def _refuse(values: Floats, wrong: NDArray[np.bool_], expected: str) -> None:
    if wrong.any():
        place = int(np.argmax(wrong))
        raise ValueError(f"Expected {expected}; found {values[place]:g} at position {place}.")
