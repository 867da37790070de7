"""How are levels counted without walking over all the facts for each month?

A fact is open over a spell of months: those at the last covered day of which it has begun, and is not over.
Facts of the same spell are added up first, in cells; then each cell is spread over its months.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, CompoundSelect, FromClause, and_, case, func, literal, or_, select
from sqlalchemy import Column as TableColumn
from sqlalchemy.sql.visitors import iterate, replacement_traverse

from data_access.cells import Along, Asked, added, all_of, gathered, summed, told
from data_access.counting import Column, Level, covered_day
from data_access.dialect import as_member, month_of
from data_access.schema.common import source_month

NEVER = date.max
Parts = Mapping[str, Column]
"""What the cells keep for an axis, by name."""


def over_months(asked: Asked, some: Sequence[Along]) -> CompoundSelect[Any]:
    """Rows as those of `Measure.rows`, for levels that begin and end alike, whose conditions read no day."""
    read = {along.name: _read_by(along) for along in some}
    cells = _cells(asked, some, read)
    source = all_of(some)[0].source
    return told(asked, [(one, _spread(asked, source, cells, one, read[one.name])) for one in some])


def _read_by(along: Along) -> Parts:
    """What the cells keep for an axis: its members, or the columns from which they are told on a day."""
    if not along.axis:
        return {}
    if isinstance(along.member, ColumnElement):
        return {along.name: along.member}
    parts = iterate(along.member(literal(NEVER)))
    return {f"{along.name}_{part.name}": part for part in parts if isinstance(part, TableColumn)}


def _cells(asked: Asked, some: Sequence[Along], read: Mapping[str, Parts]) -> CTE:
    measures = [measure for measure in all_of(some) if isinstance(measure, Level)]
    one = measures[0]
    begun, ended = source_month.alias("begun"), source_month.alias("ended")
    kept = [part.label(name) for parts in read.values() for name, part in parts.items()]
    spell = [_from(one, asked, begun).label("open_from"), _before(one, asked, ended).label("open_before")]
    keys = [*spell, *kept]
    sums = [added(measure, measure.where(literal(asked.cutoff))) for measure in measures]
    facts: FromClause = one.table.outerjoin(begun, _month_of(one, begun, one.begins_on))
    if one.ends_on is not None:
        facts = facts.outerjoin(ended, _month_of(one, ended, one.ends_on))
    known = (one.table.c.department == asked.department, one.begins_on <= literal(asked.cutoff))
    open_later = (
        () if one.ends_on is None else (or_(one.ends_on.is_(None), one.ends_on >= asked.months.first),)
    )
    return select(*keys, *sums).select_from(facts).where(*known, *open_later).group_by(*keys).cte("cells")


def _month_of(one: Level, covered: Any, day: Column) -> ColumnElement[bool]:
    return and_(
        covered.c.department == one.table.c.department,
        covered.c.source == one.source,
        covered.c.month == month_of(day),
    )


def _from(one: Level, asked: Asked, begun: Any) -> Column:
    """The day from which months are open: the first one of a month, unless it began past its covered day."""
    late = one.begins_on > covered_day(asked.cutoff, begun.c)
    return case((late, one.begins_on), else_=month_of(one.begins_on))


def _before(one: Level, asked: Asked, ended: Any) -> Column:
    """The day from which months are no more open: never, when it did not end."""
    if one.ends_on is None:
        return literal(NEVER)
    late = one.ends_on > covered_day(asked.cutoff, ended.c)
    return func.coalesce(case((late, one.ends_on), else_=month_of(one.ends_on)), literal(NEVER))


def _spread(asked: Asked, source: str, cells: CTE, along: Along, parts: Parts) -> CTE:
    own = _spells(cells, along, parts)
    month = source_month.c.month
    spell = and_(month >= own.c.open_from, month < own.c.open_before)
    here = (source_month.c.department == asked.department, source_month.c.source == source)
    query = (
        select()
        .select_from(own.join(source_month, spell))
        .where(*here, month <= asked.cutoff, *asked.months.hold(month))
    )
    member = as_member(_member(asked, own, along, parts)) if along.axis else None
    return gathered(query, own, along, month, member)


def _spells(cells: CTE, along: Along, parts: Parts) -> CTE:
    """The cells of one axis alone: fewer, before each is spread over its months."""
    keys = [cells.c[name] for name in ("open_from", "open_before", *parts)]
    return select(*keys, *summed(cells, along)).group_by(*keys).cte(f"spells_{along.name}")


def _member(asked: Asked, spells: CTE, along: Along, parts: Parts) -> Column:
    """The member of a cell, on the day at which the month is read."""
    if isinstance(along.member, ColumnElement):
        return spells.c[along.name]
    kept = {part: spells.c[name] for name, part in parts.items()}

    def of_the_cell(part: Any, **_: Any) -> Any:
        return kept.get(part) if isinstance(part, TableColumn) else None

    told_on: Column = along.member(covered_day(asked.cutoff))
    members: Column = replacement_traverse(told_on, {}, of_the_cell)  # type: ignore[call-overload]
    return members
