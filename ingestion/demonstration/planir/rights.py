"""Which alerts, letters and urgent calls does the demonstration hold?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import DAILY_UNTIL, MONTHLY_UNTIL, YEARS
from ingestion.demonstration.territory import Territory

ALERTS: Mapping[str, Mapping[str, tuple[int, int, int]]] = {
    "91": {"ase_17_21": (312, 338, 301), "retirement": (486, 524, 470), "c2s_expiry": (702, 761, 688)},
    "61": {"ase_17_21": (71, 78, 66), "retirement": (142, 151, 133), "c2s_expiry": (168, 181, 160)},
}
KEPT_OPEN = {"ase_17_21": 0.74, "retirement": 0.61, "c2s_expiry": 0.68}
LONGEST_ALERT = 120
LATE_SHARE = 0.08
"""Who act after the four months."""


@dataclass(frozen=True)
class Mailing:
    """A year of letters, sent in monthly waves; `compared` persons are eligible and not written to."""

    letters: int
    acted: int
    compared: int = 0
    compared_acted: int = 0


LETTERS: Mapping[str, Mapping[int, Mailing]] = {
    "91": {2021: Mailing(1975, 794), 2022: Mailing(2268, 960), 2023: Mailing(1925, 827, 210, 71)},
    "61": {2021: Mailing(402, 150), 2022: Mailing(436, 171), 2023: Mailing(371, 148)},
}
FOUR_MONTHS_DAYS = 122
CALLS: Mapping[str, tuple[int, int, int]] = {"91": (244, 318, 297), "61": (63, 79, 74)}
CALLERS = {"doctor": 0.57, "pharmacist": 0.43}
ANSWER_DAYS = {0: 0.76, 1: 0.15, 2: 0.04, 3: 0.03, 5: 0.02}


def alerts(territory: Territory) -> Iterator[Row]:
    """Alerts of three kinds; the right is kept open before its term, or lapses on it."""
    rng = draw.generator(territory.department, "planir/alerts")
    for kind, counts in ALERTS[territory.department].items():
        for year, count in zip(YEARS, counts, strict=True):
            yield from _alerts(territory, kind, year, count, rng)


def _alerts(
    territory: Territory, kind: str, year: int, count: int, rng: np.random.Generator
) -> Iterator[Row]:
    days = draw.days_in_year(count, year, rng, until=DAILY_UNTIL)
    communes = territory.draw_communes(count, rng)
    kept = draw.exactly(round(count * KEPT_OPEN[kind]), count, rng)
    terms = rng.integers(45, LONGEST_ALERT, count)
    shares = rng.uniform(0.15, 0.98, count)
    for rank, (day, commune) in enumerate(zip(days, communes, strict=True)):
        term = int(terms[rank])
        settled = draw.after(day, round(term * shares[rank]) if kept[rank] else term, DAILY_UNTIL)
        outcome = "kept_open" if kept[rank] else "lapsed"
        yield {
            "department": territory.department,
            "alert": f"{kind[:3].upper()}{year % 100}{rank + 1:05d}",
            "kind": kind,
            "raised_on": day,
            "due_on": day + timedelta(days=term),
            "settled_on": settled,
            "outcome": outcome if settled else None,
            "commune": commune,
            "epci": territory.epci_of(commune),
        }


def letters(territory: Territory) -> Iterator[Row]:
    """Letters nine months after retirement, in monthly waves, and who acted within four months."""
    rng = draw.generator(territory.department, "planir/letters")
    for year, mailing in LETTERS[territory.department].items():
        contacted = _mailed(territory.department, year, "C", mailing.letters, mailing.acted, rng)
        compared = _mailed(territory.department, year, "T", mailing.compared, mailing.compared_acted, rng)
        yield from contacted
        yield from compared


def _mailed(
    department: str, year: int, group: str, count: int, acted: int, rng: np.random.Generator
) -> Iterator[Row]:
    if count == 0:
        return
    waves = _waves(year)
    days = np.repeat(np.arange(len(waves)), draw.shared_out(count, [1.0] * len(waves)))
    within = draw.exactly(acted, count, rng)
    late = ~within & (rng.random(count) < LATE_SHARE)
    for rank, wave in enumerate(days):
        sent = waves[int(wave)]
        wait = int(rng.integers(6, FOUR_MONTHS_DAYS + 1)) if within[rank] else int(rng.integers(130, 260))
        yield {
            "department": department,
            "letter": f"{group}{year % 100}{rank + 1:05d}",
            "campaign": "seniors",
            "sent_on": sent,
            "contacted": group == "C",
            "acted_on": draw.after(sent, wait, MONTHLY_UNTIL) if within[rank] or late[rank] else None,
        }


def _waves(year: int) -> list[date]:
    """The first working day from the tenth of each month."""
    tenths = (date(year, month, 10) for month in range(1, 13))
    waves = [day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()]) for day in tenths]
    return [day for day in waves if day <= MONTHLY_UNTIL]


def urgent_calls(territory: Territory) -> Iterator[Row]:
    """Calls of doctors and pharmacists; most have an answer on the same day."""
    rng = draw.generator(territory.department, "planir/calls")
    for year, count in zip(YEARS, CALLS[territory.department], strict=True):
        days = draw.days_in_year(count, year, rng, growth=0.3, until=DAILY_UNTIL)
        callers = draw.labels(count, CALLERS, rng)
        waits = rng.choice(list(ANSWER_DAYS), count, p=list(ANSWER_DAYS.values()))
        for rank, day in enumerate(days):
            yield {
                "department": territory.department,
                "call": f"U{year % 100}{rank + 1:05d}",
                "called_on": day,
                "caller": callers[rank],
                "answered_on": draw.after(day, int(waits[rank]), DAILY_UNTIL),
            }
