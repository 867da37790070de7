"""What is already known of a department when a file comes: communes, EPCI, identifiers loaded?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from access.perimeter import Perimeter
from data_access.loading import Row
from data_access.query import rows
from data_access.references import identifiers, is_real, rows_of
from data_access.schema import Table
from ingestion import geography
from ingestion.contracts.catalogue import BY_SOURCE
from ingestion.contracts.ground import Ground


def ground(url: str, department: str, today: date) -> Ground:
    """The surroundings of a load; identifiers are asked for the first time that a field needs them."""
    communes = {line["code"]: line["epci"] or None for line in geography.communes(department)}

    @lru_cache(maxsize=64)
    def known(source: str) -> Mapping[str, str | None]:
        return _loaded(url, Perimeter(department), source)

    return Ground(
        department=department,
        today=today,
        communes=communes,
        former={
            line["former_code"]: line["current_code"] for line in geography.shipped("former_communes.csv.gz")
        },
        epcis=frozenset(filter(None, communes.values())),
        known=known,
        loaded=lambda source, table: _rows_of(url, Perimeter(department), source, table),
    )


def _rows_of(url: str, perimeter: Perimeter, source: str, table: Table) -> list[Row]:
    """The rows of a table; those of a demonstration are not rows to go on from."""
    if not rows(url, is_real(perimeter, source))[0][0]:
        return []
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in rows(url, rows_of(perimeter, table))]


def _loaded(url: str, perimeter: Perimeter, source: str) -> Mapping[str, str | None]:
    """The identifiers of a source; those of a demonstration are not known to real lines."""
    if not rows(url, is_real(perimeter, source))[0][0]:
        return {}
    contract = BY_SOURCE[source]
    code = contract.field(contract.key[0]).column
    return dict(rows(url, identifiers(perimeter, contract.table, str(code))))
