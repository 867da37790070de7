"""Which CCAS exist, which agreements are signed, and which partners signal situations?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data_access.loading import Row
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import FIRST_DAY, MONTHLY_UNTIL
from ingestion.demonstration.territory import Territory

OPENED_ON = date(1986, 1, 6)
"""Before anything counted here: the law that gives their name to the CCAS."""
NOT_A_MISSION_LOCALE = "École de la 2e chance (EPIDE)"
QUIET_SHARE = 0.22
"""Partners that never signal anything."""


@dataclass(frozen=True)
class CcasStory:
    """How many CCAS: in force before and renewed, lapsed, then signed for the first time in each window."""

    renewed: int
    lapsed: tuple[int, int]
    came_back: tuple[int, int]
    first: int
    renewals: tuple[date, date]
    after: int


CCAS: Mapping[str, CcasStory] = {
    "91": CcasStory(18, (5, 4), (2, 3), 28, (date(2022, 10, 12), date(2022, 12, 16)), 6),
    "61": CcasStory(8, (3, 2), (1, 1), 4, (date(2022, 3, 7), date(2022, 11, 25)), 4),
}
"""Essonne: 18 renewed, 5 that come back and 28 first signatures make the printed 51."""

LAPSING = ((date(2021, 2, 1), date(2021, 11, 30)), (date(2022, 1, 17), date(2022, 7, 29)))
LATER = (date(2023, 1, 16), date(2023, 10, 6))
EARLIER = (date(2019, 10, 7), date(2020, 12, 18))

OTHERS: Mapping[str, Mapping[str, tuple[tuple[date, int], ...]]] = {
    "91": {
        "pass": ((date(2019, 5, 6), 4), (date(2022, 3, 21), 1)),
        "mission_locale": ((date(2019, 9, 16), 6), (date(2020, 10, 5), 3), (date(2022, 2, 14), 2)),
        "national": ((date(2022, 3, 28), 1), (date(2022, 6, 13), 1), (date(2022, 11, 14), 1)),
        "france_services": (
            (date(2020, 10, 19), 10),
            (date(2021, 6, 14), 7),
            (date(2022, 4, 11), 3),
            (date(2022, 9, 19), 3),
        ),
        "cpts": ((date(2023, 3, 20), 2), (date(2023, 6, 19), 3), (date(2023, 9, 25), 1)),
    },
    "61": {
        "pass": ((date(2018, 11, 5), 2),),
        "mission_locale": ((date(2019, 6, 3), 2), (date(2022, 5, 9), 1)),
        "national": ((date(2022, 9, 12), 1), (date(2023, 2, 6), 1)),
        "france_services": ((date(2020, 9, 14), 12), (date(2021, 10, 4), 7), (date(2022, 10, 10), 3)),
        "cpts": ((date(2022, 12, 5), 1), (date(2023, 5, 22), 1)),
    },
}
"""By kind: when, and with how many partners in their order, an agreement renewed tacitly was signed."""


def ccas(territory: Territory) -> Iterator[Row]:
    """Every CCAS of the department, with or without agreement."""
    for one in territory.partners_of("ccas"):
        yield {
            "department": territory.department,
            "partner": one["partner"],
            "commune": one["commune"],
            "epci": territory.epci_of(str(one["commune"])),
            "opened_on": OPENED_ON,
            "closed_on": None,
        }


def agreements(territory: Territory) -> Iterator[Row]:
    """Every agreement, those that have lapsed included."""
    rows = [*_of_ccas(territory), *_of_others(territory)]
    rows.sort(key=lambda row: (row["signed_on"], row["partner"]))
    for rank, row in enumerate(rows, start=1):
        yield {"department": territory.department, "agreement": f"CV{rank:04d}", **row}


def reports(territory: Territory, signed: Sequence[Row]) -> Iterator[Row]:
    """Situations signalled by partners while they have an agreement; some never signal."""
    rng = draw.generator(territory.department, "planir/reports")
    for row in signed:
        a_year = 0.0 if rng.random() < QUIET_SHARE else float(rng.gamma(2.0, 5.0))
        first = max(row["starts_on"], FIRST_DAY)
        last = min(row["lapses_on"] or MONTHLY_UNTIL, MONTHLY_UNTIL)
        days = draw.working_days(first, last - timedelta(days=1))
        wanted = min(int(rng.poisson(a_year * len(days) / 260)), len(days))
        for rank in sorted(rng.permutation(len(days))[:wanted]):
            yield {
                "department": territory.department,
                "partner": row["partner"],
                "day": days[rank],
                "kind": row["kind"],
                "reports": int(rng.integers(1, 4)),
            }


def _of_ccas(territory: Territory) -> Iterator[Row]:
    story = CCAS[territory.department]
    rng = draw.generator(territory.department, "planir/agreements")
    drawn = iter(rng.permutation([str(one["partner"]) for one in territory.partners_of("ccas")]))
    before = [str(next(drawn)) for _ in range(story.renewed)]
    lapsed = [[str(next(drawn)) for _ in range(count)] for count in story.lapsed]
    back = [code for codes, count in zip(lapsed, story.came_back, strict=True) for code in codes[:count]]
    first = [str(next(drawn)) for _ in range(story.first)]
    renewals = dict(zip(before, _windowed(story.renewals, len(before), rng), strict=True))
    for code, renewed_on in renewals.items():
        yield from _renewed(code, renewed_on, rng)
    for codes, window in zip(lapsed, LAPSING, strict=True):
        yield from (
            _lapsed(code, day) for code, day in zip(codes, _windowed(window, len(codes), rng), strict=True)
        )
    for code, day in zip(back + first, _windowed(story.renewals, len(back + first), rng), strict=True):
        yield _three_years(code, day, renewal=code in back)
    for day in _windowed(LATER, story.after, rng):
        yield _three_years(str(next(drawn)), day, renewal=False)


def _windowed(window: tuple[date, date], count: int, rng: np.random.Generator) -> list[date]:
    days = draw.working_days(*window)
    return [days[rank] for rank in sorted(rng.integers(0, len(days), count))]


def _renewed(code: str, renewed_on: date, rng: np.random.Generator) -> Iterator[Row]:
    """An agreement of three years, then the one that takes its place."""
    begun = _windowed(EARLIER, 1, rng)[0]
    end = min(_anniversary(begun), renewed_on)
    yield _agreement(code, "ccas", begun, end)
    yield _three_years(code, renewed_on, renewal=True)


def _lapsed(code: str, lapsed_on: date) -> Row:
    return _agreement(code, "ccas", lapsed_on.replace(year=lapsed_on.year - 3), lapsed_on)


def _three_years(code: str, signed_on: date, *, renewal: bool) -> Row:
    return _agreement(code, "ccas", signed_on, _anniversary(signed_on), renewal=renewal)


def _of_others(territory: Territory) -> Iterator[Row]:
    for kind, waves in OTHERS[territory.department].items():
        listed = iter(territory.partners_of(kind))
        for signed_on, count in waves:
            for _ in range(count):
                one = next(listed)
                yield _agreement(str(one["partner"]), _kind(one), signed_on, None)


def _kind(partner: Mapping[str, object]) -> str:
    return "integration" if partner["name"] == NOT_A_MISSION_LOCALE else str(partner["kind"])


def _anniversary(day: date) -> date:
    """Three years later; the days drawn are never a 29 February."""
    return day.replace(year=day.year + 3)


def _agreement(
    code: str, kind: str, signed_on: date, lapses_on: date | None, *, renewal: bool = False
) -> Row:
    return {
        "partner": code,
        "kind": kind,
        "signed_on": signed_on,
        "starts_on": signed_on,
        "lapses_on": lapses_on,
        "renewal": renewal,
    }
