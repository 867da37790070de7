"""Where do the members of a comparison come from: one department, or all those followed here?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from data_access.dialect import UNKNOWN_MEMBER
from metrics.breakdown import by
from metrics.comparison.members import Comparison, Counted, comparison
from metrics.comparison.scope import Between
from metrics.figures import Figures
from metrics.glossary import plain
from metrics.model import Metric, Status, Value
from metrics.once import once


@once
def compared(figures: Figures, metric: Metric, between: Between) -> Comparison:
    """The members of an axis of one department over its period."""
    return _of(metric, between, by(figures, metric, between.value))


def departments_compared(
    departments: Iterable[Figures], metric: Metric, names: Mapping[str, str]
) -> Comparison:
    """The whole of each department, read one department at a time."""
    values = [_named(figures.value(metric), names) for figures in departments]
    return _of(metric, Between.DEPARTMENT, values)


def _named(value: Value, names: Mapping[str, str]) -> Value:
    return replace(value, member=value.department, member_label=names.get(value.department, value.department))


def _of(metric: Metric, between: Between, values: Iterable[Value]) -> Comparison:
    in_order = sorted(values, key=lambda value: (plain(value.member_label), value.member))
    met = [(value, _counted(value)) for value in in_order]
    return comparison(
        metric,
        between,
        [counted for _, counted in met if counted is not None],
        [value for value, counted in met if counted is None],
    )


def _counted(value: Value) -> Counted | None:
    """The counts of a value that may be compared; none of what is withheld, empty or of no known member."""
    shown = value.status in (Status.PUBLISHED, Status.PROVISIONAL) and value.member != UNKNOWN_MEMBER
    part, whole = value.numerator, value.denominator
    if not shown or part is None or not whole or not 0 <= part <= whole:
        return None
    return Counted(value, part, whole)
