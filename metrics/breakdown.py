"""How is a metric spread over territories, publics, detectors: one value a member of an axis?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from data_access.dialect import UNKNOWN_MEMBER
from data_access.measures import NOW
from data_access.topics import BY_KEY
from metrics.axes import OPEN_AXES, UNKNOWN
from metrics.catalogue import members
from metrics.figures import Figures
from metrics.formula import compute
from metrics.model import Metric, Value
from metrics.once import once

Parts = Mapping[tuple[str, str], float]


@once
def by(figures: Figures, metric: Metric, axis: str) -> tuple[Value, ...]:
    """One value a member: in the order of the vocabulary, or by name for territories and partners.

    Raises ValueError when the metric does not declare the axis, or reads only a part of a measure: measures
    are counted along one axis at a time. Empty when no month is loaded.
    """
    if axis not in metric.axes:
        raise ValueError(f"{metric.key} is declared along {metric.axes}, not along « {axis} ».")
    if any(term.axis for term in metric.terms):
        raise ValueError(f"{metric.key} reads part of a measure: it cannot also be read along « {axis} ».")
    months = figures.months(metric, figures.period)
    if not months:
        return ()
    names = member_names(figures, metric.topic, axis)
    parts = _parts(figures, metric, axis, months)
    return tuple(_value(figures, metric, parts, member, names) for member in _in_order(parts, names))


def member_names(figures: Figures, topic: str, axis: str) -> Mapping[str, str]:
    """The French names of the members of an axis; territories and partners come from the base."""
    return figures.reading.names(figures.perimeter, axis) if axis in OPEN_AXES else members(topic, axis)


def _parts(figures: Figures, metric: Metric, axis: str, months: tuple[date, ...]) -> Parts:
    parts: dict[tuple[str, str], float] = {}
    for measure in {term.measure for term in metric.terms}:
        kept = months[-1:] if BY_KEY[measure].stock else months
        parts.update(figures.reading.by_member(figures.perimeter, (measure,), axis, kept, NOW))
    return parts


def _in_order(parts: Parts, names: Mapping[str, str]) -> list[str]:
    found = {member for _, member in parts}
    return [member for member in names if member in found] + sorted(found - set(names))


def _value(figures: Figures, metric: Metric, parts: Parts, member: str, names: Mapping[str, str]) -> Value:
    absent = figures.reading.without_row
    result = compute(metric.formula, lambda term: parts.get((term.measure, member), absent), lambda _: {})
    value = figures.stated(metric, figures.period, result)
    return replace(value, member=member, member_label=_label(member, names))


def _label(member: str, names: Mapping[str, str]) -> str:
    """The name of a member; its code when nobody named it, which is not the same as not being told."""
    return UNKNOWN if member == UNKNOWN_MEMBER else names.get(member, member)
