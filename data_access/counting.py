"""How is an additive measure counted from facts, as they were known on a given day?

A measure never mixes two dates: it counts what was known on the cutoff day. Counting the same facts
with a cutoff one year earlier gives the year before *as it looked on the same day*, which is the only
fair term of comparison for figures that ripen (care realised, files closed).

Three ways of counting, all additive over departments and over the members of an axis:
- `Flow`: facts dated in the month; additive over months;
- `Level`: files that are open at the last covered day of the month; never added over months;
- `Snapshot`: facts already recorded by month (a stock unless said otherwise).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Table, and_, case, func, literal, or_, select
from sqlalchemy.sql.visitors import iterate

from data_access.dialect import as_member, month_of
from data_access.schema.common import source_month

Column = ColumnElement[Any]
Condition = ColumnElement[bool]
Axis = Column | Callable[[Column], Column]


def always(_: Column) -> tuple[Condition, ...]:
    """No condition: every fact counts."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What all measures say of themselves; `key` is `<topic>.<noun>`, `source` a key of the sources.

    `source` is the one whose months a `Level` walks over; `also` names the others that are read, without
    which nothing is counted. `axes` maps an axis to the column of its members; on a `Level` it may be a
    function of the day at which the level is read. `amount` is what is added up (default: one a row), then
    divided by `divided_by` (100 for cents).
    """

    key: str
    source: str
    table: Table
    also: tuple[str, ...] = ()
    axes: Mapping[str, Any] = field(default_factory=dict)
    amount: Any = None
    divided_by: float | None = None
    stock: bool = False
    within_year: bool = False
    """Does it start again each January, so that its months are not alike?"""

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that is read."""
        return (self.source, *self.also)

    @property
    def ripens(self) -> bool:
        """Does a month already over still change, because its facts become known later?"""
        return False

    @property
    def quantity(self) -> Column:
        """The aggregate: a count of rows, or the sum of the amount."""
        return self.scaled(func.count() if self.amount is None else func.sum(self.amount))

    @property
    def whole_numbers(self) -> bool:
        """Is what is added a whole number, which gives the same in whatever order it is added?"""
        return self.amount is None or isinstance(self.amount.type, Integer)

    @property
    def is_count(self) -> bool:
        """Does it count something (persons, files, points), rather than add amounts?"""
        return self.whole_numbers and self.divided_by is None

    def scaled(self, added: Column) -> Column:
        """The unit of the measure, from what was added up: divided once, so cents stay exact."""
        return added if self.divided_by is None else added / literal(self.divided_by)

    @property
    def in_blocks(self) -> bool:
        """Is a month added up in the source itself, so that it cannot be cut at a day?"""
        return False

    def same_before(self, cutoff: date) -> date:
        """The months before this one are the same, counted on the cutoff day or later, unless they ripen."""
        return cutoff.replace(day=1)

    def rows(self, department: str, axis: str, cutoff: date) -> Select[Any]:
        """Rows `(department, axis, measure, month, member, value)` as known on the cutoff day."""
        raise NotImplementedError

    def _shape(self, month: Column, axis: str, member: Column | None) -> Select[Any]:
        named = as_member(member) if member is not None else literal("")
        query = select(
            self.table.c.department,
            literal(axis).label("axis"),
            literal(self.key).label("measure"),
            month.label("month"),
            named.label("member"),
            self.quantity.label("value"),
        )
        groups = (
            (self.table.c.department, month) if member is None else (self.table.c.department, month, named)
        )
        return query.group_by(*groups)


@dataclass(frozen=True, kw_only=True)
class InMonth(Measure):
    """Facts that each belong to one month; `where` gives the conditions, as a function of the cutoff."""

    where: Callable[[Column], tuple[Condition, ...]] = always

    @property
    def day(self) -> Column:
        """The day of a fact, or the first day of its month."""
        raise NotImplementedError

    @property
    def first_of_month(self) -> Column:
        """The month of a fact."""
        raise NotImplementedError

    @property
    def ripens(self) -> bool:
        """A month ripens when a condition reads the cutoff day: an outcome, dated after the fact itself."""
        return reads_day(self.where)

    def rows(self, department: str, axis: str, cutoff: date) -> Select[Any]:
        """See `Measure.rows`."""
        day = literal(cutoff)
        return self._shape(self.first_of_month, axis, self.axes[axis] if axis else None).where(
            self.table.c.department == department, self.day <= day, *self.where(day)
        )


@dataclass(frozen=True, kw_only=True)
class Flow(InMonth):
    """Facts dated in the month."""

    dated_on: Column

    @property
    def day(self) -> Column:
        """See `InMonth.day`."""
        return self.dated_on

    @property
    def first_of_month(self) -> Column:
        """See `InMonth.first_of_month`."""
        return month_of(self.dated_on)


@dataclass(frozen=True, kw_only=True)
class Snapshot(InMonth):
    """Facts recorded by month in the source itself."""

    month: Column
    stock: bool = True

    @property
    def day(self) -> Column:
        """See `InMonth.day`."""
        return self.month

    @property
    def first_of_month(self) -> Column:
        """See `InMonth.first_of_month`."""
        return self.month

    @property
    def in_blocks(self) -> bool:
        """See `Measure.in_blocks`; a stock is a state, which no day cuts."""
        return not self.stock


@dataclass(frozen=True, kw_only=True)
class Level(Measure):
    """Files open at the last covered day of each month: begun, not yet ended on that day."""

    begins_on: Column
    ends_on: Column | None = None
    where: Callable[[Column], tuple[Condition, ...]] = always
    stock: bool = True

    def rows(self, department: str, axis: str, cutoff: date) -> Select[Any]:
        """See `Measure.rows`."""
        day = covered_day(cutoff)
        member = _on(self.axes[axis], day) if axis else None
        months = and_(
            source_month.c.department == self.table.c.department,
            source_month.c.source == self.source,
            source_month.c.month <= cutoff,
        )
        return (
            self._shape(source_month.c.month, axis, member)
            .select_from(self.table.join(source_month, months))
            .where(self.table.c.department == department, *self._open_on(day), *self.where(day))
        )

    def _open_on(self, day: Column) -> tuple[Condition, ...]:
        begun = self.begins_on <= day
        return (begun,) if self.ends_on is None else (begun, or_(self.ends_on.is_(None), self.ends_on > day))


def covered_day(cutoff: date, month: Any = source_month.c) -> Column:
    """The day of a covered month at which levels are read: its last one covered, at most the cutoff."""
    return case((month.covered_until > cutoff, literal(cutoff)), else_=month.covered_until)


def reads_day(of_day: Callable[[Column], Iterable[Column]]) -> bool:
    """Do these expressions, made for a day, read it?"""
    day = literal(date.max)
    return any(part is day for expression in of_day(day) for part in iterate(expression))


def _on(axis: Axis, day: Column) -> Column:
    return axis if isinstance(axis, ColumnElement) else axis(day)


def known(day: Column, *dates: Column) -> tuple[Condition, ...]:
    """Every one of these dates is set and not after the day: the event had happened, and was known."""
    return tuple(one <= day for one in dates)


def band(number: Column, *limits: tuple[int, str], beyond: str) -> Column:
    """The class of a number: the first label whose upper limit (included) is not passed; unknown has none."""
    last, _ = limits[-1]
    return case(
        *((number <= limit, literal(label)) for limit, label in limits), (number > last, literal(beyond))
    )
