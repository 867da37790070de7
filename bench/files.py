"""Which long files are loaded? Lines as an office writes them, of two sources, ten years of one department.

The persons counted each month by commune, age and participation: the widest of the tables counted by month.
The cases of the Mission accompagnement santé: thirteen columns, seven of them dates, one opaque key a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from random import Random

from data_access.schema import Table
from data_access.schema.c2s import c2s_beneficiary
from data_access.schema.mas import mas_case
from ingestion import geography
from ingestion.contracts.common import AGES
from metrics.c2s import MEMBERS as C2S
from metrics.mas.words import MEMBERS as MAS

DEPARTMENT = "21"
"""About 700 communes: a million lines of persons are ten years of it."""
FIRST_YEAR, YEARS = 2014, 10
SEED = 3


@dataclass(frozen=True)
class Long:
    """A long file: its source, the table that it fills, its header and its lines."""

    source: str
    table: Table
    header: str
    lines: Iterator[str]


def long_files(lines: int) -> tuple[Long, ...]:
    """The files, each of so many lines."""
    return (
        Long(
            "c2s_beneficiaires",
            c2s_beneficiary,
            "mois;commune;tranche_age;participation;personnes",
            islice(_persons(), lines),
        ),
        Long(
            "mas_saisines",
            mas_case,
            "saisine;date_saisine;detecteur;commune;tranche_age;motif_renoncement;date_premier_contact;"
            "consentement;date_bilan;date_accompagnement;date_mise_a_jour_droits;date_cloture;issue",
            _cases(lines),
        ),
    )


def write(folder: Path, long: Long, sizes: Sequence[int]) -> dict[int, Path]:
    """Write the first lines of a file, as many as each size says; sizes from the smallest."""
    paths = {size: folder / f"{long.source}-{size}.csv" for size in sizes}
    opened = {size: path.open("w", encoding="utf-8", newline="") for size, path in paths.items()}
    for stream in opened.values():
        stream.write(f"{long.header}\n")
    for rank, line in enumerate(long.lines):
        for size, stream in opened.items():
            if rank < size:
                stream.write(line)
    for stream in opened.values():
        stream.close()
    return paths


def _communes() -> list[str]:
    return [line["code"] for line in geography.communes(DEPARTMENT)]


def _persons() -> Iterator[str]:
    draw, places = Random(SEED), _communes()
    months = product(range(FIRST_YEAR, FIRST_YEAR + YEARS), range(1, 13))
    for (year, month), commune, age, kind in product(
        months, places, AGES.values(), C2S["participation"].values()
    ):
        yield f"{month:02d}/{year};{commune};{age};{kind};{draw.randint(0, 300)}\n"


def _cases(count: int) -> Iterator[str]:
    draw, places = Random(SEED), _communes()
    words = [list(MAS["detector"].values()), places, list(AGES.values()), list(MAS["renunciation"].values())]
    first = date(FIRST_YEAR, 1, 1)
    for rank in range(count):
        opened = first + timedelta(rank * (365 * YEARS - 400) // count)
        detector, *others = (draw.choice(some) for some in words)
        yield ";".join([f"S{rank:08d}", _written(opened), detector, *others, *_way(draw, opened)]) + "\n"


def _way(draw: Random, opened: date) -> list[str]:
    """First contact, consent, assessment, accompaniment, rights, end, and outcome of a case."""
    contact = _later(draw, opened, 20, 0.9)
    assessed = _later(draw, contact, 20, 0.8)
    accompanied, updated = _later(draw, assessed, 20, 0.8), _later(draw, assessed, 40, 0.5)
    closed = _later(draw, opened + timedelta(60), 240, 0.9)
    consent = ("oui" if assessed else "non") if contact else ""
    outcome = draw.choice(list(MAS["outcome"].values())) if closed else ""
    return [_written(contact), consent, *map(_written, (assessed, accompanied, updated, closed)), outcome]


def _later(draw: Random, day: date | None, days: int, share: float) -> date | None:
    """A day at most so many days later, for that share of the cases."""
    return day + timedelta(draw.randint(0, days)) if day and draw.random() < share else None


def _written(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
