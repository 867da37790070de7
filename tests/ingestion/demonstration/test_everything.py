"""Is each extract of the demonstration one file of an office, and do measures say which they read?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest
from sqlalchemy import Table
from sqlalchemy.sql.visitors import iterate

from data_access.counting import Measure
from data_access.schema.common import source_month
from data_access.topics import MEASURES
from ingestion.demonstration import everything
from metrics.catalogue import SOURCES

COMPUTED = {"fs_sites": {"fs_site", "fs_opening", "fs_access", "fs_nearest"}}
"""The one list from which opening hours and reach are computed at the door."""


@cache
def tables_by_source() -> Mapping[str, frozenset[str]]:
    return {
        extract.source: frozenset(table.name for table, _ in extract.facts)
        for extract in everything.extracts("61")
    }


def test_a_source_fills_one_table_except_the_list_of_points() -> None:
    for source, tables in tables_by_source().items():
        assert tables == COMPUTED.get(source, tables)
        assert len(tables) == 1 or source in COMPUTED
    filled = [table for tables in tables_by_source().values() for table in tables]
    assert len(filled) == len(set(filled)), "a table is filled by two sources"


def test_every_declared_source_is_loaded_by_the_demonstration() -> None:
    """Save what no figure waits for: events are never invented."""
    assert set(tables_by_source()) == {key for key, source in SOURCES.items() if not source.optional}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_a_measure_declares_every_source_that_it_reads(measure: Measure) -> None:
    read: set[str] = set()
    for axis in ("", *measure.axes):
        found = iterate(measure.rows("61", axis, date(2022, 12, 31)))
        read |= {part.name for part in found if isinstance(part, Table) and part is not source_month}
    declared = {source: tables_by_source()[source] for source in measure.sources}
    assert read <= set().union(*declared.values()), "a source that is read is not declared"
    assert all(read & tables for tables in declared.values()), "a declared source is not read"
