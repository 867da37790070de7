"""In which state is the base: version, sources, last loads, demonstration or real, sizes?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from access.user import local_reader
from data_access.engine import check_version, file_of
from data_access.journal import latest_loads
from data_access.query import rows
from data_access.schema import SCHEMA_VERSION
from data_access.state import row_count, size_bytes
from ingestion.contracts.catalogue import CONTRACTS
from ingestion.contracts.model import Contract
from metrics.coverage import Coverage
from metrics.reading import BaseReading, department_names_of
from metrics.spacing import spaced
from metrics.units import NO_BREAK, french_number, short_date
from settings import Settings, current

_MEGABYTE = 1_000_000
_HEADS = ("source", "données au", "nature", "lignes", "dernier chargement")
_WIDTHS = (36, 12, 15, 11)


@click.command(
    "etat",
    help="Dire l'état de la base : version, sources, derniers chargements, démonstration ou réel, tailles.",
    short_help="Dire l'état de la base.",
)
def state() -> None:
    """Print the state of the base, department after department."""
    settings = current()
    check_version(settings.reporting_url)
    for line in (*_base(settings), *_departments(settings)):
        click.echo(spaced(line))


def _base(settings: Settings) -> Iterator[str]:
    path = file_of(settings.reporting_url)
    place = f"SQLite, {path}" if path else "PostgreSQL"
    size = french_number(size_bytes(settings.reporting_url) / _MEGABYTE, 1)
    yield f"Base : {place}, version {SCHEMA_VERSION}, {size}{NO_BREAK}Mo."


def _departments(settings: Settings) -> Iterator[str]:
    names = department_names_of(BaseReading(settings.reporting_url))
    for department in settings.departments:
        yield ""
        yield f"{department} – {names.get(department, department)}"
        yield _line(_HEADS)
        yield from _sources(settings, department)


def _sources(settings: Settings, department: str) -> Iterator[str]:
    perimeter = local_reader(settings).perimeter(department)
    url = settings.reporting_url
    coverage = BaseReading(url).coverage(perimeter)
    latest = {source: told for source, *told in rows(url, latest_loads(perimeter))}
    for contract in CONTRACTS:
        count = rows(url, row_count(perimeter, contract.table))[0][0]
        yield _line(_cells(contract, coverage, count, latest))


def _cells(contract: Contract, coverage: Coverage, count: int, latest: Mapping[str, Any]) -> tuple[str, ...]:
    until = coverage.latest(contract.source)
    if until is None:
        return contract.name, "—", "rien de chargé", french_number(count), "—"
    demonstration = coverage.demonstration([contract.source])
    file_name, loaded_at, loaded_by = latest.get(contract.source, ("", None, ""))
    load = f"{short_date(loaded_at)}, {file_name} ({loaded_by})" if loaded_at else "—"
    return (
        contract.name,
        short_date(until),
        "démonstration" if demonstration else "réel",
        french_number(count),
        "—" if demonstration else load,
    )


def _line(cells: tuple[str, ...]) -> str:
    name, until, nature, count, load = cells
    first, second, third, fourth = _WIDTHS
    return f"  {name:<{first}}{until:<{second}}{nature:<{third}}{count:>{fourth}}  {load}".rstrip()
