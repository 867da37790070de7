"""Which subsidies and endowments does the demonstration of the Action sanitaire et sociale hold?

Beneficiaries are generic: no real association is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import MONTHLY_UNTIL, YEARS


@dataclass(frozen=True)
class Year:
    """What a year adds up to: subsidies, distinct associations, and the euros of the calibrated stage."""

    subsidies: int
    associations: int
    euros: int


SUBSIDIES: Mapping[str, Mapping[int, Year]] = {
    "61": {2021: Year(11, 10, 34_150), 2022: Year(18, 17, 52_676), 2023: Year(15, 14, 47_900)},
    "91": {2021: Year(32, 29, 231_400), 2022: Year(36, 33, 259_903), 2023: Year(31, 29, 236_250)},
}
CALIBRATED_STAGE = {"61": "paid", "91": "granted"}
"""The stage at which the report of the department prints its total."""

ENDOWMENT_EUR: Mapping[str, tuple[int, int, int]] = {
    "61": (40_000, 43_000, 43_000),
    "91": (60_000, 60_000, 60_000),
}
FUND = "Fonds départemental de compensation du handicap (MDPH)"

THEMES = {"illness": 0.36, "disability": 0.32, "mental_health": 0.18, "rights": 0.14}
NAMES = {
    "illness": "Association d'aide aux malades",
    "disability": "Association du champ du handicap",
    "mental_health": "Association de santé mentale",
    "rights": "Association d'accès aux droits",
}
KNOWN_ASSOCIATIONS = {"61": 24, "91": 46}
SATURDAY = 5
SHARE_PAID_IN_PART, PAID_IN_PART = 0.15, 0.8
LATEST_REPORT_DAYS = 350
"""Beyond, the report never comes back."""


def collective_aids(department: str) -> Iterator[Row]:
    """The subsidies and the endowments of a department, as known on the data date."""
    rng = draw.generator(department, "ass_collective")
    known = _associations(KNOWN_ASSOCIATIONS[department], rng)
    for year, wanted in SUBSIDIES[department].items():
        yield from _subsidies(department, year, wanted, known, rng)
    for year, euros in zip(YEARS, ENDOWMENT_EUR[department], strict=True):
        yield _endowment(department, year, euros)


def _associations(count: int, rng: np.random.Generator) -> list[tuple[str, str]]:
    """Theme and generic name of each association."""
    themes = draw.labels(count, THEMES, rng)
    ranks = [themes[:place].count(theme) + 1 for place, theme in enumerate(themes)]
    return [(theme, f"{NAMES[theme]} n°\u00a0{rank}") for theme, rank in zip(themes, ranks, strict=True)]


def _subsidies(
    department: str, year: int, wanted: Year, known: list[tuple[str, str]], rng: np.random.Generator
) -> Iterator[Row]:
    chosen = rng.permutation(len(known))[: wanted.associations]
    again = rng.choice(chosen, wanted.subsidies - wanted.associations, replace=False)
    cents = draw.shared_out(wanted.euros, rng.lognormal(0, 0.6, wanted.subsidies).tolist())
    in_part = draw.exactly(round(SHARE_PAID_IN_PART * wanted.subsidies), wanted.subsidies, rng)
    days = draw.days_in_year(wanted.subsidies, year, rng, until=date(year, 9, 30))
    for rank, place in enumerate([*chosen, *again]):
        theme, name = known[place]
        granted, paid = _amounts(cents[rank] * 100, CALIBRATED_STAGE[department], bool(in_part[rank]))
        dates = _dates(days[rank], int(rng.integers(8, 30)), int(rng.integers(120, 400)))
        yield {
            "department": department,
            "subsidy_id": f"C{year % 100}{rank + 1:04d}",
            "beneficiary": name,
            "kind": "subsidy",
            "line": "collective",
            "theme": theme,
            **dates,
            "granted_cents": granted,
            "paid_cents": paid if dates["paid_on"] else None,
        }


def _amounts(cents: int, stage: str, in_part: bool) -> tuple[int, int]:
    """Granted and paid: the calibrated stage is exact, the other one follows."""
    if not in_part:
        return cents, cents
    if stage == "paid":
        return round(cents / PAID_IN_PART / 100) * 100, cents
    return cents, round(cents * PAID_IN_PART / 100) * 100


def _endowment(department: str, year: int, euros: int) -> Row:
    return {
        "department": department,
        "subsidy_id": f"D{year % 100}0001",
        "beneficiary": FUND,
        "kind": "endowment",
        "line": "disability_fund",
        "theme": "disability",
        **_dates(date(year, 6, 15), 20, 240),
        "granted_cents": euros * 100,
        "paid_cents": euros * 100,
    }


def _dates(granted: date, signing: int, report: int) -> Row:
    """Convention signed, money paid a month later, report returned before the next spring or never."""
    signed = _working_day(granted + timedelta(days=signing))
    paid = _working_day(signed + timedelta(days=30))
    returned = _working_day(paid + timedelta(days=report)) if report <= LATEST_REPORT_DAYS else None
    return {
        "granted_on": granted,
        "committed_on": _known(signed),
        "paid_on": _known(paid),
        "report_returned_on": _known(returned),
    }


def _working_day(day: date) -> date:
    """The day itself, or the Monday after a week-end."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() >= SATURDAY else 0)


def _known(day: date | None) -> date | None:
    return day if day is not None and day <= MONTHLY_UNTIL else None
