"""Does the built base hold the shipped reference and the demonstration, and say which is which?"""

from __future__ import annotations

import csv
from datetime import date

import pytest
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.sql.functions import count

from access.perimeter import Perimeter
from data_access.dimensions import communes, member_names
from data_access.engine import check_version, writing
from data_access.freshness import base_properties, covered_months, department_names, last_loads
from data_access.query import rows
from data_access.schema import metadata
from data_access.schema.common import (
    commune,
    commune_age,
    epci,
    load_batch,
    measure_value,
    published_event,
    published_figure,
    target,
)
from data_access.topics import MEASURES
from ingestion import geography
from ingestion.base import load_reference
from ingestion.demonstration.calendar import DAILY_UNTIL, TODAY
from metrics.catalogue import SOURCES
from tests.support.bases import DEPARTMENTS

PRINTED = geography.REFERENCE / "published_figures.csv"
NOT_LOADED = {"target", "event", "load_difference", "publication_ledger"}
"""What only a fund writes: its targets, its events, and the figures that a correction changes."""


def number_of(url: str, table: object, *conditions: ColumnElement[bool]) -> int:
    ((found,),) = rows(url, select(count()).select_from(table).where(*conditions))  # type: ignore[arg-type]
    return int(found)


def test_every_department_of_france_has_its_name(empty_base_url: str) -> None:
    names = dict(rows(empty_base_url, department_names()))
    assert len(names) == 101
    assert (names["61"], names["91"], names["2A"]) == ("Orne", "Essonne", "Corse-du-Sud")


@pytest.mark.parametrize("code", DEPARTMENTS)
def test_a_commune_has_people_a_point_and_a_known_epci(empty_base_url: str, code: str) -> None:
    here = Perimeter(code)
    known = dict(rows(empty_base_url, member_names(here, "epci")))
    found = rows(empty_base_url, communes(here))
    assert len(found) > 150
    for number, name, belongs_to, population, latitude, longitude in found:
        assert number.startswith(code)
        assert name
        assert belongs_to is None or belongs_to in known
        assert population >= 0
        assert 48 < latitude < 49.1
        assert -1 < longitude < 2.7


@pytest.mark.parametrize("code", DEPARTMENTS)
def test_ages_are_those_of_communes_and_nearly_of_as_many_people(empty_base_url: str, code: str) -> None:
    people = select(func.sum(commune.c.population)).where(commune.c.department == code)
    aged = select(func.sum(commune_age.c.population)).where(commune_age.c.department == code)
    ((population,),), ((ages,),) = rows(empty_base_url, people), rows(empty_base_url, aged)
    assert ages == pytest.approx(population, rel=0.05)
    known = {number for number, *_ in rows(empty_base_url, communes(Perimeter(code)))}
    query = select(commune_age.c.commune).where(commune_age.c.department == code).distinct()
    assert {number for (number,) in rows(empty_base_url, query)} <= known


def test_every_printed_figure_is_kept_as_printed(empty_base_url: str) -> None:
    with PRINTED.open(encoding="utf-8", newline="") as text:
        lines = list(csv.DictReader(text))
    assert number_of(empty_base_url, published_figure) == len(lines) > 100


def test_a_base_without_demonstration_covers_nothing(empty_base_url: str) -> None:
    assert rows(empty_base_url, covered_months(Perimeter("61"))) == []
    assert "demonstration_today" not in dict(rows(empty_base_url, base_properties()))


def test_loading_the_reference_again_doubles_nothing(empty_base_url: str) -> None:
    shipped = (commune, epci, commune_age, published_figure, published_event)
    before = [number_of(empty_base_url, table) for table in shipped]
    with writing(empty_base_url) as connection:
        load_reference(connection, DEPARTMENTS)
    after = [number_of(empty_base_url, table) for table in shipped]
    assert after == before


# The demonstration


def test_the_demonstration_says_that_it_is_one_everywhere(demonstration_url: str) -> None:
    check_version(demonstration_url)
    assert dict(rows(demonstration_url, base_properties()))["demonstration_today"] == TODAY.isoformat()
    assert number_of(demonstration_url, load_batch, load_batch.c.demonstration.is_(False)) == 0
    for code in DEPARTMENTS:
        covered = rows(demonstration_url, covered_months(Perimeter(code)))
        assert all(demonstration for *_, demonstration in covered)


@pytest.mark.parametrize("code", DEPARTMENTS)
def test_the_demonstration_loads_every_source_up_to_its_data_date(demonstration_url: str, code: str) -> None:
    loaded = {source for source, _ in rows(demonstration_url, last_loads(Perimeter(code)))}
    assert loaded == {source.key for source in SOURCES.values() if not source.optional}
    covered = rows(demonstration_url, covered_months(Perimeter(code)))
    assert max(until for _, _, until, _ in covered) == DAILY_UNTIL
    assert min(month for _, month, _, _ in covered) >= date(2020, 1, 1)


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_no_table_is_left_empty_except_what_only_a_fund_writes(demonstration_url: str, table: object) -> None:
    filled = number_of(demonstration_url, table) > 0
    assert filled == (getattr(table, "name", "") not in NOT_LOADED)


def test_vigie_ships_no_target(demonstration_url: str) -> None:
    assert number_of(demonstration_url, target) == 0


def test_every_measure_is_counted_somewhere(demonstration_url: str) -> None:
    query = select(measure_value.c.measure).where(measure_value.c.axis == "").distinct()
    counted = {measure for (measure,) in rows(demonstration_url, query)}
    assert {measure.key for measure in MEASURES} - counted == set()


def test_nothing_in_the_base_looks_like_the_number_of_a_person(demonstration_url: str) -> None:
    """A NIR has thirteen to fifteen signs and begins with 1 or 2: no text of a fact may look like one."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.type.python_type is str:
                looks = column.op("GLOB")("[12][0-9][0-9][0-1][0-9]" + "[0-9AB]" * 8 + "*")
                assert number_of(demonstration_url, table, looks) == 0, f"{table.name}.{column.name}"
