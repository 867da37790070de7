"""Where is the official list of France services, and how did its earlier layout write the same points?"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.loading import Row
from ingestion.contracts.france_services.official_list import SITES

FILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "liste-fs-20240801.csv"
ITINERANT = {"Itinérante", "Bus_équivalent"}
EARLIER_FORMATS = {"Principal": "Site principal", "Antenne": "Antenne"}
GONE = ("prise_rdv", "type_fs", "format_fs", "groupe_fs", "labellisation_fs")


def official_list() -> Path:
    """The published file; without it the test is skipped, except in CI, where it fails."""
    if not FILE.exists() and os.environ.get("CI") != "true":
        pytest.skip("la liste nationale des points France services n'est pas là (../shared/data)")
    return FILE


def published_lines() -> Iterator[Mapping[str, str]]:
    """The lines of the published file, as they are written."""
    return lines_of(official_list())


def lines_of(path: Path) -> Iterator[Mapping[str, str]]:
    """The lines of such a file, by header."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def in_the_earlier_layout(folder: Path, *, with_its_own_formats: bool) -> Path:
    """The same points under the header that ends `…,commentaire,itinerance,format_fs,groupe,labellisation`.

    There, `format_fs` said « Site principal » or « Antenne »; without, it keeps the words of 2024.
    """
    lines = [_earlier(line, with_its_own_formats) for line in published_lines()]
    path = folder / "liste-fs-ancienne.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(lines[0]), quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(lines)
    return path


def _earlier(line: Mapping[str, str], with_its_own_formats: bool) -> dict[str, str]:
    return {
        **{name: text for name, text in line.items() if name not in GONE},
        "itinerance": "Oui" if line["format_fs"] in ITINERANT else "Non",
        "format_fs": EARLIER_FORMATS[line["type_fs"]] if with_its_own_formats else line["format_fs"],
        "groupe": line["groupe_fs"],
        "labellisation": line["labellisation_fs"],
    }


def point_line(**said: Any) -> Row:
    """A point of Alençon that says nothing of its week."""
    place = {"insee_dep": "61", "insee_com": "61001", "latitude": 48.43, "longitude": 0.09}
    return {
        **dict.fromkeys(field.name for field in SITES.fields),
        "id_fs": "1",
        "lib_fs": "France services",
        "labellisation_fs": date(2020, 1, 1),
        **place,
        **said,
    }
