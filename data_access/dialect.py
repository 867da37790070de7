"""How are months, days between dates, members and whole numbers written in SQLite and in PostgreSQL?

Each construct is one SQL expression with one meaning and two spellings.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Date, Integer, String, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

UNKNOWN_MEMBER = "inconnu"


class month_of(FunctionElement[Any]):  # noqa: N801 (read as an SQL function)
    """The first day of the month of a date."""

    type = Date()
    inherit_cache = True
    name = "month_of"


class days_between(FunctionElement[Any]):  # noqa: N801
    """Whole days from the first date to the second."""

    type = Integer()
    inherit_cache = True
    name = "days_between"


class days_before(FunctionElement[Any]):  # noqa: N801
    """The day so many days before a date; the number is written in the query itself."""

    type = Date()
    inherit_cache = True
    name = "days_before"

    def __init__(self, day: Any, days: int) -> None:
        super().__init__(day, literal_column(str(days), Integer))


class as_member(FunctionElement[Any]):  # noqa: N801
    """A value of an axis as text, « inconnu » when there is none."""

    type = String()
    inherit_cache = True
    name = "as_member"


class whole(FunctionElement[Any]):  # noqa: N801
    """The nearest whole number, halves away from zero: left alone, the two engines differ on 62,5.

    Nine decimals are kept first, which undoes what binary numbers do to 14,5.
    """

    type = Integer()
    inherit_cache = True
    name = "whole"


def _arguments(element: FunctionElement[Any], compiler: SQLCompiler, **kw: Any) -> list[str]:
    return [compiler.process(clause, **kw) for clause in element.clauses]


@compiles(month_of, "sqlite")
def _month_sqlite(element: month_of, compiler: SQLCompiler, **kw: Any) -> str:
    return f"strftime('%Y-%m-01', {_arguments(element, compiler, **kw)[0]})"


@compiles(month_of)
def _month(element: month_of, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(date_trunc('month', {_arguments(element, compiler, **kw)[0]}) AS DATE)"


@compiles(days_between, "sqlite")
def _days_sqlite(element: days_between, compiler: SQLCompiler, **kw: Any) -> str:
    first, second = _arguments(element, compiler, **kw)
    return f"CAST(julianday({second}) - julianday({first}) AS INTEGER)"


@compiles(days_between)
def _days(element: days_between, compiler: SQLCompiler, **kw: Any) -> str:
    first, second = _arguments(element, compiler, **kw)
    return f"(CAST({second} AS DATE) - CAST({first} AS DATE))"


@compiles(days_before, "sqlite")
def _before_sqlite(element: days_before, compiler: SQLCompiler, **kw: Any) -> str:
    day, days = _arguments(element, compiler, **kw)
    return f"date({day}, '-{days} days')"


@compiles(days_before)
def _before(element: days_before, compiler: SQLCompiler, **kw: Any) -> str:
    day, days = _arguments(element, compiler, **kw)
    return f"(CAST({day} AS DATE) - {days})"


@compiles(whole, "sqlite")
def _whole_sqlite(element: whole, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(round(round({_arguments(element, compiler, **kw)[0]}, 9)) AS INTEGER)"


@compiles(whole)
def _whole(element: whole, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(round(round(CAST({_arguments(element, compiler, **kw)[0]} AS NUMERIC), 9)) AS INTEGER)"


@compiles(as_member)
def _member(element: as_member, compiler: SQLCompiler, **kw: Any) -> str:
    return f"coalesce(CAST({_arguments(element, compiler, **kw)[0]} AS VARCHAR), '{UNKNOWN_MEMBER}')"


__all__ = ["UNKNOWN_MEMBER", "as_member", "days_before", "days_between", "month_of", "whole"]
