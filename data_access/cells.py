"""How are the facts of several measures added up in one reading, before they are told along each axis?

Facts are added up in *cells* (a month, a member of one axis, a member of another; a column for each measure),
which are few, then cells are added up along each axis. Only whole numbers are added so: they give the same
in whatever order. Levels, which last over months, have cells of their own (see `spells`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CTE, CompoundSelect, Select, and_, case, func, literal, or_, select, union_all

from data_access.counting import Column, Condition, InMonth, Measure
from data_access.dialect import as_member


@dataclass(frozen=True)
class Months:
    """The months to count: all those since a day, and some others before it."""

    since: date = date.min
    others: tuple[date, ...] = ()

    def hold(self, month: Column, day: Column | None = None) -> tuple[Condition, ...]:
        """The conditions that a month is one of them; they find facts faster by their day."""
        if self.since == date.min:
            return ()
        one_of_them = or_(month >= self.since, month.in_(self.others)) if self.others else month >= self.since
        return (one_of_them,) if day is None else (day >= self.first, one_of_them)

    @property
    def first(self) -> date:
        """A day before which there is none of them."""
        return min((self.since, *self.others))


@dataclass(frozen=True)
class Asked:
    """What to count: the facts of a department that were known on the cutoff day, in some months."""

    department: str
    cutoff: date
    months: Months = Months()


@dataclass(frozen=True)
class Along:
    """An axis, what gives its members, and the measures that have it; no axis for the whole department.

    `name` tells apart the axes of one name whose members are not the same.
    """

    axis: str
    member: Any
    measures: tuple[Measure, ...]
    name: str = ""


def in_months(asked: Asked, some: Sequence[Along]) -> CompoundSelect[Any]:
    """Rows as those of `Measure.rows`, for measures of the same facts, each of which belongs to one month."""
    cells = _cells(asked, some)
    return told(asked, [(along, _rolled(cells, along)) for along in some])


def _cells(asked: Asked, some: Sequence[Along]) -> CTE:
    measures = all_of(some)
    one, day = measures[0], literal(asked.cutoff)
    assert isinstance(one, InMonth)
    keys = [one.first_of_month.label("month"), *(each.member.label(each.name) for each in some if each.axis)]
    sums = [added(measure, measure.where(day)) for measure in measures if isinstance(measure, InMonth)]
    known = (one.table.c.department == asked.department, one.day <= day)
    months = asked.months.hold(one.first_of_month, one.day)
    return select(*keys, *sums).where(*known, *months).group_by(*keys).cte("cells")


def _rolled(cells: CTE, along: Along) -> CTE:
    member = as_member(cells.c[along.name]) if along.axis else None
    return gathered(select(), cells, along, cells.c.month, member)


def gathered(query: Select[Any], cells: CTE, along: Along, month: Column, member: Column | None) -> CTE:
    """The cells of each month and member added up, a column for each measure of the axis."""
    keys = (month,) if member is None else (month, member)
    shown = literal("") if member is None else member
    wide = query.add_columns(month.label("month"), shown.label("member"), *summed(cells, along))
    return wide.group_by(*keys).cte(f"along_{along.name}")


def all_of(some: Sequence[Along]) -> tuple[Measure, ...]:
    """The measures that are counted along one of these axes, each once."""
    return tuple({measure.key: measure for along in some for measure in along.measures}.values())


def added(measure: Measure, conditions: Sequence[Condition]) -> Column:
    """The facts of a measure added up; null when no fact meets its conditions."""
    amount = literal(1) if measure.amount is None else measure.amount
    counted = case((and_(*conditions), amount)) if conditions else amount
    return func.sum(counted).label(measure.key)


def summed(cells: CTE, along: Along) -> Iterator[Column]:
    """The cells added up, for each measure of the axis."""
    return (func.sum(cells.c[measure.key]).label(measure.key) for measure in along.measures)


def told(asked: Asked, rolled: Sequence[tuple[Along, CTE]]) -> CompoundSelect[Any]:
    """One row a measure, from rows that have a column for each."""
    return union_all(
        *(_lines(asked, along, wide, measure) for along, wide in rolled for measure in along.measures)
    )


def _lines(asked: Asked, along: Along, wide: CTE, measure: Measure) -> Select[Any]:
    added_up = wide.c[measure.key]
    return select(
        literal(asked.department).label("department"),
        literal(along.axis).label("axis"),
        literal(measure.key).label("measure"),
        wide.c.month.label("month"),
        wide.c.member.label("member"),
        measure.scaled(added_up).label("value"),
    ).where(added_up.is_not(None))
