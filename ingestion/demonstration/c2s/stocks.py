"""Who holds a right to the C2S at the end of each month of the demonstration, and where?

Each month shares exact totals over communes, ages and participation: weights are drawn once and drift
slowly, so that a commune moves smoothly and the parts add up to the whole every month.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import CALIBRATED_YEAR, FIRST_DAY, MONTHLY_UNTIL, months_between
from ingestion.demonstration.territory import Territory

Counts = NDArray[np.int64]
Weights = NDArray[np.float64]

MONTHS = tuple(months_between(FIRST_DAY, MONTHLY_UNTIL))
CALIBRATED = MONTHS.index(date(CALIBRATED_YEAR, 12, 1))

AGES = {"0-17": 0.43, "18-24": 0.10, "25-39": 0.19, "40-59": 0.183, "60-74": 0.071, "75+": 0.026}
"""Share of the beneficiaries in each class of age."""
PAYING = {"0-17": 0.13, "18-24": 0.17, "25-39": 0.20, "40-59": 0.23, "60-74": 0.45, "75+": 0.60}
"""Share of each class of age that pays a participation."""
PARTICIPATIONS = ("without", "with")
CPAM_SHARES = (0.88, 0.66)
"""Share of rights managed by the CPAM, without and with participation."""
YOUNG_CLASSES, OLD_CLASSES = slice(0, 2), slice(4, 6)


@dataclass(frozen=True)
class Stock:
    """Persons at 31 December 2022, and yearly growth around it."""

    beneficiaries: int
    under_25: int
    retired: int
    growth: float
    protected: int
    dependants: int
    protected_growth: float

    def total(self, rank: int) -> int:
        """Beneficiaries at the end of the month of this rank; exact in December 2022, smooth around it."""
        years = (rank - CALIBRATED) / 12
        wave = 1 + 0.002 * math.sin(2 * math.pi * years)
        return round(self.beneficiaries * math.pow(1 + self.growth, years) * wave)


@dataclass(frozen=True)
class Rights:
    """Open rights: `persons` by month, commune, class of age and participation."""

    territory: Territory
    persons: Counts
    retired: tuple[int, ...]

    @property
    def epcis(self) -> tuple[str, ...]:
        """The EPCI of the department, in the order of their codes."""
        return tuple(sorted({place.epci for place in self.territory.communes}))

    @property
    def by_epci(self) -> Counts:
        """The same persons by month, EPCI, class of age and participation."""
        rank = {epci: place for place, epci in enumerate(self.epcis)}
        belongs = np.zeros((len(rank), len(self.territory.communes)), dtype=np.int64)
        for column, place in enumerate(self.territory.communes):
            belongs[rank[place.epci], column] = 1
        gathered: Counts = np.einsum("ec,mcap->meap", belongs, self.persons)
        return gathered


def rights(territory: Territory, stock: Stock, rng: np.random.Generator) -> Rights:
    """Open rights at the end of each month; totals are exact every month, under 25 apart from the others."""
    weights, drifts = _weights(territory, rng), rng.normal(0, 0.02, len(territory.communes))
    persons = np.stack([_month(weights, drifts, stock, rank) for rank in range(len(MONTHS))])
    retired = (round(stock.total(rank) * stock.retired / stock.beneficiaries) for rank in range(len(MONTHS)))
    return Rights(territory, persons, tuple(retired))


def beneficiaries(rights: Rights) -> list[Row]:
    """The rows of `c2s_beneficiary`: cells without anybody are left out."""
    places, ages = rights.territory.communes, tuple(AGES)
    department, cells = rights.territory.department, np.argwhere(rights.persons)
    return [
        {
            "department": department,
            "month": MONTHS[month],
            "commune": places[commune].code,
            "age_group": ages[age],
            "participation": PARTICIPATIONS[paying],
            "epci": places[commune].epci,
            "persons": persons,
        }
        for (month, commune, age, paying), persons in zip(
            cells.tolist(), rights.persons[tuple(cells.T)].tolist(), strict=True
        )
    ]


def profiles(rights: Rights, rng: np.random.Generator) -> list[Row]:
    """The rows of `c2s_profile`: the same persons; the retired stand among those of 60 or more."""
    by_epci = rights.by_epci
    shares = np.clip(np.array(CPAM_SHARES) + rng.normal(0, 0.025, (len(rights.epcis), 2)), 0.4, 0.97)
    rows: list[Row] = []
    for rank, month in enumerate(MONTHS):
        people, elders = by_epci[rank].sum(axis=1), by_epci[rank][:, OLD_CLASSES].sum(axis=1)
        retired = _shared(rights.retired[rank], elders.astype(float))
        for status, persons in (("retired", retired), ("other", people - retired)):
            by_cpam = np.rint(persons * shares).astype(np.int64)
            for manager, managed in (("cpam", by_cpam), ("private", persons - by_cpam)):
                rows += _profile_rows(rights, month, {"manager": manager, "status": status}, managed)
    return rows


def population(territory: Territory, stock: Stock) -> list[Row]:
    """The rows of `protected_population`: general scheme only, spread as the inhabitants are."""
    inhabitants = np.array([place.population for place in territory.communes], dtype=float)
    minors = np.array([_minors(territory, place.code, place.population) for place in territory.communes])
    rows: list[Row] = []
    for rank, month in enumerate(MONTHS):
        factor = (1 + stock.protected_growth) ** ((rank - CALIBRATED) / 12)
        persons = _shared(round(stock.protected * factor), inhabitants)
        dependants = _shared(round(stock.dependants * factor), minors)
        rows += [
            {
                "department": territory.department,
                "month": month,
                "scope": "general",
                "commune": place.code,
                "epci": place.epci,
                "persons": int(covered),
                "dependants": int(min(covered, attached)),
            }
            for place, covered, attached in zip(territory.communes, persons, dependants, strict=True)
        ]
    return rows


def _weights(territory: Territory, rng: np.random.Generator) -> Weights:
    """By commune, class of age and participation: inhabitants, social differences, ages, participation."""
    inhabitants = np.array([place.population for place in territory.communes], dtype=float)
    epcis = sorted({place.epci for place in territory.communes})
    around = dict(zip(epcis, rng.normal(0, 0.18, len(epcis)), strict=True))
    size = 0.16 * np.log(np.maximum(inhabitants, 50) / np.median(inhabitants))
    local = rng.normal(0, 0.3, len(inhabitants)) + [around[place.epci] for place in territory.communes]
    social = np.exp(np.clip(size + local, -1.1, 1.1))
    ages = np.array(list(AGES.values())) * np.exp(rng.normal(0, 0.12, (len(inhabitants), len(AGES))))
    paying = np.clip(np.array(list(PAYING.values())) * np.exp(rng.normal(0, 0.15, ages.shape)), 0.02, 0.9)
    people = (inhabitants * social)[:, None] * ages
    return np.stack([people * (1 - paying), people * paying], axis=2)


def _month(weights: Weights, drifts: Weights, stock: Stock, rank: int) -> Counts:
    years = (rank - CALIBRATED) / 12
    moved = weights * np.exp(drifts * years)[:, None, None] * np.array([1.0, 1.03**years])
    total = stock.total(rank)
    young = round(total * stock.under_25 / stock.beneficiaries * (1 - 0.004 * years))
    parts = (_shared(young, moved[:, YOUNG_CLASSES]), _shared(total - young, moved[:, YOUNG_CLASSES.stop :]))
    return np.concatenate(parts, axis=1)


def _shared(total: int, weights: Weights) -> Counts:
    """Whole numbers in the shape of the weights, in proportion to them, that add up to the total."""
    return np.array(draw.shared_out(total, weights.ravel()), dtype=np.int64).reshape(weights.shape)  # type: ignore[arg-type]


def _minors(territory: Territory, commune: str, inhabitants: int) -> float:
    """Inhabitants under 20, where the census tells them; else the usual share."""
    ages = territory.ages.get(commune, {})
    known = sum(ages.values())
    share = ages.get("0-19", 0.0) / known if known else 0.24
    return inhabitants * share


def _profile_rows(rights: Rights, month: date, profile: Row, persons: Counts) -> list[Row]:
    return [
        {
            "department": rights.territory.department,
            "month": month,
            "epci": epci,
            "participation": participation,
            **profile,
            "persons": int(persons[place, paying]),
        }
        for place, epci in enumerate(rights.epcis)
        for paying, participation in enumerate(PARTICIPATIONS)
        if persons[place, paying]
    ]
