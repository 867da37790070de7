"""Which department does a query ask about?

A query carries it, whatever its conditions say: the server is told of it beside the query, and shows a reader
nothing else (see `roles`). A condition that was forgotten then shows one department still.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from sqlalchemy import Select

from access.perimeter import Perimeter

Asked = ParamSpec("Asked")
Query = Select[Any]

_DEPARTMENT = "vigie_department"


def of_one_department(
    query: Callable[Concatenate[Perimeter, Asked], Query],
) -> Callable[Concatenate[Perimeter, Asked], Query]:
    """The same query, which carries the department of its perimeter."""

    @wraps(query)
    def bounded(perimeter: Perimeter, /, *asked: Asked.args, **named: Asked.kwargs) -> Query:
        return query(perimeter, *asked, **named).execution_options(**{_DEPARTMENT: perimeter.department})

    return bounded


def department_of(query: Query) -> str:
    """The department that a query carries; empty for one that asks about none."""
    return str(query.get_execution_options().get(_DEPARTMENT, ""))
