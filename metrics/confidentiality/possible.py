"""Which needs can be met at all, and which of them ask for more than what is hidden anyway?

Where nothing is known for ever, every small count is: all counts times the threshold make a table too. A
former publication may have shown too much; a count at or over the threshold may have no room to go down.
Both are said only once proven: where a search ends before it knows, everything is hidden, which meets
whatever can be met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from metrics.confidentiality.core import Component, Need, Unprotectable
from metrics.confidentiality.deviations import Deviations, certificates, meets, refuted, whole
from metrics.confidentiality.patterns import Tables


class _Answered(NamedTuple):
    """What was found of the needs of a component: a table that meets each, or that there is none."""

    met: dict[int, Deviations]
    refuted: frozenset[int]


def possible(parts: Sequence[Component]) -> tuple[tuple[Component, Tables | None], ...]:
    """Each component with the needs that more has to be hidden for, and a table that meets each of them.

    The tables are None where it is not known whether some need can be met: everything is to be hidden then.

    Raises:
        Unprotectable: it is proven that a count cannot be made higher than it is shown to be, whatever is
            hidden; says which.
    """
    answered = [_answered(part) for part in parts]
    lost = [
        cell
        for part, answers in zip(parts, answered, strict=True)
        for number in answers.refuted
        if not part.needs[number].may_fail
        for cell in part.needs[number].cells
    ]
    if lost:
        raise Unprotectable(lost)
    return tuple(_kept(part, answers) for part, answers in zip(parts, answered, strict=True))


def _answered(part: Component) -> _Answered:
    everything = np.ones(part.size, dtype=bool)
    scaled = _scaled(part)
    met = (
        {}
        if scaled is None
        else {number: scaled for number, need in enumerate(part.needs) if meets(need, scaled)}
    )
    left = [number for number in range(len(part.needs)) if number not in met]
    met |= certificates(part, everything, left)
    unmet = (number for number in left if number not in met)
    return _Answered(
        met, frozenset(number for number in unmet if refuted(part, everything, part.needs[number]))
    )


def _scaled(part: Component) -> Deviations | None:
    """All counts multiplied until each need upward is met, where that keeps the equations."""
    ups = [need for need in part.needs if need.sign > 0 and part.counts[need.column]]
    times = max((int(-(-need.amount // part.counts[need.column])) for need in ups), default=1)
    return whole(part, (part.counts * times).astype(np.float64))


def _kept(part: Component, answers: _Answered) -> tuple[Component, Tables | None]:
    """The component with the needs that what is hidden anyway does not meet: the others are met for ever."""
    if len(answers.met) + len(answers.refuted) < len(part.needs):
        return part, None
    numbers = sorted(answers.met.keys() - certificates(part, part.given, sorted(answers.met)).keys())
    tables = np.array([answers.met[number] for number in numbers], dtype=np.int64)
    needs: tuple[Need, ...] = tuple(part.needs[number] for number in numbers)
    return replace(part, needs=needs), tables.reshape(len(numbers), part.size)
