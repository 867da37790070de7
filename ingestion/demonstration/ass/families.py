"""To which households do the demonstration requests belong, so that the printed households come back?

Households that are paid in a year: exactly the printed number where there is one. About a quarter of them
had been paid one or two years before, the others are new; some were known before the demonstration begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingestion.demonstration.calendar import FIRST_DAY
from ingestion.demonstration.territory import Territory

Rng = np.random.Generator
Drawn = NDArray[np.float64]
Request = dict[str, Any]

PRINTED_HOUSEHOLDS: Mapping[tuple[str, int], int] = {("61", 2022): 1297}
HOUSEHOLDS_PER_PAYMENT = 0.88
RETURNING = (0.22, 0.06)
"""Of the households of a year: aided the year before, aided two years before."""
KNOWN_BEFORE, NOT_PAID_BUT_KNOWN = 0.33, 0.25
WINDOW_DAYS = 730


@dataclass
class _Families:
    """The households met so far: their communes, and when they were paid."""

    territory: Territory
    rng: Rng
    communes: list[str] = field(default_factory=list)
    payments: dict[int, list[date]] = field(default_factory=dict)

    def create(self, count: int) -> list[int]:
        """So many households that were never met."""
        first = len(self.communes)
        self.communes += self.territory.draw_communes(count, self.rng)
        return list(range(first, first + count))


def with_households(territory: Territory, rows: Sequence[Request], rng: Rng) -> list[Request]:
    """The requests with their household, its commune, and whether it was aided in the 24 months before."""
    families = _Families(territory, rng)
    owner = _paid(families, rows, rng)
    owner |= _not_paid(families, rows, owner, rng)
    epci = {place.code: place.epci for place in territory.communes}
    known_before = rng.random(len(families.communes))
    return [
        {
            **row,
            "household_id": f"F{owner[rank]:06d}",
            "commune": (commune := families.communes[owner[rank]]),
            "epci": epci[commune],
            "no_aid_24_months": _no_aid(row["applied_on"], families, owner[rank], known_before),
        }
        for rank, row in enumerate(rows)
    ]


def _paid(families: _Families, rows: Sequence[Request], rng: Rng) -> dict[int, int]:
    """The household of each paid request, by its rank: year after year of payment."""
    owner: dict[int, int] = {}
    aided: list[list[int]] = []
    for year in sorted({row["paid_on"].year for row in rows if row["paid_on"]}):
        ranks = [rank for rank, row in enumerate(rows) if row["paid_on"] and row["paid_on"].year == year]
        this_year = _aided(families, aided, len(ranks), year, rng)
        aided.append(this_year)
        shuffled = rng.permutation(ranks).tolist()
        again = rng.choice(this_year, len(ranks) - len(this_year)).tolist()
        for rank, household in zip(shuffled, [*this_year, *again], strict=True):
            owner[rank] = household
            families.payments.setdefault(household, []).append(rows[rank]["paid_on"])
    return owner


def _aided(families: _Families, aided: list[list[int]], payments: int, year: int, rng: Rng) -> list[int]:
    """The distinct households of a year: some of the two years before, the others new."""
    printed = PRINTED_HOUSEHOLDS.get((families.territory.department, year))
    count = min(payments, printed or round(HOUSEHOLDS_PER_PAYMENT * payments))
    returning: list[int] = []
    for share, before in zip(RETURNING, reversed(aided), strict=False):
        free = sorted(set(before) - set(returning))
        returning += rng.permutation(free)[: round(share * count)].tolist()
    return [*returning, *families.create(count - len(returning))]


def _not_paid(
    families: _Families, rows: Sequence[Request], paid: Mapping[int, int], rng: Rng
) -> dict[int, int]:
    """Requests without payment: a quarter comes from households met already, the others are new."""
    ranks = [rank for rank in range(len(rows)) if rank not in paid]
    met = rng.choice(sorted(families.payments), len(ranks)).tolist()
    known = rng.random(len(ranks)) < NOT_PAID_BUT_KNOWN
    created = iter(families.create(int((~known).sum())))
    return {rank: met[place] if known[place] else next(created) for place, rank in enumerate(ranks)}


def _no_aid(applied: date, families: _Families, household: int, known_before: Drawn) -> bool:
    """No payment in the window; what came before the first day is drawn, in proportion to what it hides."""
    seen = any(0 <= (applied - day).days < WINDOW_DAYS for day in families.payments.get(household, ()))
    hidden = max(0, WINDOW_DAYS - max(0, (applied - FIRST_DAY).days)) / WINDOW_DAYS
    return not seen and bool(known_before[household] >= KNOWN_BEFORE * hidden)
