"""Which communes, EPCI, departments and ages does Vigie ship? Read from `ingestion/reference`."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

REFERENCE = Path(__file__).parent / "reference"
Line = dict[str, str]


@lru_cache(maxsize=8)
def shipped(name: str) -> tuple[Line, ...]:
    """The lines of a shipped file, compressed or not, by column name."""
    return tuple(_lines(REFERENCE / name))


def departments() -> tuple[Line, ...]:
    """`code, name, region, region_name`."""
    return shipped("departments.csv")


def communes(department: str) -> tuple[Line, ...]:
    """`code, name, department, epci, population, latitude, longitude, point_kind` of one department."""
    return tuple(line for line in shipped("communes.csv.gz") if line["department"] == department)


def epcis(codes: set[str]) -> tuple[Line, ...]:
    """`code, name, kind, population` of the EPCI asked for."""
    return tuple(line for line in shipped("epci.csv.gz") if line["code"] in codes)


def ages(codes: set[str]) -> tuple[Line, ...]:
    """`commune, age_group, population` of the communes asked for."""
    return tuple(line for line in shipped("commune_ages.csv.gz") if line["commune"] in codes)


def _lines(path: Path) -> Iterator[Line]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)
