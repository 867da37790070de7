"""How is the demonstration of the Mission accompagnement santé calibrated?

Essonne 2022: 2 467 saisines and 1 887 accompanied, as printed. The sentence « soit 880 accompagnements
de plus » changes unit (I-02): it calibrates nothing; 2021 holds 1 587 saisines, the reading as saisines.
2020 is not covered, hence never shown: its cases only make the stock of open cases true from January 2021.
Orne 2022: 454 saisines, 243 closed with care, 5 accompanists, rights updated for 163 files, which rounds
to the printed 36 % (I-06 keeps the published denominator: all saisines).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from data_access.loading import Extract, Row
from data_access.schema.mas import mas_case, mas_team
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import DAILY_UNTIL, FIRST_DAY, MONTHLY_UNTIL, months_between
from ingestion.demonstration.territory import Territory


@dataclass(frozen=True)
class Year:
    """What a year must add up to."""

    cases: int
    accompanied: int
    realised: int
    rights_updated: int


@dataclass(frozen=True)
class Delays:
    """Days from the saisine to the first contact and to the closing."""

    contact: int
    closing: int


@dataclass(frozen=True)
class Flags:
    """What happens to a case, whenever it happens."""

    accompanied: bool
    rights: bool
    left_open: bool


YEARS: Mapping[str, Mapping[int, Year]] = {
    "91": {
        2020: Year(1310, 990, 700, 430),
        2021: Year(1587, 1190, 842, 525),
        2022: Year(2467, 1887, 1302, 841),
        2023: Year(2341, 1790, 1229, 802),
    },
    "61": {
        2020: Year(371, 280, 190, 125),
        2021: Year(402, 300, 209, 139),
        2022: Year(454, 351, 243, 163),
        2023: Year(438, 338, 233, 152),
    },
}
TEAM = {"91": 14, "61": 5}
LEFT_OPEN = 0.06
LONGEST_DAYS = 300
"""Under the age of the youngest case of 2022 at the data date, so that its year is complete."""

DETECTORS = {
    "cpam_front": 0.26,
    "cpam_other": 0.17,
    "social_service": 0.15,
    "medical_service": 0.07,
    "ccas": 0.11,
    "france_services": 0.08,
    "mission_locale": 0.07,
    "health": 0.05,
    "association": 0.04,
}
RENUNCIATIONS = {
    "cost": 0.38,
    "rights": 0.21,
    "no_offer": 0.17,
    "transport": 0.09,
    "handicap": 0.06,
    "fear": 0.09,
}
AGES = {"0-17": 0.07, "18-24": 0.13, "25-39": 0.27, "40-59": 0.33, "60-74": 0.15, "75+": 0.05}
OTHER_OUTCOMES = {"unreachable": 0.37, "refusal": 0.21, "no_offer": 0.17, "left_to_pay": 0.14, "other": 0.11}


def extracts(territory: Territory) -> tuple[Extract, ...]:
    """The demonstration extracts of the programme for one department."""
    if territory.department not in YEARS:
        return ()
    return (
        Extract("mas_cases", ((mas_case, tuple(_cases(territory))),), FIRST_DAY, DAILY_UNTIL),
        Extract("mas_team", ((mas_team, tuple(_team(territory))),), FIRST_DAY, MONTHLY_UNTIL),
    )


def _cases(territory: Territory) -> Iterator[Row]:
    rng = draw.generator(territory.department, "mas")
    for year, wanted in YEARS[territory.department].items():
        opened = draw.days_in_year(wanted.cases, year, rng, growth=0.35, until=DAILY_UNTIL)
        yield from _year(territory, year, wanted, opened, rng)


def _year(
    territory: Territory, year: int, wanted: Year, opened: list[date], rng: np.random.Generator
) -> Iterator[Row]:
    origins = _origins(territory, len(opened), rng)
    paths = _paths(opened, wanted, rng)
    for rank, (day, origin, path) in enumerate(zip(opened, origins, paths, strict=True)):
        case = f"S{year % 100}{rank + 1:06d}"
        yield {"department": territory.department, "case_id": case, "opened_on": day, **origin, **path}


def _origins(territory: Territory, count: int, rng: np.random.Generator) -> list[Row]:
    communes = territory.draw_communes(count, rng)
    columns = {
        "detector": draw.labels(count, DETECTORS, rng),
        "age_group": draw.labels(count, AGES, rng),
        "renunciation": draw.labels(count, RENUNCIATIONS, rng),
    }
    return [
        {
            "commune": commune,
            "epci": territory.epci_of(commune),
            "partner": territory.partner_of(columns["detector"][rank], commune),
            **{name: column[rank] for name, column in columns.items()},
        }
        for rank, commune in enumerate(communes)
    ]


def _paths(opened: list[date], wanted: Year, rng: np.random.Generator) -> Iterator[Row]:
    """The dates of each case; what would happen after the data date is not known yet."""
    count = len(opened)
    accompanied = draw.exactly(wanted.accompanied, count, rng)
    realised = draw.exactly_within(wanted.realised, accompanied, rng)
    rights = draw.exactly_within(wanted.rights_updated, accompanied, rng)
    others = draw.labels(count, OTHER_OUTCOMES, rng)
    contact = np.minimum(draw.delays(count, 3, rng), 45)
    closing = _within(contact + 12 + draw.delays(count, 70, rng, 0.7))
    left_open = rng.random(count) < LEFT_OPEN
    for rank, day in enumerate(opened):
        end = "care_realised" if realised[rank] else _other(bool(accompanied[rank]), others[rank])
        days = Delays(int(contact[rank]), int(closing[rank]))
        flags = Flags(
            bool(accompanied[rank]), bool(rights[rank]), bool(left_open[rank]) and not realised[rank]
        )
        yield _path(day, days, flags, end)


def _within(days: np.ndarray) -> np.ndarray:
    """The few delays beyond the longest are spread below it, so that no day gathers them."""
    return np.where(days > LONGEST_DAYS, LONGEST_DAYS - days % (LONGEST_DAYS // 2), days)


def _other(accompanied: bool, drawn: str) -> str:
    """Why care did not happen: « unreachable » is for those who never began an accompaniment."""
    if accompanied:
        return "other" if drawn == "unreachable" else drawn
    return drawn if drawn in ("unreachable", "refusal") else "unreachable"


def _path(day: date, days: Delays, flags: Flags, outcome: str) -> Row:
    contact = None if outcome == "unreachable" else _later(day, days.contact)
    assessed = _later(day, days.contact + 4) if flags.accompanied else None
    closed = None if flags.left_open else _later(day, days.closing)
    return {
        "first_contact_on": contact,
        "consent": flags.accompanied if contact else None,
        "assessed_on": assessed,
        "accompanied_on": _later(day, days.contact + 9) if flags.accompanied else None,
        "rights_updated_on": _later(day, days.contact + 11) if flags.rights else None,
        "closed_on": closed,
        "outcome": outcome if closed else None,
    }


def _later(day: date, days: int) -> date | None:
    return draw.after(day, days, DAILY_UNTIL)


def _team(territory: Territory) -> Iterator[Row]:
    for month in months_between(FIRST_DAY, MONTHLY_UNTIL):
        for rank in range(TEAM[territory.department]):
            post = f"A{rank + 1:02d}"
            yield {"department": territory.department, "month": month, "accompanist": post, "full_time": 1.0}
