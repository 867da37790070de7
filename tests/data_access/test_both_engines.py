"""Does PostgreSQL count, keep and give back exactly what SQLite does?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Table, select

from data_access.engine import reader, writing
from data_access.loading import Extract, load
from data_access.migrate import upgrade
from data_access.query import rows
from data_access.schema import metadata
from data_access.schema.common import measure_value
from ingestion.base import build_demonstration, load_reference
from ingestion.demonstration import everything
from metrics.catalogue import METRICS
from metrics.figures import Figures
from metrics.model import Status
from metrics.period import year
from metrics.quality.coherence import checks
from metrics.reading import BaseReading
from tests.support.bases import BY_HAND, DEPARTMENTS, FactBase
from tests.support.postgres import new_database

ROWS_KEPT = 250
OF_EACH_LOAD = {"load_batch", "source_month", "base_property"}
"""Tables that hold the moment or the identifier of a load."""
SHARED = [table for table in metadata.sorted_tables if table.name not in OF_EACH_LOAD]

pytestmark = pytest.mark.postgres


def some_of(extract: Extract) -> Extract:
    """The same extract with few rows, spread over its whole length."""
    facts = tuple((table, kept[:: max(1, len(kept) // ROWS_KEPT)]) for table, kept in extract.facts)
    return replace(extract, facts=facts)


@pytest.fixture(scope="module")
def both(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The same few facts of every programme in a SQLite and in a PostgreSQL base."""
    extracts = [some_of(extract) for extract in everything.extracts("61")]
    sqlite_url = f"sqlite:///{tmp_path_factory.mktemp('both') / 'base.sqlite'}"
    with new_database(postgres_url) as server_url:
        for url in (sqlite_url, server_url):
            with writing(url) as connection:
                upgrade(connection)
                load_reference(connection, ("61",))
                for extract in extracts:
                    load(connection, "61", extract, BY_HAND)
        yield sqlite_url, server_url
        reader(server_url).dispose()


def in_order(url: str, table: Table) -> list[tuple[Any, ...]]:
    """The rows of a table, in an order that does not depend on how an engine sorts texts."""
    return sorted(rows(url, select(table)), key=lambda row: tuple(str(cell) for cell in row))


@pytest.mark.parametrize("table", SHARED, ids=lambda table: table.name)
def test_the_same_rows_come_back_with_the_same_types(both: tuple[str, str], table: Table) -> None:
    here, there = (in_order(url, table) for url in both)
    assert here == there
    assert [[type(cell) for cell in row] for row in here[:50]] == [
        [type(cell) for cell in row] for row in there[:50]
    ]


def test_every_measure_was_counted(both: tuple[str, str]) -> None:
    found = {measure for (measure,) in rows(both[1], select(measure_value.c.measure).distinct())}
    needed = {term.measure for metric in METRICS for term in metric.terms}
    assert len(found & needed) > 0.9 * len(needed)


def test_the_figures_are_the_same(both: tuple[str, str]) -> None:
    here, there = (FactBase(url).figures(year(2022), *METRICS) for url in both)
    assert [here.value(metric) for metric in METRICS] == [there.value(metric) for metric in METRICS]
    assert [here.change(metric) for metric in METRICS] == [there.change(metric) for metric in METRICS]
    names = [figures.reading.names(figures.perimeter, "commune") for figures in (here, there)]
    assert list(names[0].items()) == list(names[1].items())


def test_the_checks_of_coherence_say_the_same(both: tuple[str, str]) -> None:
    here, there = (checks(FactBase(url).figures(year(2022), *METRICS)) for url in both)
    assert [(check.key, check.cases, check.breaches) for check in here] == [
        (check.key, check.cases, check.breaches) for check in there
    ]
    assert all(check.cases for check in here)


@pytest.mark.proof
def test_the_whole_demonstration_gives_the_same_figures(postgres_url: str, demonstration_url: str) -> None:
    with new_database(postgres_url) as url:
        build_demonstration(url, DEPARTMENTS)
        for department in DEPARTMENTS:
            for number in (2021, 2022, 2023):
                here, there = (
                    Figures(BaseReading(one), FactBase(one, department).perimeter, year(number), METRICS)
                    for one in (demonstration_url, url)
                )
                values = [here.value(metric) for metric in METRICS]
                assert values == [there.value(metric) for metric in METRICS]
                assert any(value.status is not Status.MISSING for value in values)
        reader(url).dispose()
