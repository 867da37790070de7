"""PLANIR: which CCAS and which partners have an agreement in force, on a given day?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from data_access.planir.agreements import AGREEMENTS, ALIVE_WITHIN_DAYS, CCAS, PARTNER_REPORTS
from data_access.planir.detail import agreements_on, ccas_on
from metrics.figures import Figures
from metrics.once import once

Row = tuple[Any, ...]


class Cover(StrEnum):
    """What a commune with a CCAS may be told; a commune without CCAS is not in the list."""

    IN_FORCE = "convention en vigueur"
    LAPSED = "convention échue"
    NEVER = "CCAS sans convention"


@dataclass(frozen=True)
class Ccas:
    """The CCAS of a commune; `until`: the end of its agreement, None when tacitly renewed or never signed."""

    commune: str
    name: str
    cover: Cover
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Agreement:
    """An agreement in force, and the last day on which the partner signalled a situation."""

    kind: str
    partner: str
    signed_on: date
    lapses_on: date | None
    reported_on: date | None

    def is_alive(self, day: date) -> bool:
        """A situation signalled in the last twelve months: the same rule as `planir.agreements_alive`."""
        return self.reported_on is not None and (day - self.reported_on).days < ALIVE_WITHIN_DAYS


@dataclass(frozen=True, eq=False)
class Register:
    """The agreements in force on a day."""

    day: date
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, eq=False)
class EveryCcas:
    """The CCAS of the department and what covers them on a day."""

    day: date
    ccas: tuple[Ccas, ...]

    def with_cover(self, cover: Cover) -> tuple[Ccas, ...]:
        """The CCAS in one of the three situations."""
        return tuple(one for one in self.ccas if one.cover is cover)


@once
def register_of(figures: Figures) -> Register | None:
    """The agreements on the last day known of the period; None without them or what partners signal."""
    day = figures.coverage.as_of([AGREEMENTS, PARTNER_REPORTS], figures.period)
    if day is None:
        return None
    rows = figures.reading.detail(agreements_on(figures.perimeter, day))
    return Register(day, tuple(Agreement(*row) for row in rows))


@once
def every_ccas(figures: Figures) -> EveryCcas | None:
    """The CCAS on the last day known of the period; None without them or the agreements."""
    day = figures.coverage.as_of([CCAS, AGREEMENTS], figures.period)
    if day is None:
        return None
    return EveryCcas(day, covers(figures.reading.detail(ccas_on(figures.perimeter, day)), day))


def covers(rows: Iterable[Row], day: date) -> tuple[Ccas, ...]:
    """One CCAS a commune, from rows `(commune, name, starts_on, lapses_on)`: in force wins over lapsed."""
    found: dict[str, Ccas] = {}
    for commune, name, starts_on, lapses_on in rows:
        one = Ccas(commune, name or commune, _cover(starts_on, lapses_on, day), starts_on, lapses_on)
        kept = found.get(commune)
        if kept is None or kept.cover is not Cover.IN_FORCE:
            found[commune] = one
    return tuple(found.values())


def _cover(starts_on: date | None, lapses_on: date | None, day: date) -> Cover:
    if starts_on is None:
        return Cover.NEVER
    return Cover.LAPSED if lapses_on is not None and lapses_on <= day else Cover.IN_FORCE
