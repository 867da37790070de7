"""Which persons do the actions of the demonstration meet? One row a person and civil year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import DAILY_UNTIL, YEARS
from ingestion.demonstration.planir.plan import Plan
from ingestion.demonstration.planir.plans import PLANS
from ingestion.demonstration.territory import Territory

FLAGGED_SHARE = 0.8
"""The others come by themselves and are accompanied on the first day."""


def persons(territory: Territory) -> Iterator[Row]:
    """The persons of every action and year."""
    rng = draw.generator(territory.department, "planir/persons")
    for plan in PLANS[territory.department]:
        for year, count in zip(YEARS, plan.persons, strict=True):
            yield from _year(territory, plan, year, count, rng)


def _year(territory: Territory, plan: Plan, year: int, count: int, rng: np.random.Generator) -> Iterator[Row]:
    days = _days(plan, year, count, rng)
    communes = territory.draw_communes(count, rng)
    accompanied = draw.exactly(round(count * plan.accompanied_share), count, rng)
    flagged = rng.random(count) < FLAGGED_SHARE
    waits = draw.delays(count, 12, rng)
    for rank, (day, commune) in enumerate(zip(days, communes, strict=True)):
        signalled = plan.scheme != "ase" and bool(flagged[rank] or not accompanied[rank])
        met = draw.after(day, int(waits[rank]) if signalled else 0, DAILY_UNTIL)
        yield {
            "department": territory.department,
            "year": year,
            "person": f"{plan.action}-{year % 100}{rank + 1:05d}",
            "action": plan.action,
            "scheme": plan.scheme,
            "difficulty": plan.difficulty,
            "public": plan.public,
            "first_on": day,
            "flagged_on": day if signalled else None,
            "accompanied_on": met if accompanied[rank] else None,
            "commune": commune,
            "epci": territory.epci_of(commune),
        }


def _days(plan: Plan, year: int, count: int, rng: np.random.Generator) -> list[date]:
    """Working days of the year, after the label and before the end or the silence of the action."""
    first = max(plan.labelled_on, date(year, 1, 1))
    last = min(plan.ended_on or DAILY_UNTIL, plan.silent_from or DAILY_UNTIL, DAILY_UNTIL, date(year, 12, 31))
    if count == 0 or first > last:
        return []
    if first == date(year, 1, 1):
        return draw.days_in_year(count, year, rng, until=last)
    days = draw.working_days(first, last)
    return [days[rank] for rank in sorted(rng.integers(0, len(days), count))]
