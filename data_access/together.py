"""Which measures are counted in one reading of the facts, and along which axes at once?

One by one (`Measure.rows`), measures would read the facts once for each axis of each of them. Those that look
at the same facts in the same months are counted together; the others still one by one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, SelectBase, Table, select

from data_access.cells import Along, Asked, Months, in_months
from data_access.counting import Condition, InMonth, Level, Measure, reads_day
from data_access.schema.common import source_month
from data_access.spells import over_months

AXES_AT_ONCE = 2
"""Cells of more axes would be nearly as many as the facts."""


def families(measures: Sequence[Measure]) -> Iterator[tuple[Measure, ...]]:
    """The measures gathered by those that can be counted together."""
    found: dict[Hashable, list[Measure]] = {}
    for measure in measures:
        found.setdefault(_facts(measure), []).append(measure)
    return (tuple(family) for family in found.values())


def counted(asked: Asked, family: Sequence[Measure]) -> Iterator[SelectBase]:
    """Queries whose rows, together, are those of `Measure.rows` of each measure along each of its axes."""
    one = family[0]
    if _facts(one) == one.key:
        yield from (_alone(asked, one, axis) for axis in ("", *one.axes))
        return
    together = in_months if isinstance(one, InMonth) else over_months
    yield from (together(asked, some) for some in _alongs(family))


def _facts(measure: Measure) -> Hashable:
    """What measures that are counted together have in common; its own key for one that is counted alone."""
    if measure.whole_numbers and isinstance(measure.table, Table):
        if isinstance(measure, InMonth):
            return measure.table.name, str(measure.day)
        if isinstance(measure, Level) and not reads_day(measure.where):
            return measure.table.name, str(measure.begins_on), str(measure.ends_on), measure.source
    return measure.key


def _alongs(family: Sequence[Measure]) -> Iterator[tuple[Along, ...]]:
    """The axes of a family, gathered by those that are read at once; the whole goes with the first.

    Axes whose members are told on a day need cells of their own, finer than the members.
    """
    each = list(_each_axis(family))
    columns = iter([one for one in each if isinstance(one.member, ColumnElement)])
    yield (Along("", None, tuple(family)), *islice(columns, AXES_AT_ONCE))
    while some := tuple(islice(columns, AXES_AT_ONCE)):
        yield some
    yield from ((one,) for one in each if not isinstance(one.member, ColumnElement))


def _each_axis(family: Sequence[Measure]) -> Iterator[Along]:
    found: dict[tuple[str, int], list[Measure]] = {}
    for measure in family:
        for axis, member in measure.axes.items():
            found.setdefault((axis, id(member)), []).append(measure)
    for rank, ((axis, _), some) in enumerate(found.items(), 1):
        yield Along(axis, some[0].axes[axis], tuple(some), f"{axis}_{rank}")


def _alone(asked: Asked, measure: Measure, axis: str) -> Select[Any]:
    rows = (
        measure.rows(asked.department, axis, asked.cutoff).where(*_sooner(measure, asked.months)).subquery()
    )
    return select(rows).where(rows.c.value.is_not(None), *asked.months.hold(rows.c.month))


def _sooner(measure: Measure, months: Months) -> tuple[Condition, ...]:
    """The months, told before anything is counted where it can be."""
    if isinstance(measure, InMonth):
        return months.hold(measure.first_of_month, measure.day)
    return months.hold(source_month.c.month) if isinstance(measure, Level) else ()
