"""How does a query become rows? The only place where a screen's query meets the base."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data_access.bounded import Query, department_of
from data_access.engine import reading

ROWS_AT_ONCE = 50_000


def rows(url: str, query: Query) -> list[tuple[Any, ...]]:
    """All the rows of a query, as plain tuples; raises a BaseFailure when the base cannot answer."""
    with reading(url, department_of(query)) as connection:
        return [tuple(row) for row in connection.execute(query)]


def slices(url: str, query: Query, size: int = ROWS_AT_ONCE) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a long query, so many at a time: they are never all in memory."""
    with reading(url, department_of(query)) as connection:
        for some in connection.execution_options(yield_per=size).execute(query).partitions():
            yield [tuple(row) for row in some]


def question(query: Query) -> str:
    """The text and the parameters of a query: two queries that ask the same have the same question."""
    compiled = query.compile()
    return f"{department_of(query)} {compiled} {sorted(compiled.params.items())}"


__all__ = ["Query", "question", "rows", "slices"]
