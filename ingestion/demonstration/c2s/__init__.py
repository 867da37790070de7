"""How is the demonstration of the Complémentaire santé solidaire calibrated?

Essonne, 31 December 2022: 127 725 beneficiaries; 67 694 of them under 25 and 7 664 retired, the whole numbers
nearest to the printed 53 % and 6 %: an age and a status, counted apart (I-17). The protected population is
the printed 1 349 904, of whom 329 295 ayants droit (I-16); no day is printed for them, they stand at the
end of the year. The printed 9,9 % of the covered population calibrates nothing: its denominator is not told
(I-01).
Essonne 2022: 41 162 online requests, as printed. « 57,90 % en moyenne » is read as a ratio of totals, which
needs 71 092 requests that somebody made (I-08): that total calibrates, and automatic attributions are apart.

The report of the Orne prints no figure of the C2S: its demonstration has a plausible scale (8 % of about
270 000 inhabitants) and is calibrated on nothing. No report prints expiries, renewals, delays, complete
files, participation or managers: they are plausible, and calibrated on nothing, in both departments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_access.loading import Extract
from data_access.schema.c2s import (
    ame_expiry,
    c2s_beneficiary,
    c2s_expiry,
    c2s_profile,
    c2s_request,
    protected_population,
)
from ingestion.demonstration import draw
from ingestion.demonstration.c2s import ame
from ingestion.demonstration.c2s import expiries as c2s_expiries
from ingestion.demonstration.c2s import requests as c2s_requests
from ingestion.demonstration.c2s import stocks as c2s_stocks
from ingestion.demonstration.c2s.requests import Asked
from ingestion.demonstration.c2s.stocks import Stock
from ingestion.demonstration.calendar import FIRST_DAY, MONTHLY_UNTIL
from ingestion.demonstration.territory import Territory


@dataclass(frozen=True)
class Scale:
    """What a department must add up to: its stocks at 31 December 2022, its requests year by year."""

    stock: Stock
    requests: Mapping[int, Asked]


SCALES: Mapping[str, Scale] = {
    "91": Scale(
        Stock(
            beneficiaries=127_725,
            under_25=67_694,
            retired=7_664,
            growth=0.036,
            protected=1_349_904,
            dependants=329_295,
            protected_growth=0.004,
        ),
        {
            2021: Asked(requests=73_480, online=37_520, attributions=0, slowness=1.16),
            2022: Asked(requests=71_092, online=41_162, attributions=11_860, slowness=1.0),
            2023: Asked(requests=58_930, online=36_580, attributions=10_240, slowness=0.9),
        },
    ),
    "61": Scale(
        Stock(
            beneficiaries=21_640,
            under_25=10_210,
            retired=1_730,
            growth=0.019,
            protected=251_300,
            dependants=52_950,
            protected_growth=-0.003,
        ),
        {
            2021: Asked(requests=13_120, online=5_710, attributions=0, slowness=1.05),
            2022: Asked(requests=12_640, online=6_230, attributions=2_310, slowness=0.98),
            2023: Asked(requests=10_390, online=5_560, attributions=1_970, slowness=0.93),
        },
    ),
}


def extracts(territory: Territory) -> tuple[Extract, ...]:
    """The demonstration extracts of the programme for one department."""
    scale = SCALES.get(territory.department)
    if scale is None:
        return ()
    rng = draw.generator(territory.department, "c2s")
    rights = c2s_stocks.rights(territory, scale.stock, rng)
    persons, profiles = c2s_stocks.beneficiaries(rights), c2s_stocks.profiles(rights, rng)
    population = c2s_stocks.population(territory, scale.stock)
    requests = c2s_requests.requests(territory.department, scale.requests, rng)
    expiries = c2s_expiries.expiries(rights, scale.stock, rng)
    return (
        Extract("c2s_beneficiaries", ((c2s_beneficiary, persons),), FIRST_DAY, MONTHLY_UNTIL),
        Extract("c2s_profiles", ((c2s_profile, profiles),), FIRST_DAY, MONTHLY_UNTIL),
        Extract("protected_population", ((protected_population, population),), FIRST_DAY, MONTHLY_UNTIL),
        Extract("c2s_requests", ((c2s_request, requests),), FIRST_DAY, MONTHLY_UNTIL),
        Extract("c2s_expiries", ((c2s_expiry, expiries),), FIRST_DAY, MONTHLY_UNTIL),
        Extract("ame_expiries", ((ame_expiry, ame.expiries(territory)),), FIRST_DAY, MONTHLY_UNTIL),
    )
