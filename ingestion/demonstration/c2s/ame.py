"""Which rights to the aide médicale de l'État end in the demonstration, and what becomes of them?

Essonne: « En 2022, l'Aide Médicale de l'Etat en Essonne a concerné 13 739 bénéficiaires, soit 27.74 % de plus
qu'en 2021. » A right lasts a year: those of the beneficiaries of 2022 end in 2023, where they add up to
13 739; those of 2021 end in 2022, and add up to 10 755, the number of which the printed rate is the most
likely cut (I-07). The report of the Orne prints nothing of it: a plausible scale, calibrated on nothing, as
are in both departments the year 2021, the territories, the ages, the delays and the gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import MONTHLY_UNTIL
from ingestion.demonstration.territory import Territory
from metrics.period import month_end, shift_months

ENDING: Mapping[str, Mapping[int, int]] = {
    "91": {2021: 9_870, 2022: 10_755, 2023: 13_739, 2024: 5_020},
    "61": {2021: 322, 2022: 351, 2023: 398, 2024: 138},
}
"""Persons whose right ends in each year; of 2024, the four months known on the data date."""
LAST_MONTHS: Mapping[int, int] = {2024: 4}
MINORS = 0.26
DECIDED: Mapping[int, float] = {-2: 0.11, -1: 0.27, 0: 0.19, 1: 0.095, 2: 0.045, 4: 0.02}
"""Months after the end (0 or less: no interruption) to share; what is left is not asked for again."""

Weights = NDArray[np.float64]


def expiries(territory: Territory) -> list[Row]:
    """The rows of `ame_expiry`, from the first month to six months after the data date; none elsewhere."""
    if territory.department not in ENDING:
        return []
    rng = draw.generator(territory.department, "ame")
    usual = _usual(territory, rng)
    lines: list[Row] = []
    for year, persons in ENDING[territory.department].items():
        months = np.arange(1, LAST_MONTHS.get(year, 12) + 1)
        season = 1 + 0.1 * np.sin(2 * np.pi * months / 12) + rng.normal(0, 0.03, len(months))
        weights = season[:, None, None] * usual * np.exp(rng.normal(0, 0.1, (len(months), *usual.shape)))
        shared = np.array(draw.shared_out(persons, weights.ravel().tolist())).reshape(weights.shape)
        for month, by_place in zip(months.tolist(), shared, strict=True):
            lines += _ending(territory, date(year, month, 1), by_place, rng)
    return [
        {"department": territory.department, "line": rank, **line} for rank, line in enumerate(lines, start=1)
    ]


def _usual(territory: Territory, rng: np.random.Generator) -> Weights:
    """By EPCI, minors then adults: the larger an EPCI, the more beneficiaries for its inhabitants."""
    inhabitants: dict[str, int] = dict.fromkeys(_epcis(territory), 0)
    for place in territory.communes:
        inhabitants[place.epci] += place.population
    people = np.array(list(inhabitants.values()), dtype=float)
    towns = np.power(people / people.max(), 1.2) * np.exp(rng.normal(0, 0.3, len(people)))
    return np.outer(towns, (MINORS, 1 - MINORS))


def _epcis(territory: Territory) -> tuple[str, ...]:
    return tuple(sorted({place.epci for place in territory.communes}))


def _ending(
    territory: Territory, month: date, by_place: NDArray[np.int64], rng: np.random.Generator
) -> Iterator[Row]:
    """The lines of one month; what is decided later than the data date is not known yet."""
    ends = month_end(month)
    for epci, counts in zip(_epcis(territory), by_place.tolist(), strict=True):
        for public, persons in zip(("minor", "adult"), counts, strict=True):
            for decided, known in _decided(ends, persons, rng):
                gap = max((decided - ends).days, 0) if decided else None
                yield {
                    "expires_on": ends,
                    "epci": epci,
                    "public": public,
                    "renewed_on": decided,
                    "gap_days": gap,
                    "persons": known,
                }


def _decided(ends: date, persons: int, rng: np.random.Generator) -> Iterator[tuple[date | None, int]]:
    """Persons by day of decision, then those of whom nothing is known."""
    drawn = rng.multinomial(persons, [*DECIDED.values(), 1 - sum(DECIDED.values())]).tolist()
    unknown = drawn.pop()
    for months, count in zip(DECIDED, drawn, strict=True):
        decided = month_end(shift_months(ends.replace(day=1), months))
        if decided > MONTHLY_UNTIL:
            unknown += count
        elif count:
            yield decided, count
    if unknown:
        yield None, unknown
