"""How long does a long file take to be checked and loaded, in how much memory, and who waits meanwhile?

On SQLite and on PostgreSQL, each load in a process and an empty base of its own, beside a bare copy of the
same rows (see `bare`), one after the other in turn.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from access.perimeter import Perimeter
from bench.bare import copied
from bench.files import DEPARTMENT, Long, long_files, write
from bench.load_once import Load
from bench.server import ROOT
from data_access import engine
from data_access.freshness import covered_months
from data_access.query import rows
from ingestion.base import build_empty
from tests.support.postgres import new_database, running_postgres

SIZES = (100_000, 300_000, 1_000_000)
ROUNDS = 3
"""Of the longest file; the shorter ones only show whether memory grows."""
ASK_AGAIN_SECONDS = 0.02
VIGIE = "from command_line.main import main; main()"


@dataclass(frozen=True)
class Loaded:
    """A source of so many lines in a base: what its load costs, and seconds of the bare copy."""

    source: str
    base: str
    lines: int
    load: Load
    bare: float


@dataclass(frozen=True)
class Beside:
    """`vigie charger` from the outside: seconds, and the longest that a reader waited meanwhile."""

    source: str
    base: str
    lines: int
    seconds: float
    reader: float
    asked: int


class Bases:
    """Empty bases of one kind, each used once."""

    def __init__(self, name: str, template: Path | None, server: str) -> None:
        self.name = name
        self._template = template
        self._server = server

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The address of a base without any fact."""
        if self._template is None:
            with new_database(self._server) as url:
                build_empty(url, (DEPARTMENT,))
                yield url
                engine.reader(url).dispose()
            return
        with tempfile.TemporaryDirectory(dir=self._template.parent) as folder:
            yield f"sqlite:///{shutil.copyfile(self._template, Path(folder) / 'base.sqlite')}"


def measured(sizes: Sequence[int] = SIZES, rounds: int = ROUNDS) -> Iterator[Loaded | Beside]:
    """Every source, size and kind of base; then the command line over the longest file."""
    with tempfile.TemporaryDirectory(prefix="vigie-bench-") as name, running_postgres() as server:
        folder = Path(name)
        template = folder / "empty.sqlite"
        build_empty(f"sqlite:///{template}", (DEPARTMENT,))
        kinds = (Bases("SQLite", template, server), Bases("PostgreSQL", None, server))
        for long in long_files(max(sizes)):
            paths = write(folder, long, sizes)
            for bases in kinds:
                for size in sizes:
                    yield _loaded(bases, long, paths[size], size, rounds if size == max(sizes) else 1)
                yield _beside(bases, long, paths[max(sizes)], max(sizes))


def _loaded(bases: Bases, long: Long, path: Path, lines: int, rounds: int) -> Loaded:
    turns = [_turn(bases, long, path) for _ in range(rounds)]
    loads, bare = zip(*turns, strict=True)
    middle = Load(
        check=median(one.check for one in loads),
        write=median(one.write for one in loads),
        measures=median(one.measures for one in loads),
        mebibytes=max(one.mebibytes for one in loads),
    )
    return Loaded(long.source, bases.name, lines, middle, median(bare))


def _turn(bases: Bases, long: Long, path: Path) -> tuple[Load, float]:
    with bases.empty() as url, bases.empty() as other:
        told = subprocess.run(
            [sys.executable, "-m", "bench.load_once", url, str(path)],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        return Load(**json.loads(told.stdout)), copied(url, other, long.table)


def _beside(bases: Bases, long: Long, path: Path, lines: int) -> Beside:
    """Load with the command line, and read without end meanwhile."""
    with bases.empty() as url:
        variables = {**os.environ, "VIGIE_REPORTING_URL": url, "VIGIE_DEPARTMENTS": DEPARTMENT}
        command = [sys.executable, "-c", VIGIE, "charger", str(path)]
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL)
        waits = list(_reading_until_the_end(process, url))
        seconds = time.perf_counter() - began
        if process.returncode:
            raise RuntimeError(f"{path.name}: {process.returncode}")
        return Beside(long.source, bases.name, lines, seconds, max(waits), len(waits))


def _reading_until_the_end(process: subprocess.Popen[bytes], url: str) -> Iterator[float]:
    while process.poll() is None:
        began = time.perf_counter()
        rows(url, covered_months(Perimeter(DEPARTMENT)))
        yield time.perf_counter() - began
        time.sleep(ASK_AGAIN_SECONDS)
