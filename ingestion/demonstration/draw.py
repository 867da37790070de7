"""How are demonstration facts drawn: random in their detail, exact in their totals?"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

SEED = 20221231
SATURDAY = 5
Days = NDArray[np.datetime64]


def generator(department: str, topic: str) -> np.random.Generator:
    """A generator of its own for each department and programme: one never disturbs another."""
    return np.random.default_rng([SEED, zlib.crc32(f"{department}/{topic}".encode())])


def shared_out(total: int, weights: Sequence[float]) -> list[int]:
    """Whole parts in proportion to the weights that add up exactly to the total (largest remainder)."""
    exact = np.asarray(weights, dtype=float) / np.sum(weights) * total
    parts = np.floor(exact).astype(int)
    short = total - int(parts.sum())
    parts[np.argsort(parts - exact, kind="stable")[:short]] += 1
    return [int(part) for part in parts]


def exactly(count: int, among: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """A flag for each of `among` rows, true for exactly `count` of them, drawn at random."""
    flags = np.zeros(among, dtype=bool)
    flags[rng.permutation(among)[:count]] = True
    return flags


def exactly_within(count: int, flags: NDArray[np.bool_], rng: np.random.Generator) -> NDArray[np.bool_]:
    """A flag for each row, true for exactly `count` of the rows already flagged."""
    chosen = np.zeros(len(flags), dtype=bool)
    chosen[rng.permutation(np.flatnonzero(flags))[:count]] = True
    return chosen


def labels(count: int, shares: Mapping[str, float], rng: np.random.Generator) -> list[str]:
    """One label a row, in exact proportion to the shares, in random order."""
    parts = shared_out(count, list(shares.values()))
    row = np.repeat(list(shares), parts)
    rng.shuffle(row)
    return [str(label) for label in row]


def working_days(first: date, last: date) -> list[date]:
    """Mondays to Fridays between two days, both included."""
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [day for day in days if day.weekday() < SATURDAY]


def days_in_year(
    count: int, year: int, rng: np.random.Generator, *, growth: float = 0.0, until: date | None = None
) -> list[date]:
    """`count` working days of a year, sorted; quieter in August and at Christmas, rising by `growth`."""
    days = working_days(date(year, 1, 1), min(until or date(year, 12, 31), date(year, 12, 31)))
    weights = np.array([_season(day) * (1 + growth * day.timetuple().tm_yday / 365) for day in days])
    drawn = rng.choice(len(days), size=count, p=weights / weights.sum())
    return [days[rank] for rank in sorted(drawn)]


def delays(
    count: int, median_days: float, rng: np.random.Generator, spread: float = 0.9
) -> NDArray[np.int64]:
    """Whole days, log-normal around a median."""
    return np.rint(rng.lognormal(np.log(median_days), spread, count)).astype(np.int64)


def after(day: date, days: int, until: date) -> date | None:
    """The day `days` later, or None when it is not known yet on `until`."""
    later = day + timedelta(days=int(days))
    return later if later <= until else None


def _season(day: date) -> float:
    quiet = {7: 0.8, 8: 0.55, 12: 0.85}
    return quiet.get(day.month, 1.0)
