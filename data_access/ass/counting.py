"""Action sanitaire et sociale: how are amounts counted by stage, and households once a year?

An amount has one accounting stage (granted, committed, paid); each stage gathers individual and
collective aids, line by line. A household is counted at its first payment of the civil year.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Select, Subquery, Table, extract, func, literal, select, true, union_all

from data_access.counting import Column, Condition, Flow, Level, Measure
from data_access.schema.ass import ass_application, ass_budget, ass_subsidy

BUDGETS = "ass_budgets"
REQUESTS = "ass_applications"
SUBSIDIES = "ass_subsidies"


def _stage(name: str, request_day: str, subsidy_day: str, cents: str) -> Subquery:
    """The amounts of one stage: department, line, day (null before the stage), cents."""
    days = ((ass_application, request_day), (ass_subsidy, subsidy_day))
    parts = (
        select(table.c.department, table.c.line, table.c[day].label("day"), table.c[cents].label("cents"))
        for table, day in days
    )
    return union_all(*parts).subquery(name)


ALLOTTED = select(
    ass_budget.c.department,
    ass_budget.c.line,
    ass_budget.c.year.label("day"),
    ass_budget.c.allotted_cents.label("cents"),
).subquery("allotted")
GRANTED = _stage("granted", "decided_on", "granted_on", "granted_cents")
COMMITTED = _stage("committed", "committed_on", "committed_on", "granted_cents")
PAID = _stage("paid", "paid_on", "paid_on", "paid_cents")


def in_the_month(key: str, stage: Subquery) -> Flow:
    """The amount of a stage, in euros, in the month in which the stage was reached."""
    return Flow(
        key=key,
        source=REQUESTS,
        also=(SUBSIDIES,),
        table=cast("Table", stage),
        dated_on=stage.c.day,
        axes={"line": stage.c.line},
        amount=stage.c.cents,
        divided_by=100.0,
    )


def since_january(key: str, stage: Subquery, source: str, *also: str) -> Level:
    """The amount of a stage, in euros, added since 1 January of the year of the day: never over months."""
    return Level(
        key=key,
        source=source,
        also=also,
        table=cast("Table", stage),
        begins_on=stage.c.day,
        where=lambda day: (same_year(stage.c.day, day),),
        axes={"line": stage.c.line},
        amount=stage.c.cents,
        divided_by=100.0,
        within_year=True,
    )


def same_year(one: Column, other: Column) -> Condition:
    """Both days fall in the same civil year."""
    return extract("year", one) == extract("year", other)


def every_row(_: Any) -> Condition:
    """No condition."""
    return true()


@dataclass(frozen=True, kw_only=True)
class FirstOfYear(Measure):
    """Households or bodies, each counted at its first payment of the civil year.

    Ranks and yearly totals are taken over the payments known on the cutoff day, so the year before is
    counted as it was known. `axes` and `where` are functions of the ranked rows, whose `year_cents` is
    what the entity was paid in the year; `summed` adds it up (in euros) instead of counting.
    """

    entity: Column
    order: Column
    among: Condition
    where: Callable[[Any], Condition] = every_row
    summed: bool = False
    within_year: bool = True

    @property
    def is_count(self) -> bool:
        """See `Measure.is_count`."""
        return not self.summed

    def same_before(self, cutoff: date) -> date:
        """See `Measure.same_before`; what an entity is paid in a year is known at its end."""
        return cutoff.replace(month=1, day=1)

    def rows(self, department: str, axis: str, cutoff: date) -> Select[Any]:
        """See `Measure.rows`."""
        row = self._ranked(department, cutoff).subquery("ranked").c
        first = Flow(
            key=self.key,
            source=self.source,
            table=cast("Table", row.department.table),
            dated_on=row.paid_on,
            axes={axis: self.axes[axis](row)} if axis else {},
            amount=row.year_cents if self.summed else None,
            divided_by=100.0 if self.summed else None,
            where=lambda _: (row.rank == 1, self.where(row)),
        )
        return first.rows(department, axis, cutoff)

    def _ranked(self, department: str, cutoff: date) -> Select[Any]:
        row = self.table.c
        group = (row.department, self.entity, extract("year", row.paid_on))
        return select(
            *row,
            func.row_number().over(partition_by=group, order_by=(row.paid_on, self.order)).label("rank"),
            func.sum(row.paid_cents).over(partition_by=group).label("year_cents"),
        ).where(row.department == department, row.paid_on <= literal(cutoff), self.among)
