"""Two load at once, or somebody reads while a load is written: who waits, who is told, what is seen?"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data_access import beside, engine
from data_access.engine import file_of, writing
from data_access.failure import BaseLocked
from data_access.loading import stamp
from data_access.query import rows
from data_access.schema.common import load_batch
from data_access.schema.mas import mas_team
from ingestion.base import build_empty
from metrics.spacing import spaced
from tests.support.given_files import a_csv, loaded
from tests.support.postgres import new_database
from tests.support.program import ROOT

TEAM = ("mois", "poste", "quotite")
POSTS = select(func.count()).select_from(mas_team)
WAITING = spaced("Un autre chargement est en cours : attente…")
AT_ONCE_SECONDS = 1.0

HOLDING = """
import sys, time
from pathlib import Path
from sqlalchemy import Engine, event
from data_access import loading
from tests.support.given_files import loaded

def hold(*asked):
    refresh(*asked)
    print("written", flush=True)
    time.sleep(float(sys.argv[3]))

def spill(connection):
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size = 5")

event.listen(Engine, "begin", spill)
refresh, loading.refresh = loading.refresh, hold
loaded(sys.argv[1], Path(sys.argv[2]))
"""


def team(path: Path, posts: int, month: int = 1) -> Path:
    return a_csv(path, [TEAM, *((f"{month:02d}/2023", f"A{rank}", "1") for rank in range(posts))])


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A base without any fact, in each engine."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'base' / 'vigie.sqlite'}"
        build_empty(url, ("61",))
        yield url
        return
    with new_database(str(request.getfixturevalue("postgres_url"))) as url:
        build_empty(url, ("61",))
        yield url
        engine.reader(url).dispose()


@contextmanager
def being_loaded(url: str, path: Path, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Another process has written its lines and its measures, and will commit in so many seconds."""
    words = [sys.executable, "-c", HOLDING, url, str(path), str(seconds)]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "written\n"
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()


def charger(url: str, path: Path) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-c", "from command_line.main import main; main()", "charger", str(path)]
    environment = {**os.environ, "VIGIE_REPORTING_URL": url, "VIGIE_DEPARTMENTS": "61"}
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=False)


def test_the_second_of_two_loads_waits_and_says_so(url: str, tmp_path: Path) -> None:
    with being_loaded(url, team(tmp_path / "one.csv", 30), 3.5) as first:
        second = charger(url, team(tmp_path / "two.csv", 20, month=2))
        assert first.wait() == 0
    assert (second.returncode, WAITING in second.stderr.decode()) == (0, True)
    assert rows(url, POSTS) == [(50,)]
    assert rows(url, select(func.count()).select_from(load_batch)) == [(2,)]


def test_a_load_alone_does_not_speak_of_another(url: str, tmp_path: Path) -> None:
    told = charger(url, team(tmp_path / "one.csv", 30))
    assert (told.returncode, told.stderr) == (0, b"")


def test_readers_see_what_was_there_and_do_not_wait(url: str, tmp_path: Path) -> None:
    loaded(url, team(tmp_path / "former.csv", 10))
    with being_loaded(url, team(tmp_path / "long.csv", 5000), 60):
        for _ in range(5):
            began = time.monotonic()
            assert rows(url, POSTS) == [(10,)]
            assert time.monotonic() - began < AT_ONCE_SECONDS


def test_a_load_that_dies_lets_the_next_one_in(url: str, tmp_path: Path) -> None:
    with being_loaded(url, team(tmp_path / "one.csv", 30), 60):
        pass
    loaded(url, team(tmp_path / "two.csv", 20))
    assert rows(url, POSTS) == [(20,)]


# SQLite only


@pytest.fixture
def path(empty_base_url: str) -> Path:
    """The file of a base of the test's own."""
    found = file_of(empty_base_url)
    assert found is not None
    return found


def beside_it(path: Path) -> list[str]:
    return sorted(one.name.removeprefix(path.name) for one in path.parent.iterdir())


def test_a_writer_who_waits_too_long_is_told(
    empty_base_url: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "WAIT_SECONDS", 0.2)
    told: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(BaseLocked), writing(empty_base_url, lambda: told.append("once")):
            pytest.fail("there is one writer at a time")
    assert told == ["once"]


def test_the_base_is_one_plain_file_after_each_write(empty_base_url: str, path: Path) -> None:
    with writing(empty_base_url) as connection:
        stamp(connection, "mine")
        assert "-wal" in beside_it(path)
    assert beside_it(path) == [""]
    copy = path.with_name("copy.sqlite")
    copy.write_bytes(path.read_bytes())
    assert ("stamp", "mine") in sqlite3.connect(copy).execute("SELECT * FROM base_property").fetchall()


def test_a_reader_who_lingers_delays_the_tidying_until_the_next_write(
    empty_base_url: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "WAIT_SECONDS", 0.2)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as lingering:
        with writing(empty_base_url) as connection:
            assert lingering.execute("SELECT count(*) FROM base_property").fetchone()
            stamp(connection, "mine")
        assert "-wal" in beside_it(path)
        assert lingering.execute("SELECT value FROM base_property WHERE name = 'stamp'").fetchone() == (
            "mine",
        )
    with writing(empty_base_url) as connection:
        stamp(connection, "again")
    assert beside_it(path) == [""]


@pytest.mark.parametrize(
    ("kind", "shared"),
    [("ext4", False), ("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("tmpfs", False)],
)
def test_a_folder_of_several_machines_is_written_in_the_ordinary_manner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, shared: bool
) -> None:
    url = f"sqlite:///{tmp_path / 'base' / 'vigie.sqlite'}"
    build_empty(url, ("61",))
    mounted = tmp_path / "mounts"
    mounted.write_text(f"/dev/a / ext4 rw 0 0\nserver:/x {tmp_path / 'base'} {kind} rw 0 0\n")
    monkeypatch.setattr(beside, "_MOUNTED", mounted)
    with writing(url) as connection:
        stamp(connection, "mine")
        assert ("-wal" in beside_it(tmp_path / "base" / "vigie.sqlite")) is not shared
    assert beside_it(tmp_path / "base" / "vigie.sqlite") == [""]
