"""Is Vigie as fast over ten years of 101 departments as over the demonstration?

The demonstration of two departments is copied to all the others and to earlier years, in PostgreSQL: the same
measures, axes and members in each department. Only two programmes are copied, those that are then measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from statistics import median

from sqlalchemy import Connection, create_engine, make_url, text
from tqdm import tqdm

from bench.server import VIGIE, Server, serving
from bench.speed import DEPARTMENT, PERIOD, Cost, Screen, costs, opened, screens
from data_access.engine import writing
from ingestion import geography
from ingestion.base import build_demonstration, load_reference
from tests.support.postgres import new_database, running_postgres

TOPICS = ("mas", "c2s")
MODELS = ("61", "91")
FIRST_MONTH, YEARS_BACK = "2014-01-01", (0, 3, 6, 9)
QUARTERS = tuple(f"T{rank} {year}" for year in (2021, 2022, 2023) for rank in (1, 2, 3))
SEEN_ONCE = [
    {PERIOD: period, DEPARTMENT: department}
    for period, department in product(QUARTERS, ("61 – Orne", "91 – Essonne"))
]

_GATHER = """
    CREATE TEMPORARY TABLE model AS
    SELECT * FROM measure_value
    WHERE month >= '2021-01-01' AND split_part(measure, '.', 1) IN ('mas', 'c2s')
"""
_COPY = """
    INSERT INTO measure_value (department, axis, measure, month, known, member, value)
    SELECT :department, axis, measure, (month - make_interval(years => back))::date, known, member, value
    FROM model, unnest(CAST(:backs AS integer[])) AS back
    WHERE model.department = :model AND month - make_interval(years => back) >= CAST(:first AS date)
"""
_COVER = """
    INSERT INTO source_month (department, source, month, covered_until, batch, demonstration)
    SELECT :department, source, (month - make_interval(years => back))::date,
        (covered_until - make_interval(years => back))::date, batch, demonstration
    FROM source_month, unnest(CAST(:backs AS integer[])) AS back
    WHERE department = :model AND month >= '2021-01-01'
        AND month - make_interval(years => back) >= CAST(:first AS date)
    ON CONFLICT DO NOTHING
"""
_KEY = "ALTER TABLE measure_value ADD PRIMARY KEY (department, axis, measure, month, known, member)"


@dataclass(frozen=True)
class Grown:
    """One screen over both bases; `small_new`, `national_new`: seconds of a choice never made before."""

    screen: Screen
    small: Cost
    national: Cost
    small_new: float
    national_new: float


@contextmanager
def bases() -> Iterator[tuple[str, str, int]]:
    """The addresses of the demonstration and of the nation, and the number of measures in the latter."""
    with running_postgres() as server, new_database(server) as url:
        build_demonstration(url, MODELS)
        grown = _twin_of(url)
        yield url, grown, _grow(grown)


def compared(small: str, national: str, changes: int) -> Iterator[Grown]:
    """Measure every screen of the copied programmes over both bases, interleaved."""
    everywhere = ",".join(line["code"] for line in geography.departments())
    with serving(VIGIE, small) as one, serving(VIGIE, national, departments=everywhere) as other:
        for screen in screens(one, TOPICS, tabs=True):
            new = _never_chosen(one, screen), _never_chosen(other, screen)
            warm = costs({"small": one, "national": other}, screen, changes)
            yield Grown(screen, warm[0], warm[1], *new)


def _never_chosen(server: Server, screen: Screen) -> float:
    with opened(server, screen) as visitor:
        visitor.visit()
        return median(visitor.change(**choice).seconds for choice in SEEN_ONCE)


def _twin_of(url: str) -> str:
    address = make_url(url)
    engine = create_engine(address.set(database="template1"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE nation TEMPLATE "{address.database}"'))
    engine.dispose()
    return address.set(database="nation").render_as_string(hide_password=False)


def _grow(url: str) -> int:
    codes = tuple(line["code"] for line in geography.departments())
    with writing(url) as connection:
        load_reference(connection, codes)
        connection.execute(text("ALTER TABLE measure_value DROP CONSTRAINT pk_measure_value"))
        connection.execute(text(_GATHER))
        connection.execute(text("TRUNCATE measure_value"))
        for rank, code in enumerate(tqdm(codes, desc="Nation", unit=" département", ncols=90, disable=None)):
            _copy(connection, code, code if code in MODELS else MODELS[rank % len(MODELS)])
        connection.execute(text("SET maintenance_work_mem = '1GB'"))
        connection.execute(text(_KEY))
        connection.execute(text("ANALYZE measure_value"))
        return int(connection.execute(text("SELECT count(*) FROM measure_value")).scalar_one())


def _copy(connection: Connection, department: str, model: str) -> None:
    values: Mapping[str, object] = {
        "department": department,
        "model": model,
        "first": FIRST_MONTH,
        "backs": list(YEARS_BACK),
    }
    for statement in (_COPY, _COVER):
        connection.execute(text(statement), values)
