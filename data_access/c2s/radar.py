"""Complémentaire santé solidaire and AME: which rights end soon, and what became of those that ended?

Three queries, the same for both rights. Time is cut into months that close on the day of reference (the last
day of each month, when the day of reference is one), so that a right is compared with those that ended as
many months ahead. AME is always asked for again: nothing of it is renewed without a request.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Integer, Select, Table, case, cast, extract, func, literal, or_, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.c2s.ends import RIPE_DAYS, not_renewed
from data_access.counting import Column, Condition
from data_access.dialect import as_member
from data_access.schema.c2s import ame_expiry, c2s_expiry

RIGHTS: Mapping[str, Table] = {"c2s": c2s_expiry, "ame": ame_expiry}
KEPT, GAP, LAPSED = "kept", "gap", "lapsed"
"""What became of a right that ended: followed at once, followed after 1 to 90 days, not followed by then."""
FARTHEST = 5
"""What is decided so many months before the end, or more, is told together: a radar looks four months on."""


@of_one_department
def rights_ending(perimeter: Perimeter, right: str, day: date, until: Sequence[date]) -> Select[Any]:
    """Rows `(epci, public, mode, rank, months, first_end, last_end, persons, renewed)` of rights to end.

    Args:
        perimeter: the department.
        right: a key of `RIGHTS`.
        day: the day of reference; what was decided later is not known.
        until: the last day of each horizon, in order; `rank` is that of the first that holds the end.
    """
    told = RIGHTS[right].c
    rank = case(*((told.expires_on <= last, place) for place, last in enumerate(until)))
    lines = _lines(
        right,
        (told.expires_on > day, told.expires_on <= until[-1]),
        rank.label("rank"),
        (_month(told.expires_on, day) - (day.year * 12 + day.month)).label("months"),
        told.expires_on,
        told.persons,
        case((not_renewed(told, day), 0), else_=told.persons).label("renewed"),
        perimeter=perimeter,
    )
    parts = (lines.epci, lines.public, lines.mode, lines.rank, lines.months)
    ends = (func.min(lines.expires_on), func.max(lines.expires_on))
    counted = (func.sum(lines.persons), func.sum(lines.renewed))
    return select(*parts, *ends, *counted).group_by(*parts).order_by(*parts)


@of_one_department
def rights_ended(perimeter: Perimeter, right: str, day: date, after: date, until: date) -> Select[Any]:
    """Rows `(epci, public, mode, months, fate, persons)` of the rights that ended after a day, to another.

    `months`: how many months before the end the next right was decided, 0 when it was not before the end;
    `fate`: `KEPT`, `GAP` or `LAPSED`, as known on the day of reference.
    """
    told = RIGHTS[right].c
    undecided = not_renewed(told, day)
    fate = _fate(right, day)
    ahead = _month(told.expires_on, day) - _month(told.renewed_on, day)
    months = case(
        (or_(undecided, told.renewed_on > told.expires_on), 0), (ahead > FARTHEST, FARTHEST), else_=ahead
    )
    lines = _lines(
        right,
        (told.expires_on > after, told.expires_on <= until),
        months.label("months"),
        fate.label("fate"),
        told.persons,
        perimeter=perimeter,
    )
    parts = (lines.epci, lines.public, lines.mode, lines.months, lines.fate)
    return select(*parts, func.sum(lines.persons)).group_by(*parts).order_by(*parts)


@of_one_department
def rights_followed(perimeter: Perimeter, right: str, day: date, until: date, known: date) -> Select[Any]:
    """Rows `(fate, persons)` of the rights ended after a day, to another, that nothing renewed on the first.

    `fate` is as known on the day `known`.
    """
    told = RIGHTS[right].c
    lines = _lines(
        right,
        (told.expires_on > day, told.expires_on <= until, not_renewed(told, day)),
        _fate(right, known).label("fate"),
        told.persons,
        perimeter=perimeter,
    )
    return select(lines.fate, func.sum(lines.persons)).group_by(lines.fate).order_by(lines.fate)


def _lines(right: str, where: Sequence[Condition], *columns: Column, perimeter: Perimeter) -> Any:
    """The columns of the counted lines: grouped from outside, as PostgreSQL asks of what has parameters."""
    told = RIGHTS[right].c
    mode = told.mode if "mode" in told else literal("asked")
    parts = (as_member(told.epci).label("epci"), told.public, mode.label("mode"))
    return select(*parts, *columns).where(told.department == perimeter.department, *where).subquery("line").c


def _fate(right: str, day: date) -> Column:
    """What became of a right that ended 90 days before this day at least, as known on this day."""
    told = RIGHTS[right].c
    return case(
        (not_renewed(told, day), LAPSED),
        (told.gap_days == 0, KEPT),
        (told.gap_days <= RIPE_DAYS, GAP),
        else_=LAPSED,
    )


def _month(column: Column, reference: date) -> Column:
    """The rank of the month of a day, when months close on the day of reference."""
    rank = cast(extract("year", column), Integer) * 12 + cast(extract("month", column), Integer)
    if (reference + timedelta(days=1)).day == 1:
        return rank
    return rank + case((cast(extract("day", column), Integer) > reference.day, 1), else_=0)
