"""The power is cut in the middle of a load: is the base as it was before, or as it is after, never between?

A real `vigie charger` is killed (SIGKILL) at a random moment, in both engines. Then the base opens by the
ordinary way, and holds one of the two states.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data_access import engine
from data_access.query import rows
from data_access.schema.common import load_batch, load_difference, measure_value, source_month
from data_access.schema.mas import mas_team
from ingestion.base import build_empty
from tests.support.postgres import new_database

ROOT = Path(__file__).resolve().parents[2]
POSTS, MONTHS = 400, 24
State = list[list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Cut:
    """A base that holds a first file, and what it holds before and after a second one."""

    first: Path
    second: Path
    before: State
    after: State
    seconds: float


def team(path: Path, full_time: str) -> Path:
    """A file of posts: every month has as many lines, and the same keys."""
    months = [date(2022, 1, 1) + timedelta(days=31 * rank) for rank in range(MONTHS)]
    lines = ["mois;poste;quotite"]
    lines += [f"{month:%m/%Y};A{rank};{full_time}" for month in months for rank in range(POSTS)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def charger(url: str, path: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", "from command_line.main import main; main()", "charger", str(path)]
    environment = {**os.environ, "VIGIE_REPORTING_URL": url, "VIGIE_DEPARTMENTS": "61"}
    return subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def load(url: str, path: Path) -> float:
    started = time.monotonic()
    assert charger(url, path).wait(timeout=120) == 0
    return time.monotonic() - started


def state(url: str) -> State:
    """Facts, measures, months, and the file of the last load in the journal."""
    last = select(load_batch.c.file_name).order_by(load_batch.c.loaded_at.desc()).limit(1)
    months = select(source_month.c.source, source_month.c.month, source_month.c.covered_until)
    asked = (select(mas_team), select(measure_value), months, last)
    return [sorted(rows(url, query), key=str) for query in asked]


def loads_kept(url: str) -> int:
    """How many loads the journal tells; each that changed figures kept them."""
    changed = select(func.count(load_difference.c.batch.distinct()))
    told = int(rows(url, select(func.count()).select_from(load_batch))[0][0])
    assert rows(url, changed)[0][0] == told - 1, "every load but the first changed figures"
    return told


def prepared(url: str, folder: Path) -> Cut:
    """Load both files once, so that both states are known, then come back to the first."""
    first, second = team(folder / "premier.csv", "1"), team(folder / "second.csv", "0,5")
    build_empty(url, ("61",))
    load(url, first)
    before = state(url)
    seconds = load(url, second)
    return Cut(first, second, before, state(url), seconds)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def bases(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Cut, str]]:
    """What is known of the two states, and a base that holds the first of them."""
    if request.param == "sqlite":
        known = prepared(f"sqlite:///{tmp_path / 'known.sqlite'}", tmp_path)
        url = f"sqlite:///{tmp_path / 'cut.sqlite'}"
        build_empty(url, ("61",))
        load(url, tmp_path / "premier.csv")
        yield known, url
        return
    server = str(request.getfixturevalue("postgres_url"))
    with new_database(server) as first, new_database(server) as url:
        known = prepared(first, tmp_path)
        build_empty(url, ("61",))
        load(url, tmp_path / "premier.csv")
        yield known, url
        for one in (first, url):
            engine.reader(one).dispose()


def cut_and_compare(known: Cut, url: str, cuts: int) -> None:
    moments = random.Random(cuts)
    for _ in range(cuts):
        assert state(url) == known.before
        told = loads_kept(url)
        running = charger(url, known.second)
        time.sleep(moments.uniform(0.35, 1.0) * known.seconds)
        running.kill()
        running.wait(timeout=60)
        found = state(url)
        assert found in (known.before, known.after), "the base holds something between"
        assert loads_kept(url) == told + (found == known.after)
        if found == known.after:
            load(url, known.first)
    load(url, known.second)
    assert state(url) == known.after, "the next load works"


def test_a_load_that_is_killed_leaves_the_base_before_or_after(bases: tuple[Cut, str]) -> None:
    cut_and_compare(*bases, cuts=3)


@pytest.mark.proof
def test_a_load_that_is_killed_many_times_leaves_the_base_before_or_after(bases: tuple[Cut, str]) -> None:
    cut_and_compare(*bases, cuts=25)
