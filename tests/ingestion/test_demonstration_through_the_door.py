"""Exported to files, then loaded through the door: does the demonstration come back whole?

It holds cases opened before its first month, so that the stock of that month is true: the files cover their
months too, and the comparison starts with the first month of the demonstration.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access import engine
from data_access.engine import writing
from data_access.journal import Origin
from data_access.loading import Extract, load
from data_access.migrate import upgrade
from data_access.query import rows
from data_access.schema.common import load_batch, measure_value, source_month
from ingestion.base import load_reference
from ingestion.contracts.catalogue import BY_SOURCE, CONTRACTS
from ingestion.contracts.model import Contract
from ingestion.demonstration import everything
from ingestion.demonstration.calendar import FIRST_DAY, TODAY
from ingestion.entry import enter
from metrics.units import NO_BREAK
from tests.support.bases import DEPARTMENTS
from tests.support.contracts import in_a_file
from tests.support.given_files import Dialect, a_csv, a_parquet, a_workbook, checked, facts, told
from tests.support.honest import lines_of
from tests.support.postgres import new_database

REAL = Origin("points.csv", "f" * 64, 0, "test", demonstration=False)
REFERRED_FIRST = ("partners", "planir_actions", "fs_sites", "charter_signatories", "charter_commitments")
FORMS = ("csv", "windows", "tab", "xlsx", "parquet")

pytestmark = pytest.mark.proof


def in_their_order(department: str) -> list[Extract]:
    """The extracts of the demonstration, those that others refer to first."""
    extracts = list(everything.extracts(department))
    ranks = {source: rank for rank, source in enumerate(REFERRED_FIRST)}
    return sorted(extracts, key=lambda extract: ranks.get(extract.source, len(ranks)))


def written(folder: Path, contract: Contract, extract: Extract, form: str) -> Path:
    lines = lines_of(in_a_file(contract, extract.facts[0][1]))
    header, *others = lines
    if form == "parquet":
        return a_parquet(folder / f"{contract.name}.parquet", header, others)
    if form == "xlsx" and len(others) < 20_000:
        return a_workbook(folder / f"{contract.name}.xlsx", Extrait=[[contract.name], [], *lines])
    dialects = {"windows": Dialect(",", "windows-1252"), "tab": Dialect("\t", "utf-16")}
    return a_csv(folder / f"{contract.name}.csv", lines, dialects.get(form, Dialect()))


def bring(url: str, folder: Path, department: str, extract: Extract, form: str) -> None:
    contract = BY_SOURCE[extract.source]
    if contract.unfold:
        with writing(url) as connection:
            load(connection, department, extract, REAL)
        return
    path = written(folder, contract, extract, form)
    one = checked(
        url,
        path,
        department,
        source=contract.name,
        since=since(contract, extract),
        until=extract.until,
        today=TODAY,
    )
    assert told(one) == [], contract.name
    assert (one.lines_read, dict(one.aside)) == (len(extract.facts[0][1]), {})
    enter(url, [one], "test", None)


def since(contract: Contract, extract: Extract) -> date:
    """The first day of the first month of a file."""
    dated = contract.dated
    days: list[date] = [row[dated.column] for row in extract.facts[0][1]] if dated else []
    return min([extract.first, *days]).replace(day=1)


def figures(url: str, department: str) -> dict[tuple[Any, ...], float]:
    row = measure_value.c
    query = select(row.axis, row.measure, row.month, row.known, row.member, row.value)
    since_then = query.where(row.department == department, row.month >= FIRST_DAY)
    return {tuple(key): value for *key, value in rows(url, since_then)}


def months(url: str, department: str) -> list[tuple[Any, ...]]:
    month = source_month.c
    query = select(month.source, month.month, month.covered_until)
    return sorted(rows(url, query.where(month.department == department, month.month >= FIRST_DAY)))


def brought(url: str, folder: Path, department: str) -> str:
    with writing(url) as connection:
        upgrade(connection)
        load_reference(connection, DEPARTMENTS)
    for rank, extract in enumerate(in_their_order(department)):
        bring(url, folder, department, extract, FORMS[rank % len(FORMS)])
    return url


def spelt(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """A name read in a file has plain spaces only: the same body is not two for a no-break one."""
    return [
        tuple(cell.replace(NO_BREAK, " ") if isinstance(cell, str) else cell for cell in row) for row in found
    ]


def same(url: str, demonstration_url: str, department: str) -> None:
    for contract in CONTRACTS:
        name = contract.table.name
        assert spelt(facts(url, name, department)) == spelt(facts(demonstration_url, name, department)), name
    assert months(url, department) == months(demonstration_url, department)
    assert figures(url, department) == figures(demonstration_url, department)
    row = load_batch.c
    tallies = rows(url, select(row.lines_read, row.lines_loaded, row.lines_rejected))
    assert all(read == good + rejected and not rejected for read, good, rejected in tallies)


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_the_demonstration_comes_back_whole(department: str, demonstration_url: str, tmp_path: Path) -> None:
    url = brought(f"sqlite:///{tmp_path / 'base.sqlite'}", tmp_path, department)
    same(url, demonstration_url, department)


@pytest.fixture
def server_base(postgres_url: str) -> Iterator[str]:
    with new_database(postgres_url) as url:
        yield url
        engine.reader(url).dispose()


@pytest.mark.postgres
def test_it_comes_back_whole_in_postgresql_too(
    server_base: str, demonstration_url: str, tmp_path: Path
) -> None:
    same(brought(server_base, tmp_path, "61"), demonstration_url, "61")
