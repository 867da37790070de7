"""Do measures counted together, with the year before copied where it can be, give what each gives alone?

Alone is `Measure.rows`, one measure along one axis on one day: what the agreed SQL says (`golden`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, delete, select

from data_access import engine
from data_access.dates import a_year_before
from data_access.engine import reading, writing
from data_access.loading import Extract, load
from data_access.measures import NOW, YEAR_AGO
from data_access.refresh import known_until, refresh
from data_access.schema.common import measure_value, source_month
from data_access.together import families
from data_access.topics import MEASURES
from ingestion.demonstration import everything
from tests.support.bases import BY_HAND

FEW_ROWS = 60
DEPARTMENT = "61"
Counts = Mapping[tuple[Any, ...], float]
SEEDS = st.integers(0, 2**32)
FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(FEW, max_examples=60)


@cache
def demonstration_of(programme: str) -> Sequence[Extract]:
    return everything.PROGRAMMES[programme](everything.territory(DEPARTMENT))


def some_of(extract: Extract, draw: Random) -> Extract:
    """A few of its rows, known until any day: some happened later."""
    facts = tuple((table, draw.sample(list(rows), min(len(rows), FEW_ROWS))) for table, rows in extract.facts)
    until = extract.until - timedelta(draw.choice([0, draw.randint(0, 500)]))
    return replace(extract, facts=facts, until=max(until, extract.first))


def load_some(connection: Connection, programme: str, draw: Random) -> None:
    """A few facts of every source of a programme; some months are missing, some half covered."""
    month = source_month.c
    for extract in demonstration_of(programme):
        load(connection, DEPARTMENT, some_of(extract, draw), BY_HAND)
    for extract in demonstration_of(programme):
        covered = list(
            connection.execute(select(month.month).where(month.source == extract.source)).scalars()
        )
        for one in draw.sample(covered[1:], min(3, len(covered) - 1)):
            here = (month.source == extract.source, month.month == one)
            half = source_month.update().where(*here).values(covered_until=one + timedelta(11))
            connection.execute(draw.choice([delete(source_month).where(*here), half]))
        refresh(connection, DEPARTMENT, extract.source)


def counted(connection: Connection) -> Counts:
    """What the base holds."""
    row = measure_value.c
    return {
        (one.measure, one.axis, one.known, one.month, one.member): one.value
        for one in connection.execute(select(measure_value).where(row.department == DEPARTMENT))
    }


def counted_alone(connection: Connection, department: str = DEPARTMENT) -> Counts:
    """What it should hold."""
    month = source_month.c
    covered: dict[str, date] = {}
    query = select(month.source, month.covered_until).where(month.department == department)
    for source, until in connection.execute(query):
        covered[source] = max(until, covered.get(source, until))
    return dict(_alone(connection, department, covered))


def _alone(
    connection: Connection, department: str, covered: Mapping[str, date]
) -> Iterator[tuple[tuple[Any, ...], float]]:
    for measure in MEASURES:
        as_of = known_until(measure, covered)
        for known, cutoff in ((NOW, as_of), (YEAR_AGO, as_of and a_year_before(as_of))):
            for axis in ("", *measure.axes) if cutoff else ():
                assert cutoff
                for row in connection.execute(measure.rows(department, axis, cutoff)):
                    if row.value is not None:
                        yield (row.measure, axis, known, row.month, row.member), row.value


def compare(writer: Engine, programme: str, seed: int) -> None:
    """Nothing is kept: the next example finds an empty base again."""
    with writer.connect() as connection:
        transaction = connection.begin()
        load_some(connection, programme, Random(seed))
        found, expected = counted(connection), counted_alone(connection)
        transaction.rollback()
    assert len(found) > 20
    assert found == expected


@pytest.fixture
def sqlite_writer(empty_base_url: str) -> Iterator[Engine]:
    """What writes in a base of the test's own."""
    writer = engine.writer(empty_base_url)
    yield writer
    writer.dispose()


@pytest.fixture
def postgres_writer(postgres_base: str) -> Iterator[Engine]:
    """The same in PostgreSQL."""
    writer = engine.writer(postgres_base)
    yield writer
    writer.dispose()


@pytest.mark.parametrize("programme", everything.PROGRAMMES)
@FEW
@given(seed=SEEDS)
def test_together_is_as_alone(sqlite_writer: Engine, programme: str, seed: int) -> None:
    compare(sqlite_writer, programme, seed)


@pytest.mark.postgres
@pytest.mark.parametrize("programme", everything.PROGRAMMES)
@settings(FEW, max_examples=2)
@given(seed=SEEDS)
def test_together_is_as_alone_in_postgresql(postgres_writer: Engine, programme: str, seed: int) -> None:
    compare(postgres_writer, programme, seed)


@pytest.mark.proof
@pytest.mark.parametrize("programme", everything.PROGRAMMES)
@MANY
@given(seed=SEEDS)
def test_together_is_as_alone_many_times(sqlite_writer: Engine, programme: str, seed: int) -> None:
    compare(sqlite_writer, programme, seed)


@pytest.mark.proof
def test_the_whole_demonstration_is_as_alone(demonstration_url: str) -> None:
    with reading(demonstration_url) as connection:
        assert counted(connection) == counted_alone(connection)


def test_every_measure_belongs_to_one_family() -> None:
    gathered = [measure for family in families(MEASURES) for measure in family]
    assert sorted(measure.key for measure in gathered) == sorted(measure.key for measure in MEASURES)


def test_the_measures_of_long_sources_are_counted_together() -> None:
    """Alone, each would read a million facts once for each of its axes, twice."""
    long = {"mas_cases", "c2s_beneficiaries", "c2s_requests", "fs_requests"}
    alone = [
        family[0].key
        for family in families([measure for measure in MEASURES if measure.source in long])
        if len(family) == 1
    ]
    assert alone == ["mas.closures", "mas.open_cases", "c2s.pending"]


def test_a_month_that_an_outcome_has_changed_since_is_counted_again(empty_base_url: str) -> None:
    """The other months of the year before are copied."""
    with writing(empty_base_url) as connection:
        load_some(connection, "mas", Random(1))
        found = counted(connection)
    now = {key[3]: value for key, value in found.items() if key[:3] == ("mas.cases_closed", "", NOW)}
    before = {key[3]: value for key, value in found.items() if key[:3] == ("mas.cases_closed", "", YEAR_AGO)}
    assert any(now[month] == value for month, value in before.items())
    assert any(now[month] > value for month, value in before.items())
