"""Are these the counts of a group: as many numerators as denominators, each part of its own?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Counts = Sequence[float] | npt.NDArray[np.integer[Any]] | Numbers
FEWEST_MEMBERS = 2
"""A member alone is its own mean: it differs from nothing."""


def counted(numerators: Counts, denominators: Counts) -> tuple[Numbers, Numbers]:
    """Both as arrays of numbers, or a refusal that says which value and where (positions from 0).

    Raises:
        ValueError: fewer than two members, lengths that differ, a value that is no finite number, a
            denominator of 0, a numerator below 0 or above its denominator.
    """
    over, of = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    if over.ndim != 1 or over.shape != of.shape or len(of) < FEWEST_MEMBERS:
        raise ValueError(
            f"Expected as many numerators as denominators, {FEWEST_MEMBERS} at least; "
            f"found {over.shape} and {of.shape}."
        )
    _refuse(~(np.isfinite(of) & (of > 0)), "a finite denominator above 0", "denominator", of)
    _refuse(~(np.isfinite(over) & (over >= 0)), "a finite numerator from 0", "numerator", over)
    for at in np.flatnonzero(over > of)[:1]:
        raise ValueError(
            f"Expected a numerator within its denominator; "
            f"found {over[at]:g} above {of[at]:g} at position {at}."
        )
    return over, of


def _refuse(wrong: npt.NDArray[np.bool_], expected: str, name: str, values: Numbers) -> None:
    for at in np.flatnonzero(wrong)[:1]:
        raise ValueError(f"Expected {expected}; found {name} {values[at]:g} at position {at}.")
