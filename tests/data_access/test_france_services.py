"""Are points, reach, requests and links counted as a director understands them?"""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from data_access.france_services import MEASURES
from data_access.france_services.detail import links_in, nearest_on, sites_on
from data_access.query import rows
from data_access.schema.common import measure_value
from data_access.schema.mas import mas_case
from ingestion.france_services_reach import Opening
from tests.support.bases import FactBase
from tests.support.france_services import (
    FIRST,
    OCTOBER,
    UNTIL,
    Town,
    counted,
    point,
    with_links,
    with_partner_requests,
    with_requests,
    with_sites,
)
from tests.support.mas import case

MAY, JUNE, JULY = date(2023, 5, 1), date(2023, 6, 1), date(2023, 7, 1)
TOWNS = (Town("61001", 25_000, 48.40), Town("61002", 300, 48.50), Town("61003", 200, 48.70))


def test_a_point_counts_from_its_label_to_the_eve_of_its_closing(fact_base: FactBase) -> None:
    opened = point("A", 48.4, labelled_on=date(2023, 6, 15))
    closed = point("B", 48.4, closed_on=date(2023, 6, 30))
    base = with_sites(fact_base, [opened, closed])

    assert counted(base, "sites", MAY) == {"": 1}
    assert counted(base, "sites", JUNE) == {"": 1}
    assert counted(base, "sites", JULY) == {"": 1}
    assert [row[0] for row in rows(base.url, sites_on(base.perimeter, date(2023, 6, 29)))] == ["A", "B"]
    assert [row[0] for row in rows(base.url, sites_on(base.perimeter, date(2023, 6, 30)))] == ["A"]


def test_a_point_of_a_neighbour_serves_but_is_not_counted(fact_base: FactBase) -> None:
    points = [point("A", 48.4), point("B", 48.7)]
    base = with_sites(fact_base, points, TOWNS, B={"site_department": "72", "epci": None})

    assert counted(base, "sites", OCTOBER) == {"": 1}
    assert counted(base, "weekly_hours", OCTOBER) == {"": 3}
    assert counted(base, "inhabitants", OCTOBER, "hectometres") == {"0": 25_200, "112": 300}


def test_antennas_and_itinerant_points_are_told_apart(fact_base: FactBase) -> None:
    points = [point("A", 48.4), point("B", 48.4), point("C", 48.4)]
    base = with_sites(fact_base, points, B={"kind": "antenna"}, C={"itinerant": True})

    assert counted(base, "sites", OCTOBER, "kind") == {"principal": 2, "antenna": 1}
    assert counted(base, "sites", OCTOBER, "format") == {"fixed": 2, "itinerant": 1}


def test_hours_are_those_of_a_week_and_24_hours_is_enough(fact_base: FactBase) -> None:
    full = [Opening(day, 540, 828) for day in range(1, 6)]
    almost = [*full[:4], Opening(5, 540, 827)]
    base = with_sites(fact_base, [point("A", 48.4, openings=full), point("B", 48.4, openings=almost)])

    assert counted(base, "weekly_hours", OCTOBER)[""] == pytest.approx(24 + 24 - 1 / 60)
    assert counted(base, "sites", OCTOBER, "weekly_hours") == {"24-34": 1, "0-23": 1}


def test_saturday_and_evening_count_points_not_days(fact_base: FactBase) -> None:
    late = point("A", 48.4, openings=[Opening(2, 840, 1080), Opening(4, 840, 1110), Opening(6, 540, 720)])
    closed_on_saturday = point("B", 48.4, openings=[Opening(1, 540, 720), Opening(6, 0, 0)])
    base = with_sites(fact_base, [late, closed_on_saturday])

    assert counted(base, "sites_saturday", OCTOBER) == {"": 1}
    assert counted(base, "sites_evening", OCTOBER) == {"": 1}


def test_inhabitants_are_counted_once_by_class_and_hectometre(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.4)], TOWNS)

    assert counted(base, "inhabitants", OCTOBER, "reach") == {
        "dense-0": 25_000,
        "sparse-112": 300,
        "sparse-334": 200,
    }
    assert counted(base, "inhabitants", OCTOBER) == {"": 25_500}
    assert counted(base, "communes", OCTOBER) == {"": 3}


def test_without_any_open_point_inhabitants_still_count(fact_base: FactBase) -> None:
    base = with_sites(fact_base, [point("A", 48.4, labelled_on=JUNE)], TOWNS)

    assert counted(base, "inhabitants", MAY, "reach") == {"dense-inconnu": 25_000, "sparse-inconnu": 500}
    assert sum(counted(base, "inhabitants", JUNE, "reach").values()) == 25_500
    nearest = rows(base.url, nearest_on(base.perimeter, date(2023, 5, 31)))
    assert [row[3:] for row in nearest] == [(25_000, None, None), (300, None, None), (200, None, None)]


