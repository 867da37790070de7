"""What do the demonstration points receive, and how are they linked with the fund?

No report prints it: numbers are only plausible. The scale is that of the national marks (about 3 000 requests
a point in 2023, 16 % for the health insurance, 82 % handled on the spot); Espace Partenaires opens in 2023.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data_access.loading import Extract, Row
from data_access.schema.france_services import fs_partner_request, fs_referent, fs_request
from ingestion.demonstration import draw
from ingestion.demonstration.calendar import FIRST_DAY, MONTHLY_UNTIL, months_between
from ingestion.france_services_reach import Point

PARTNER_SPACE_FROM = date(2023, 1, 1)
MONTHLY_REQUESTS = {"91": 290, "61": 150}
"""What a point open 30 hours a week receives in an ordinary month of 2023."""
PACE = {2021: 0.62, 2022: 0.81, 2023: 1.0}
QUIET = {7: 0.85, 8: 0.6, 12: 0.85}
HEALTH_SHARE = {2021: 0.14, 2022: 0.155, 2023: 0.165}
NAMED_SHARE, ACCOUNT_SHARE = 0.9, 0.85
SOLVED = {"health_insurance": 0.78, "other": 0.83}


@dataclass(frozen=True)
class Site:
    """A demonstration point: where it stands, what it is, and when it is open."""

    name: str
    commune: str
    epci: str
    kind: str
    itinerant: bool
    point: Point


@dataclass(frozen=True)
class Link:
    """What the fund did for a point, and when."""

    referent_since: date | None
    trainings: tuple[date, ...]
    account_since: date | None


def extracts(department: str, sites: Sequence[Site]) -> tuple[Extract, ...]:
    """Requests handled, monthly state of the links, requests on Espace Partenaires."""
    rng = draw.generator(department, "france_services_activity")
    links = {site.point.site: _link(site, rng) for site in sites}
    requests = tuple(_requests(department, sites, rng))
    referents = tuple(_referents(department, sites, links))
    asked = tuple(_partner_requests(department, sites, links, rng))
    return (
        Extract("fs_requests", ((fs_request, requests),), FIRST_DAY, MONTHLY_UNTIL),
        Extract("fs_referents", ((fs_referent, referents),), FIRST_DAY, MONTHLY_UNTIL),
        Extract("fs_partner_requests", ((fs_partner_request, asked),), PARTNER_SPACE_FROM, MONTHLY_UNTIL),
    )


def _months(site: Site) -> Iterator[tuple[date, date]]:
    """The months that find the point open on their last day, and that day."""
    for month in months_between(FIRST_DAY, MONTHLY_UNTIL):
        last = min((month + timedelta(days=31)).replace(day=1) - timedelta(days=1), MONTHLY_UNTIL)
        if site.point.open_on(last):
            yield month, last


def _requests(department: str, sites: Sequence[Site], rng: np.random.Generator) -> Iterator[Row]:
    for site in sites:
        size = MONTHLY_REQUESTS[department] * site.point.weekly_minutes / 1800 * rng.lognormal(0, 0.25)
        for month, last in _months(site):
            known = min(1.0, 0.4 + (last - site.point.labelled_on).days / 600)
            expected = size * PACE[month.year] * QUIET.get(month.month, 1.0) * known
            total = int(rng.poisson(expected))
            health = int(rng.binomial(total, HEALTH_SHARE[month.year]))
            for theme, count in (("health_insurance", health), ("other", total - health)):
                yield {
                    "department": department,
                    "month": month,
                    "site": site.point.site,
                    "theme": theme,
                    "epci": site.epci,
                    "requests": count,
                    "solved": int(rng.binomial(count, SOLVED[theme])),
                }


def _link(site: Site, rng: np.random.Generator) -> Link:
    """A referent some months after the label, trainings from then on, an account in 2023 for most."""
    referent = site.point.labelled_on + timedelta(days=int(rng.integers(60, 500)))
    named = rng.random() < NAMED_SHARE
    account = PARTNER_SPACE_FROM + timedelta(days=int(rng.integers(15, 360)))
    return Link(
        referent_since=referent if named else None,
        trainings=tuple(_trainings(referent, rng)) if named else (),
        account_since=account if rng.random() < ACCOUNT_SHARE else None,
    )


def _trainings(first: date, rng: np.random.Generator) -> Iterator[date]:
    day = first + timedelta(days=int(rng.integers(10, 120)))
    while day <= MONTHLY_UNTIL:
        yield day
        day += timedelta(days=int(rng.integers(210, 540)))


def _referents(department: str, sites: Sequence[Site], links: dict[str, Link]) -> Iterator[Row]:
    for site in sites:
        link = links[site.point.site]
        for month, last in _months(site):
            yield {
                "department": department,
                "month": month,
                "site": site.point.site,
                "state_on": last,
                "epci": site.epci,
                "referent_since": _by(link.referent_since, last),
                "trained_on": max((day for day in link.trainings if day <= last), default=None),
                "account_since": _by(link.account_since, last),
            }


def _by(day: date | None, last: date) -> date | None:
    return day if day is not None and day <= last else None


def _partner_requests(
    department: str, sites: Sequence[Site], links: dict[str, Link], rng: np.random.Generator
) -> Iterator[Row]:
    sent = sorted(
        (day, site.point.site, site.epci)
        for site in sites
        if (opened := links[site.point.site].account_since) is not None
        for day in draw.working_days(opened, MONTHLY_UNTIL)
        for _ in range(int(rng.poisson(0.22)))
    )
    delays = draw.delays(len(sent), 4, rng, 0.7)
    for rank, (day, site, epci) in enumerate(sent):
        yield {
            "department": department,
            "request_id": f"E{day.year % 100}{rank + 1:06d}",
            "site": site,
            "epci": epci,
            "sent_on": day,
            "answered_on": draw.after(day, int(delays[rank]), MONTHLY_UNTIL),
        }
