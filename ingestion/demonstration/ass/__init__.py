"""How is the demonstration of the Action sanitaire et sociale calibrated?

Essonne 2022: 3 589 decisions of which 2 333 favourable, which rounds to the printed 65 %. The sentence
says « accordées » of both (I-03): 3 589 calibrates the decisions. 36 subsidies, 259 903 € granted.
Individual amounts are not printed there: theirs are drawn at a plausible scale, uncalibrated.

Orne 2022: 1 297 households paid at least once; each printed amount calibrates the stage at which it is
printed (I-22): paid for individual aids (287 925 €) and subsidies (52 676 €, 17 associations), granted
for complementary cover (86 654 €) and the disability fund (43 000 €), committed for PDP (58 250 €). The
two home lines (28 047 € and 56 814 €) are printed without a stage and calibrate what is paid. The printed
mean of 567 € cannot be met together with these lines (I-04) and calibrates nothing: the mean that Vigie
counts is another number. Decisions and refusals are not printed there: uncalibrated.

Budgets, the other stages, the other years and the low-income households are demonstration values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from data_access.loading import Extract, Row
from data_access.schema import Table
from data_access.schema.ass import ass_application, ass_budget, ass_low_income, ass_subsidy
from ingestion.demonstration import draw
from ingestion.demonstration.ass.collective import collective_aids
from ingestion.demonstration.ass.requests import requests
from ingestion.demonstration.calendar import FIRST_DAY, MONTHLY_UNTIL, YEARS
from ingestion.demonstration.territory import Territory

ALLOTTED_EUR: Mapping[str, Mapping[str, tuple[int, int, int]]] = {
    "61": {
        "individual": (272_000, 302_000, 318_000),
        "complementary": (84_000, 90_000, 94_000),
        "home_illness": (30_000, 31_500, 33_000),
        "home_disability": (52_000, 60_000, 62_000),
        "pdp": (48_000, 62_000, 66_000),
        "collective": (36_000, 56_000, 54_000),
        "disability_fund": (40_000, 43_000, 43_000),
    },
    "91": {
        "individual": (440_000, 468_000, 482_000),
        "complementary": (138_000, 150_000, 158_000),
        "home_illness": (246_000, 268_000, 275_000),
        "home_disability": (170_000, 184_000, 190_000),
        "pdp": (176_000, 190_000, 205_000),
        "collective": (238_000, 265_000, 262_000),
        "disability_fund": (60_000, 60_000, 60_000),
    },
}
"""By line, for 2021, 2022 and 2023."""

PERSONS_PER_HOUSEHOLD = 2.2
LOW_INCOME_SHARE = {"61": 0.15, "91": 0.135}


def extracts(territory: Territory) -> tuple[Extract, ...]:
    """The demonstration extracts of the programme for one department."""
    if territory.department not in ALLOTTED_EUR:
        return ()
    facts: Mapping[str, tuple[Table, Iterable[Row]]] = {
        "ass_budgets": (ass_budget, _budgets(territory.department)),
        "ass_applications": (ass_application, requests(territory)),
        "ass_subsidies": (ass_subsidy, collective_aids(territory.department)),
        "ass_low_income": (ass_low_income, _low_income(territory)),
    }
    return tuple(
        Extract(source, ((table, tuple(rows)),), FIRST_DAY, MONTHLY_UNTIL)
        for source, (table, rows) in facts.items()
    )


def _budgets(department: str) -> Iterator[Row]:
    for line, amounts in ALLOTTED_EUR[department].items():
        for year, euros in zip(YEARS, amounts, strict=True):
            first = date(year, 1, 1)
            yield {"department": department, "year": first, "line": line, "allotted_cents": euros * 100}


def _low_income(territory: Territory) -> Iterator[Row]:
    rng = draw.generator(territory.department, "ass_low_income")
    population: dict[str, int] = {}
    for place in territory.communes:
        population[place.epci] = population.get(place.epci, 0) + place.population
    for epci in sorted(code for code in population if code):
        share = LOW_INCOME_SHARE[territory.department] * rng.uniform(0.7, 1.35)
        for year in YEARS:
            households = round(population[epci] / PERSONS_PER_HOUSEHOLD * share)
            first = date(year, 1, 1)
            yield {"department": territory.department, "year": first, "epci": epci, "households": households}
