"""Does the C2S demonstration give back what the report of the Essonne prints, and hold together?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from access.perimeter import Perimeter
from data_access.loading import Extract, Row
from ingestion.demonstration import c2s
from ingestion.demonstration.calendar import MONTHLY_UNTIL
from ingestion.demonstration.everything import territory
from ingestion.demonstration.territory import Territory
from metrics.c2s import METRICS
from metrics.figures import Figures
from metrics.period import year
from metrics.reading import BaseReading

DECEMBER = date(2022, 12, 1)
Tables = dict[str, Sequence[Row]]


@pytest.fixture(scope="module", params=["61", "91"])
def department(request: pytest.FixtureRequest) -> tuple[str, Tables]:
    return request.param, _tables(c2s.extracts(territory(request.param)))


@pytest.fixture(scope="module")
def essonne() -> Tables:
    return _tables(c2s.extracts(territory("91")))


def _tables(extracts: Sequence[Extract]) -> Tables:
    return {table.name: rows for extract in extracts for table, rows in extract.facts}


def _sum(rows: Sequence[Row], column: str, kept: Callable[[Row], bool] = lambda _: True) -> int:
    return sum(row[column] for row in rows if kept(row))


def _at(month: date, **told: Any) -> Callable[[Row], bool]:
    return lambda row: row["month"] == month and all(row[name] == value for name, value in told.items())


def test_beneficiaries_of_the_essonne_are_those_printed(essonne: Tables) -> None:
    persons = essonne["c2s_beneficiary"]
    young = _sum(persons, "persons", _at(DECEMBER, age_group="0-17"))
    young += _sum(persons, "persons", _at(DECEMBER, age_group="18-24"))
    retired = _sum(essonne["c2s_profile"], "persons", _at(DECEMBER, status="retired"))

    assert _sum(persons, "persons", _at(DECEMBER)) == 127_725
    assert (young, f"{young / 127_725:.0%}") == (67_694, "53%")
    assert (retired, f"{retired / 127_725:.0%}") == (7_664, "6%")


def test_protected_population_of_the_essonne_is_the_one_printed(essonne: Tables) -> None:
    population = essonne["protected_population"]

    assert _sum(population, "persons", _at(DECEMBER)) == 1_349_904
    assert _sum(population, "dependants", _at(DECEMBER)) == 329_295
    assert f"{127_725 / 1_349_904:.2%}" == "9.46%"


def test_online_requests_of_the_essonne_are_those_printed(essonne: Tables) -> None:
    def asked(row: Row) -> bool:
        return bool(row["deposited_in"].year == 2022 and row["kind"] != "automatic")

    requests = essonne["c2s_request"]
    total = _sum(requests, "requests", asked)
    online = _sum(requests, "requests", lambda row: asked(row) and row["channel"] == "online")

    assert (online, total) == (41_162, 71_092)
    assert f"{online / total:.2%}" == "57.90%"


def test_both_tables_of_rights_count_the_same_persons(department: tuple[str, Tables]) -> None:
    _, tables = department
    keys = ("month", "epci", "participation")

    def counted(name: str) -> dict[tuple[Any, ...], int]:
        totals: dict[tuple[Any, ...], int] = {}
        for row in tables[name]:
            key = tuple(row[column] for column in keys)
            totals[key] = totals.get(key, 0) + row["persons"]
        return totals

    assert counted("c2s_beneficiary") == counted("c2s_profile")


def test_a_commune_moves_smoothly(department: tuple[str, Tables]) -> None:
    _, tables = department
    months: dict[str, dict[date, int]] = {}
    for row in tables["c2s_beneficiary"]:
        by_month = months.setdefault(row["commune"], {})
        by_month[row["month"]] = by_month.get(row["month"], 0) + row["persons"]

    for by_month in months.values():
        steps = [by_month[month] for month in sorted(by_month)]
        assert all(abs(one - after) <= 3 + 0.02 * one for one, after in pairwise(steps))


def test_nothing_is_known_after_the_data_date(department: tuple[str, Tables]) -> None:
    _, tables = department

    assert max(row["month"] for row in tables["c2s_beneficiary"]) <= MONTHLY_UNTIL
    assert all((row["decided_in"] or DECEMBER) <= MONTHLY_UNTIL for row in tables["c2s_request"])
    assert all((row["renewed_on"] or DECEMBER) <= MONTHLY_UNTIL for row in tables["c2s_expiry"])


def test_expiries_are_known_six_months_ahead(department: tuple[str, Tables]) -> None:
    _, tables = department

    assert max(row["expires_on"] for row in tables["c2s_expiry"]) == date(2024, 4, 30)


def test_no_cell_is_empty_or_negative_and_the_base_stays_small(department: tuple[str, Tables]) -> None:
    _, tables = department
    counts = {"c2s_request": "requests"}

    for name, rows in tables.items():
        assert all(row[counts.get(name, "persons")] > 0 for row in rows)
    assert len(tables["c2s_beneficiary"]) < 150_000


def test_dependants_are_some_of_the_protected_persons(department: tuple[str, Tables]) -> None:
    _, tables = department

    assert all(row["dependants"] <= row["persons"] for row in tables["protected_population"])


def test_a_department_without_a_scale_has_no_demonstration() -> None:
    assert c2s.extracts(Territory("75", (), {}, ())) == ()


def test_the_same_seed_gives_the_same_facts(essonne: Tables) -> None:
    assert _tables(c2s.extracts(territory("91")))["c2s_expiry"] == essonne["c2s_expiry"]


def test_the_screens_give_back_what_is_printed(demonstration_url: str) -> None:
    figures = Figures(BaseReading(demonstration_url), Perimeter("91"), year(2022), METRICS)
    told = {metric.key: figures.value(metric) for metric in METRICS}

    assert told["c2s.beneficiaries"].value == 127_725
    assert told["c2s.protected_population"].value == 1_349_904
    assert told["c2s.dependants"].value == 329_295
    assert told["c2s.online_requests"].value == 41_162
    assert told["c2s.requests"].value == 71_092
    assert (told["c2s.under_25"].text, told["c2s.retired"].text) == ("53,0\u00a0%", "6,0\u00a0%")
    assert (told["c2s.coverage"].text, told["c2s.online_share"].text) == ("9,5\u00a0%", "57,9\u00a0%")
