"""Which rights reach their end in the demonstration of the C2S, and what becomes of them?

Expiries go on past the data date, as a caisse knows them: their renewal is decided, or not yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.c2s.stocks import CALIBRATED, MONTHS, Counts, Rights, Stock
from ingestion.demonstration.calendar import MONTHLY_UNTIL

FUTURE_MONTHS = 6
YEARLY_GAIN = 0.08
"""Each year, so much of what was not renewed on time is."""
OPENS_MONTHS_BEFORE = 4
"""The renewal may be asked from four months before the end of the right (ameli.fr)."""


@dataclass(frozen=True)
class Path:
    """How rights of one public end: their share, and when the next one is decided (months from the end)."""

    public: str
    mode: str
    share: float
    decided: Mapping[int, float]
    """Months after the end (0 or less: no interruption) to share; what is left is never renewed."""


PATHS = (
    Path("general", "asked", 0.575, {-3: 0.07, -2: 0.20, -1: 0.27, 0: 0.17, 1: 0.055, 2: 0.03}),
    Path("rsa", "automatic", 0.355, {-2: 0.28, -1: 0.63, 1: 0.012, 2: 0.006}),
    Path("rsa", "asked", 0.025, {-2: 0.16, -1: 0.27, 0: 0.20, 1: 0.06, 2: 0.03}),
    Path("aspa", "automatic", 0.045, {-2: 0.30, -1: 0.66, 1: 0.006}),
)
SHARES = tuple(path.share for path in PATHS)


def expiries(rights: Rights, stock: Stock, rng: np.random.Generator) -> list[Row]:
    """The rows of `c2s_expiry`, from the first month to six months after the data date."""
    by_epci = rights.by_epci.sum(axis=(2, 3))
    usual = rng.normal(0, 0.2, len(rights.epcis))
    lines: list[Row] = []
    for rank in range(len(MONTHS) + FUTURE_MONTHS):
        ending = _ending(by_epci, stock.growth, rank, rng)
        ends, better = _end_of(_shifted(MONTHS[0], rank)), YEARLY_GAIN * (rank - CALIBRATED) / 12
        for place, epci in enumerate(rights.epcis):
            for path, persons in zip(PATHS, draw.shared_out(int(ending[place]), SHARES), strict=True):
                for line in _endings(path, persons, ends, better + float(usual[place]), rng):
                    lines.append({"epci": epci, **line})
    department = rights.territory.department
    return [{"department": department, "line": rank, **line} for rank, line in enumerate(lines, start=1)]


def _ending(by_epci: Counts, growth: float, rank: int, rng: np.random.Generator) -> Counts:
    """Rights opened twelve months before reach their end: about a twelfth of the stock of then."""
    known = by_epci[max(rank - 12, 0)].astype(float)
    backwards = (1 + growth) ** (min(rank - 12, 0) / 12)
    season = 1 + 0.08 * np.sin(2 * np.pi * (rank - CALIBRATED) / 12) + rng.normal(0, 0.015, len(known))
    ending: Counts = np.rint(known * backwards * season / 12).astype(np.int64)
    return ending


def _endings(path: Path, persons: int, ends: date, usual: float, rng: np.random.Generator) -> Iterator[Row]:
    """The lines of one public in one EPCI for one end of right; what is decided later is not known yet."""
    shares = np.array(list(path.decided.values())) * (1 + usual * (1 - sum(path.decided.values())))
    drawn = rng.multinomial(persons, [*shares, 1 - shares.sum()])
    unknown = int(drawn[-1])
    for months, count in zip(path.decided, drawn[:-1].tolist(), strict=True):
        decided = _end_of(_shifted(ends, months))
        if decided > MONTHLY_UNTIL:
            unknown += count
        elif count:
            gap = (decided - ends).days if months > 0 else 0
            yield _expiry(path, ends, count, decided, gap)
    if unknown:
        yield _expiry(path, ends, unknown, None, None)


def _expiry(path: Path, ends: date, persons: int, decided: date | None, gap: int | None) -> Row:
    return {
        "expires_on": ends,
        "renewal_opens_on": _end_of(_shifted(ends, -OPENS_MONTHS_BEFORE)),
        "public": path.public,
        "mode": path.mode,
        "renewed_on": decided,
        "gap_days": gap,
        "persons": persons,
    }


def _shifted(month: date, step: int) -> date:
    rank = month.year * 12 + month.month - 1 + step
    return date(rank // 12, rank % 12 + 1, 1)


def _end_of(month: date) -> date:
    return _shifted(month, 1) - timedelta(days=1)
