"""Which requests does the demonstration of the Action sanitaire et sociale hold, commission by commission?

A request is examined by the commission of its month, or of the next one when it is put off. What would
happen after the data date is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.ass.amounts import with_amounts
from ingestion.demonstration.ass.families import with_households
from ingestion.demonstration.calendar import FIRST_DAY, MONTHLY_UNTIL, months_between
from ingestion.demonstration.territory import Territory

Rng = np.random.Generator


@dataclass(frozen=True)
class Year:
    """What the commissions of a year add up to."""

    decisions: int
    granted: int


@dataclass(frozen=True)
class Manner:
    """How a fund works: days of examination, median days of payment, shares of lines."""

    examination: int
    payment: int
    lines: Mapping[str, float]


DECIDED: Mapping[str, Mapping[int, Year]] = {
    "61": {
        2020: Year(138, 104),
        2021: Year(1_764, 1_322),
        2022: Year(1_986, 1_502),
        2023: Year(1_742, 1_311),
    },
    "91": {
        2020: Year(262, 168),
        2021: Year(3_302, 2_096),
        2022: Year(3_589, 2_333),
        2023: Year(3_118, 2_012),
    },
}
"""2020 is its December commission only: what it granted was paid in 2021."""

MANNERS: Mapping[str, Manner] = {
    "61": Manner(
        6,
        16,
        {
            "individual": 0.67,
            "complementary": 0.22,
            "home_illness": 0.045,
            "home_disability": 0.035,
            "pdp": 0.03,
        },
    ),
    "91": Manner(
        9,
        22,
        {
            "individual": 0.54,
            "complementary": 0.18,
            "home_illness": 0.16,
            "home_disability": 0.07,
            "pdp": 0.05,
        },
    ),
}
ORIGINS = {
    "social_service": 0.36,
    "mas": 0.11,
    "cpam": 0.19,
    "partner": 0.15,
    "direct": 0.16,
    "c2s_refusal": 0.03,
}
COVER_ORIGINS = {
    "c2s_refusal": 0.47,
    "direct": 0.2,
    "cpam": 0.16,
    "social_service": 0.09,
    "mas": 0.05,
    "partner": 0.03,
}
CHANCE = {"individual": 1.0, "complementary": 1.25, "home_illness": 1.3, "home_disability": 1.15, "pdp": 1.2}
"""How much more often a request of the line is granted."""
PUT_OFF, INCOMPLETE, GIVEN_UP = 0.08, 0.07, 0.02
FRIDAY = 4
MONTH_WEIGHT = {7: 0.85, 8: 0.55, 12: 0.9}


def requests(territory: Territory) -> list[Row]:
    """The requests of a department known on the data date, in the order in which they were made."""
    department = territory.department
    rng = draw.generator(department, "ass")
    drawn = [
        row
        for days, wanted in _groups(department)
        for row in _decided(days, wanted, MANNERS[department], rng)
    ]
    rows = sorted(
        (row for row in drawn if row["applied_on"] <= MONTHLY_UNTIL), key=lambda row: row["applied_on"]
    )
    paid = with_amounts(department, rows, rng)
    families = with_households(territory, paid, rng)
    return [
        {"department": department, "application_id": f"A{row['applied_on']:%y}{rank:06d}", **row}
        for rank, row in enumerate(families, start=1)
    ]


def commission_of(month: date) -> date:
    """The third Thursday of a month."""
    first_thursday = 1 + (3 - month.replace(day=1).weekday()) % 7
    return month.replace(day=first_thursday + 14)


def _groups(department: str) -> Iterator[tuple[list[date], Year]]:
    """The commissions that share a total: each year, then those that have not met on the data date."""
    days = [
        commission_of(month) for month in months_between(FIRST_DAY - timedelta(days=31), date(2023, 12, 31))
    ]
    for year, wanted in DECIDED[department].items():
        yield [day for day in days if day.year == year and day <= MONTHLY_UNTIL], wanted
    coming = [day for day in days if day > MONTHLY_UNTIL]
    yield coming, Year(DECIDED[department][2023].decisions * len(coming) // 10, 0)


def _decided(days: list[date], wanted: Year, manner: Manner, rng: Rng) -> Iterator[Row]:
    count = wanted.decisions
    lines = draw.labels(count, manner.lines, rng)
    granted = _granted(lines, wanted.granted, rng)
    parts = draw.shared_out(
        count, [MONTH_WEIGHT.get(day.month, 1.0) + rng.uniform(-0.12, 0.12) for day in days]
    )
    commissions = [day for day, part in zip(days, parts, strict=True) for _ in range(part)]
    payment = np.clip(draw.delays(count, manner.payment, rng, 0.45), 6, 110)
    for rank, day in enumerate(commissions):
        row = {"line": lines[rank], "origin": _origin(lines[rank], rng), **_examination(day, manner, rng)}
        known = day <= MONTHLY_UNTIL
        yield {
            **row,
            "decided_on": day if known else None,
            "decision": ("granted" if granted[rank] else "refused") if known else None,
            **_payment(day, int(payment[rank]), bool(granted[rank]) and known, rng),
        }


def _granted(lines: list[str], wanted: int, rng: Rng) -> NDArray[np.bool_]:
    """A flag a request, true for exactly `wanted` of them."""
    weights = np.array([CHANCE[line] for line in lines])
    flags = np.zeros(len(lines), dtype=bool)
    flags[rng.choice(len(lines), wanted, replace=False, p=weights / weights.sum())] = True
    return flags


def _origin(line: str, rng: Rng) -> str:
    shares = COVER_ORIGINS if line == "complementary" else ORIGINS
    return str(rng.choice(list(shares), p=list(shares.values())))


def _examination(day: date, manner: Manner, rng: Rng) -> Row:
    """The request comes in time for the commission; when it is put off, for the one before."""
    put_off = rng.random() < PUT_OFF
    first = commission_of(day.replace(day=1) - timedelta(days=1)) if put_off else day
    waited = (
        manner.examination
        + int(rng.integers(0, 31))
        + (int(rng.integers(10, 46)) if rng.random() < INCOMPLETE else 0)
    )
    applied = first - timedelta(days=waited)
    applied -= timedelta(days=max(0, applied.weekday() - FRIDAY))
    return {"applied_on": applied, "postponed_on": first if put_off and first <= MONTHLY_UNTIL else None}


def _payment(day: date, days: int, granted: bool, rng: Rng) -> Row:
    committed = int(rng.choice([1, 4, 5]))
    given_up = rng.random() < GIVEN_UP
    if not granted or given_up:
        return {"committed_on": None, "paid_on": None}
    return {
        "committed_on": draw.after(day, committed, MONTHLY_UNTIL),
        "paid_on": draw.after(day, _to_friday(day, days), MONTHLY_UNTIL),
    }


def _to_friday(day: date, days: int) -> int:
    """The number of days that leads to the Friday before, when it leads to a week-end."""
    return days - max(0, (day + timedelta(days=days)).weekday() - FRIDAY)
