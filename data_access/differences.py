"""What did a load change of what was there: which lines, which figures?

Nothing is compared the first time that a month of a source is loaded, nor against a demonstration.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, insert, select, text

from data_access.journal import Changes
from data_access.measures import NOW
from data_access.schema.common import load_difference, measure_value, source_month
from data_access.topics import of_source

FORMER = "former_rows"
RANKS = {"line"}
"""Columns that only tell lines apart: a line that moved in the file has not changed."""

Figures = dict[tuple[str, date], float]
Replaced = Callable[[Table], ColumnElement[bool]]


@dataclass(frozen=True)
class Former:
    """What stood in the base before a load: figures of the whole department, rows about to be replaced."""

    department: str
    source: str
    table: Table
    replaced: Replaced
    months: frozenset[date]
    figures: Figures

    @classmethod
    def of(cls, connection: Connection, place: tuple[str, str], table: Table, replaced: Replaced) -> Former:
        """Look before anything is deleted; `place` is the department and the source."""
        department, source = place
        months = _covered(connection, department, source)
        figures = _figures(connection, department, source) if months else {}
        former = cls(department, source, table, replaced, months, figures)
        if months:
            _set_apart(connection, former.rows)
        return former

    @property
    def rows(self) -> Select[Any]:
        """The rows of the table on the days of the load."""
        columns = [column for column in self.table.c if column.name not in RANKS]
        return select(*columns).where(self.table.c.department == self.department, self.replaced(self.table))

    def compared(self, connection: Connection, batch: str) -> Changes:
        """Keep the figures that changed, once measures are counted again; tell how many lines did."""
        if not self.months:
            return Changes()
        self._keep_figures(connection, batch)
        changes = self._lines(connection)
        connection.execute(text(f"DROP TABLE {FORMER}"))
        return changes

    def _keep_figures(self, connection: Connection, batch: str) -> None:
        now = _figures(connection, self.department, self.source)
        changed = [
            {
                "department": self.department,
                "batch": batch,
                "measure": measure,
                "month": month,
                "former": self.figures.get((measure, month)),
                "current": now.get((measure, month)),
            }
            for measure, month in sorted({*self.figures, *now})
            if month in self.months and self.figures.get((measure, month)) != now.get((measure, month))
        ]
        if changed:
            connection.execute(insert(load_difference), changed)

    def _lines(self, connection: Connection) -> Changes:
        names = [column.name for column in self.table.c if column.name not in RANKS]
        kept = text(f"SELECT {', '.join(names)} FROM {FORMER}").columns(
            *(self.table.c[name] for name in names)
        )
        gone = select(*kept.subquery("kept").c).except_(self.rows).subquery("gone")
        come = self.rows.except_(select(*kept.subquery("kept").c)).subquery("come")
        key = [column.name for column in self.table.primary_key if column.name not in RANKS]
        both = select(*(gone.c[name] for name in key)).intersect(select(*(come.c[name] for name in key)))
        removed, added = (_count(connection, select(one)) for one in (gone, come))
        changed = _count(connection, both) if len(key) == len(self.table.primary_key) else 0
        return Changes(added - changed, removed - changed, changed)


def _covered(connection: Connection, department: str, source: str) -> frozenset[date]:
    month = source_month.c
    query = select(month.month).where(month.department == department, month.source == source)
    return frozenset(connection.execute(query).scalars())


def _figures(connection: Connection, department: str, source: str) -> Figures:
    row = measure_value.c
    query = select(row.measure, row.month, row.value).where(
        row.department == department,
        row.axis == "",
        row.measure.in_([measure.key for measure in of_source(source)]),
        row.known == NOW,
    )
    return {(measure, month): value for measure, month, value in connection.execute(query)}


def _set_apart(connection: Connection, rows: Select[Any]) -> None:
    words = rows.compile(connection, compile_kwargs={"literal_binds": True})
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {FORMER} AS {words}")


def _count(connection: Connection, rows: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(rows.subquery())).scalar() or 0)
