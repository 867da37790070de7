"""Which needs can be met at all, and which of them ask for more than what is hidden anyway?

Where nothing is known for ever, every small count is: all counts times the threshold make a table too. A
former publication may have shown too much; a count at or over the threshold may have no room to go down.
Both are said only once proven: where a search ends before it knows, a table in fractions of counts stands for
the whole one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from metrics.confidentiality.component import Component, Need, Unprotectable, loosened
from metrics.confidentiality.deviations import (
    HIDDEN_PRICE,
    Deviations,
    InTime,
    certificates,
    cheapest,
    meets,
    refuted,
    whole,
)
from metrics.confidentiality.patterns import Tables


class _Answered(NamedTuple):
    """What was found of the needs of a component: a table that meets each, or the proof that none does."""

    met: dict[int, Deviations]
    refuted: frozenset[int]


def possible(parts: Sequence[Component], in_time: InTime) -> tuple[tuple[Component, Tables], ...]:
    """Each component with the needs that more has to be hidden for, and a table that meets each of them.

    Args:
        parts: the components.
        in_time: whether there is time left to look for whole tables.

    Raises:
        Unprotectable: it is proven that a count cannot be made higher than it is shown to be, whatever is
            hidden; says which.
    """
    answered = [_answered(part, in_time) for part in parts]
    lost = [
        cell
        for part, answers in zip(parts, answered, strict=True)
        for number in answers.refuted
        if not part.needs[number].may_fail
        for cell in part.needs[number].cells
    ]
    if lost:
        raise Unprotectable(lost)
    return tuple(_kept(part, answers, in_time) for part, answers in zip(parts, answered, strict=True))


def _answered(part: Component, in_time: InTime) -> _Answered:
    everything = np.ones(part.size, dtype=bool)
    scaled = _scaled(part)
    met = (
        {}
        if scaled is None
        else {number: scaled for number, need in enumerate(part.needs) if meets(need, scaled)}
    )
    left = [number for number in range(len(part.needs)) if number not in met]
    met |= certificates(part, everything, left, in_time)
    lost = set()
    for number in (number for number in left if number not in met):
        table = None
        if not (in_time() and refuted(part, everything, part.needs[number])):
            table = cheapest(loosened(part), everything, part.needs[number], part.cost + HIDDEN_PRICE)
        if table is None:
            lost.add(number)
        else:
            met[number] = table
    return _Answered(met, frozenset(lost))


def _scaled(part: Component) -> Deviations | None:
    """All counts multiplied until each need upward is met, where that keeps the equations."""
    ups = [need for need in part.needs if need.sign > 0 and part.counts[need.column]]
    times = max((int(-(-need.amount // part.counts[need.column])) for need in ups), default=1)
    return whole(part, (part.counts * times).astype(np.float64))


def _kept(part: Component, answers: _Answered, in_time: InTime) -> tuple[Component, Tables]:
    """The component with the needs that what is hidden anyway does not meet: the others are met for ever."""
    given = certificates(part, part.given, sorted(answers.met), in_time)
    numbers = sorted(answers.met.keys() - given.keys())
    tables = np.array([answers.met[number] for number in numbers], dtype=np.float64)
    needs: tuple[Need, ...] = tuple(part.needs[number] for number in numbers)
    return replace(part, needs=needs), tables.reshape(len(numbers), part.size)