def test_accessible_hours_add_every_point_within_30_km(fact_base: FactBase) -> None:
    points = [point("A", 48.4), point("B", 48.5)]
    base = with_sites(fact_base, points, [Town("61002", 300, 48.5)])

    assert counted(base, "accessible_hours", OCTOBER) == {"": 300 * (3 + 3)}
    assert counted(base, "accessible_hours", OCTOBER, "reach") == {"sparse-0": 900, "sparse-115": 900}


def test_requests_about_health_insurance_are_part_of_all(fact_base: FactBase) -> None:
    lines = [(JUNE, "health_insurance", 10, 8), (JUNE, "other", 50, 40), (JULY, "health_insurance", 4, 4)]
    base = with_requests(fact_base, *lines)

    assert counted(base, "requests", JUNE) == {"": 60}
    assert counted(base, "cpam_requests", JUNE) == {"": 10}
    assert counted(base, "cpam_solved", JULY) == {"": 4}
    assert counted(base, "solved", JUNE, "theme") == {"health_insurance": 8, "other": 40}


def test_a_training_counts_for_twelve_months_and_with_a_referent_only(fact_base: FactBase) -> None:
    since = date(2022, 1, 1)
    base = with_links(
        fact_base,
        {"referent_since": since, "trained_on": date(2022, 10, 31)},
        {"referent_since": since, "trained_on": date(2022, 10, 30)},
        {"trained_on": date(2023, 9, 1)},
        {"referent_since": since},
    )

    assert counted(base, "followed", OCTOBER) == {"": 4}
    assert counted(base, "referents", OCTOBER) == {"": 3}
    assert counted(base, "referents_trained", OCTOBER) == {"": 1}
    assert [row[0] for row in rows(base.url, links_in(base.perimeter, OCTOBER))] == ["P0", "P1", "P2", "P3"]


def test_an_unanswered_request_has_no_delay(fact_base: FactBase) -> None:
    base = with_partner_requests(fact_base, (date(2023, 10, 2), date(2023, 10, 6)), (date(2023, 10, 3), None))

    assert counted(base, "partner_requests", OCTOBER) == {"": 2}
    assert counted(base, "reply_delay", OCTOBER, "days") == {"4": 1}


def test_a_recent_saisine_is_not_judged_at_90_days(fact_base: FactBase) -> None:
    fs = {"detector": "france_services"}
    cases = [
        case(date(2023, 7, 3), closed_on=date(2023, 9, 1), **fs),
        case(date(2023, 7, 3), closed_on=date(2023, 10, 30), **fs),
        case(date(2023, 7, 3), closed_on=date(2023, 9, 1), outcome="refusal", **fs),
        case(date(2023, 7, 3), closed_on=date(2023, 9, 1)),
        case(date(2023, 8, 20), closed_on=date(2023, 9, 1), **fs),
    ]
    fact_base.load("mas_cases", (mas_case, cases), first=FIRST, until=UNTIL)

    assert counted(fact_base, "saisines_observed", JULY) == {"": 3}
    assert counted(fact_base, "saisines_realised", JULY) == {"": 1}
    assert counted(fact_base, "saisines_observed", date(2023, 8, 1)) == {}


@pytest.mark.postgres
def test_postgresql_counts_the_same(fact_base: FactBase, postgres_base: str) -> None:
    here, there = (_everything(base) for base in (fact_base, FactBase(postgres_base)))

    assert here == there
    assert {measure for _, measure, *_ in here} >= {measure.key for measure in MEASURES}


def _everything(base: FactBase) -> dict[tuple[str, ...], float]:
    """Every value counted from facts of every source of the programme, by axis, measure, month and member."""
    late = [Opening(day, 540, 1110) for day in range(1, 7)]
    with_sites(base, [point("A", 48.4), point("B", 48.5, openings=late, labelled_on=JUNE)], TOWNS)
    with_requests(base, (JUNE, "health_insurance", 10, 8), (JUNE, "other", 50, 40))
    with_links(base, {"referent_since": JUNE, "trained_on": JUNE, "account_since": JUNE}, {})
    with_partner_requests(base, (date(2023, 10, 2), date(2023, 10, 6)))
    day, closed = date(2023, 6, 5), date(2023, 7, 5)
    saisine = case(day, case_id="S1", detector="france_services", closed_on=closed)
    base.load("mas_cases", (mas_case, [saisine]), first=FIRST, until=UNTIL)
    row = measure_value.c
    asked = select(row.axis, row.measure, row.month, row.known, row.member, row.value)
    return {tuple(map(str, key)): value for *key, value in rows(base.url, asked)}
