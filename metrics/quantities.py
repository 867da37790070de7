"""What quantities were measured, month by month or member by member, ready to be put into formulas?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import Protocol

from data_access.dialect import UNKNOWN_MEMBER
from metrics.model import Term

Months = Mapping[date, float]


class Quantities(Protocol):
    """What a formula reads along one axis; not a number where a quantity may not be shown."""

    def total(self, term: Term, known: str, months: Sequence[date]) -> float:
        """The term added over the months."""

    def spread(self, term: Term, known: str, months: Sequence[date]) -> Mapping[float, float]:
        """How many at each integer member of the axis: a histogram."""

    def of_members(self, measure: str, known: str) -> Mapping[str, Months]:
        """A measure by member and month; nothing where members are not told month by month."""


@dataclass(frozen=True)
class Monthly:
    """Quantities by measure, snapshot (`now`, `year_ago`), member and month, along one axis."""

    values: Mapping[tuple[str, str], Mapping[str, Months]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str, date, float]]) -> Monthly:
        """From rows `(measure, known, member, month, value)`."""
        values: dict[tuple[str, str], dict[str, dict[date, float]]] = {}
        for measure, known, member, month, value in rows:
            values.setdefault((measure, known), {}).setdefault(member, {})[month] = value
        return cls(values)

    def total(self, term: Term, known: str, months: Sequence[date]) -> float:
        """The term added over the months; a covered month without a row counts zero."""
        members = self.values.get((term.measure, known), {})
        kept = (by_month for member, by_month in members.items() if term.keeps(member))
        return fsum(by_month.get(month, 0.0) for by_month in kept for month in months)

    def spread(self, term: Term, known: str, months: Sequence[date]) -> dict[float, float]:
        """How many at each integer member of the axis: a histogram."""
        members = self.values.get((term.measure, known), {})
        counts = {
            float(member): sum(by_month.get(month, 0.0) for month in months)
            for member, by_month in members.items()
            if member != UNKNOWN_MEMBER
        }
        return {place: count for place, count in sorted(counts.items()) if count}

    def of_members(self, measure: str, known: str) -> Mapping[str, Months]:
        """A measure by member and month."""
        return self.values.get((measure, known), {})


def median(spread: Mapping[float, float]) -> float | None:
    """The median of a histogram; the middle of the two central values when the count is even."""
    total = sum(spread.values())
    if total <= 0:
        return None
    low, high = (total - 1) // 2, total // 2
    return (_at_rank(spread, low) + _at_rank(spread, high)) / 2


def _at_rank(spread: Mapping[float, float], rank: float) -> float:
    passed = 0.0
    for place in sorted(spread):
        passed += spread[place]
        if passed > rank:
            return place
    raise ValueError(f"Rang {rank} hors de la distribution de {passed} valeurs.")
