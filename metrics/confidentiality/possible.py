"""Which needs can be met at all, and which of them ask for more than what is hidden anyway?

Where nothing is known for ever, every small count is: all counts times the threshold make a table too. A
former publication may have shown too much; a count at or over the threshold may have no room to go down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from metrics.confidentiality.core import Component, Need, Unprotectable
from metrics.confidentiality.deviations import Deviations, certificates, meets, whole
from metrics.confidentiality.patterns import Tables


def possible(parts: Sequence[Component], wanted: Sequence[str]) -> tuple[tuple[Component, Tables], ...]:
    """Each component with the needs that more has to be hidden for, and a table that meets each of them.

    Args:
        parts: the components.
        wanted: the cells to protect, named when they cannot be.

    Raises:
        Unprotectable: a count cannot be made higher than it is shown to be, whatever is hidden.
    """
    met = [_met(part) for part in parts]
    lost = [
        cell
        for part, tables in zip(parts, met, strict=True)
        for number, need in enumerate(part.needs)
        if number not in tables and not need.may_fail
        for cell in part.cells[need.column]
        if cell in wanted
    ]
    if lost:
        raise Unprotectable(lost)
    return tuple(_kept(part, tables) for part, tables in zip(parts, met, strict=True))


def _met(part: Component) -> dict[int, Deviations]:
    everything = np.ones(part.size, dtype=bool)
    scaled = _scaled(part)
    met = (
        {}
        if scaled is None
        else {number: scaled for number, need in enumerate(part.needs) if meets(need, scaled)}
    )
    left = [number for number in range(len(part.needs)) if number not in met]
    return met | certificates(part, everything, left)


def _scaled(part: Component) -> Deviations | None:
    """All counts multiplied until each need upward is met, where that keeps the equations."""
    ups = [need for need in part.needs if need.sign > 0 and part.counts[need.column]]
    times = max((int(-(-need.amount // part.counts[need.column])) for need in ups), default=1)
    return whole(part, (part.counts * times).astype(np.float64))


def _kept(part: Component, met: dict[int, Deviations]) -> tuple[Component, Tables]:
    """The component with the needs that what is hidden anyway does not meet: the others are met for ever."""
    numbers = sorted(met.keys() - certificates(part, part.given, sorted(met)).keys())
    tables = np.array([met[number] for number in numbers], dtype=np.int64).reshape(len(numbers), part.size)
    needs: tuple[Need, ...] = tuple(part.needs[number] for number in numbers)
    return replace(part, needs=needs), tables
