"""What does an attacker hold who took the whole diffusion base: which counts of persons, shown or masked?

Read straight from the file, with nothing of the product between; the truth, which only the test may read,
straight from the measures of the reporting base.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

from data_access.dialect import UNKNOWN_MEMBER
from data_access.engine import file_of
from data_access.topics import BY_KEY
from metrics.diffusion.rules import RULES
from tests.support.attacker.meaning import named

Months = Mapping[str, float]
Known = dict["Count", int | None]
"""What is known of each count: a number, or nothing when it is masked."""


@dataclass(frozen=True, order=True)
class Count:
    """A number of persons over some months, of a member or of all; `first`, `last`: their first days, ISO."""

    quantity: str
    axis: str
    member: str
    first: str
    last: str
    known: str

    @property
    def measure(self) -> str:
        """The measure of which it is the whole, or a part."""
        return self.quantity.partition("[")[0]

    @property
    def is_of_persons(self) -> bool:
        """Is it a number of them, rather than a sum of euros?"""
        return BY_KEY[self.measure].is_count

    @property
    def is_flow(self) -> bool:
        """Is it added over months?"""
        return not BY_KEY[self.measure].stock

    def over(self, first: str, last: str) -> Count:
        """The same over other months."""
        return replace(self, first=first, last=last)


@dataclass(frozen=True)
class Loot:
    """The counts of persons of one publication of a department, and the sums of what they were paid."""

    counts: Known
    sums: Mapping[Count, float | None] = field(default_factory=dict)

    @property
    def masked(self) -> frozenset[Count]:
        """The counts that are told to be masked."""
        return frozenset(count for count, value in self.counts.items() if value is None)


def stolen(diffusion_url: str, department: str, number: int) -> Loot:
    """Every count of persons of a publication, and every sum of what they were paid."""
    query = (
        "select quantity, axis, member, first, last, known, value, measure from published_cell "
        "where department = ? and publication = ?"
    )
    taken = [
        (Count(*row[:6]), row[6])
        for row in _rows(diffusion_url, query, department, number)
        if speaks_of_persons(row[7]) and not row[0].startswith("median:")
    ]
    return Loot(
        {one: None if told is None else int(told) for one, told in taken if one.is_of_persons},
        {one: told for one, told in taken if not one.is_of_persons},
    )


def speaks_of_persons(measure: str) -> bool:
    """Does its source describe persons?"""
    return RULES[BY_KEY[measure].source].threshold > 0


@dataclass(frozen=True)
class Truth:
    """The measures of the reporting base, month by month: what nobody else may read."""

    months: Mapping[tuple[str, str, str], Mapping[str, Months]]
    """By measure, axis and snapshot; then by member."""

    @classmethod
    def of(cls, reporting_url: str, department: str) -> Truth:
        """All that was measured in a department."""
        query = "select measure, axis, known, member, month, value from measure_value where department = ?"
        months: dict[tuple[str, str, str], dict[str, dict[str, float]]] = {}
        for measure, axis, known, member, month, value in _rows(reporting_url, query, department):
            months.setdefault((measure, axis, known), {}).setdefault(member, {})[month] = value
        return cls(months)

    def value(self, count: Count) -> int:
        """What a count really is."""
        axis, keeps = _kept(count)
        by_member = self.months.get((count.measure, axis, count.known), {})
        read = (told for member, told in by_member.items() if keeps(member))
        total = sum(
            value for told in read for month, value in told.items() if count.first <= month <= count.last
        )
        return round(total)


def _kept(count: Count) -> tuple[str, Callable[[str], bool]]:
    """The axis that a count is read along, and which members of it are counted."""
    part = count.quantity.partition("[")[2].removesuffix("]")
    if not part:
        return count.axis, lambda member: member == count.member
    axis, limited, limit = part.partition("<=")
    if limited:
        return axis, lambda member: member != UNKNOWN_MEMBER and float(member) <= float(limit)
    axis, _, members = part.partition("=")
    kept = frozenset(named(members))
    return axis, lambda member: member in kept


def spans(counts: Iterable[Count]) -> dict[Count, list[Count]]:
    """The counts of the same thing over other months; the key has no month."""
    found: dict[Count, list[Count]] = {}
    for count in counts:
        found.setdefault(count.over("", ""), []).append(count)
    return found


def _rows(url: str, query: str, *parameters: object) -> Iterator[tuple[Any, ...]]:
    path = file_of(url)
    if path is None:
        raise ValueError(f"Expected the address of a file, found {url}.")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield from connection.execute(query, parameters)
