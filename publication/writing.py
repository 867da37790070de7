"""Which rows of the diffusion base does a publication become?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from access.perimeter import Perimeter
from data_access.diffusion.writing import write_publication
from data_access.references import rows_of
from data_access.schema import Table, metadata
from data_access.schema.diffusion import (
    declared,
    directories,
    publication,
    published_cell,
    published_month,
    published_name,
    published_table,
)
from metrics.axes import OPEN_AXES
from metrics.reading import properties_of
from publication.cells import Cell
from publication.embargo import EmbargoedReading
from publication.programme import Programme

Row = dict[str, Any]
Programmes = Sequence[Programme]


@dataclass(frozen=True)
class Act:
    """Who publishes what: number, committee, last month (first day), when (UTC)."""

    department: str
    number: int
    committee_on: date
    covers_until: date
    published_by: str
    published_at: datetime


def write(url: str, act: Act, reading: EmbargoedReading, programmes: Programmes) -> None:
    """Write a publication in a diffusion base; all of it, or nothing."""
    perimeter = Perimeter(act.department)
    months = list(_months(reading, perimeter))
    said = {
        publication: [_said(act, any(row["demonstration"] for row in months))],
        published_cell: [row for one in programmes for row in _cells(one)],
        published_month: months,
        published_name: list(_names(reading, perimeter, programmes)),
        published_table: [row for one in programmes for row in _tables(one)],
    }
    write_publication(url, act.department, act.number, said, _beside(reading, perimeter, act))


def _said(act: Act, demonstration: bool) -> Row:
    return {
        "committee_on": act.committee_on,
        "covers_until": act.covers_until,
        "published_at": act.published_at,
        "demonstration": demonstration,
    }


def _cells(one: Programme) -> Iterator[Row]:
    for cell, value in one.tables.cells.items():
        yield _row(cell, None if cell.name in one.masking.masked else value)
    for cell, told in one.beside.items():
        yield _row(cell, told)


def _row(cell: Cell, value: float | None) -> Row:
    return {**cell.__dict__, "value": value}


def _months(reading: EmbargoedReading, perimeter: Perimeter) -> Iterator[Row]:
    coverage = reading.coverage(perimeter)
    for source, months in coverage.sources.items():
        for month, one in months.items():
            yield {
                "source": source,
                "month": month,
                "covered_until": one.until,
                "known_until": coverage.latest(source),
                "demonstration": one.demonstration,
            }


def _names(reading: EmbargoedReading, perimeter: Perimeter, programmes: Programmes) -> Iterator[Row]:
    """The names of the members that are told; communes are all named, so that a map says them."""
    for axis in OPEN_AXES:
        told = {cell.member for one in programmes for cell in one.tables.cells if cell.axis == axis}
        for member, name in reading.names(perimeter, axis).items():
            if member in told or axis == "commune":
                yield {"axis": axis, "member": member, "name": name}


def _tables(one: Programme) -> Iterator[Row]:
    for report in one.reports:
        yield {
            "topic": report.topic,
            "axis": report.axis,
            "step": report.step,
            "threshold": report.threshold,
            "cells": report.cells,
            "masked": report.masked,
        }


def _beside(reading: EmbargoedReading, perimeter: Perimeter, act: Act) -> Mapping[str, Sequence[Row]]:
    """Names, targets, what happened before the committee; the stamp makes screens forget what they kept."""
    tables = (*directories, *declared)
    told = {table.name: _rows_of(reading, perimeter, metadata.tables[table.name]) for table in tables}
    for name in ("event", "published_event"):
        told[name] = [row for row in told[name] if row["happened_on"] <= act.committee_on]
    kept = {**properties_of(reading), "stamp": f"{act.department} {act.number} {act.published_at}"}
    return {**told, "base_property": [{"name": name, "value": value} for name, value in kept.items()]}


def _rows_of(reading: EmbargoedReading, perimeter: Perimeter, table: Table) -> list[Row]:
    names = [column.name for column in table.c]
    return [dict(zip(names, row, strict=True)) for row in reading.detail(rows_of(perimeter, table))]
