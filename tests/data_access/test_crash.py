"""A load is killed at the worst moments: does the base open by itself, and hold all of it or nothing?"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from data_access import engine
from data_access.driver_errors import failure_of
from data_access.engine import file_of
from data_access.failure import BaseInterrupted
from data_access.query import rows
from data_access.schema.common import commune_age, load_batch
from ingestion.base import bring_up_to_date, build_empty
from tests.support.given_files import Dump, a_csv, dump, loaded
from tests.support.postgres import new_database
from tests.support.program import ROOT, finished

TEAM = ("mois", "poste", "quotite")
OF_EACH_LOAD = {"load_batch", "source_month", "base_property", "load_difference"}
"""Tables that hold the moment or the identifier of a load."""

KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, Pool, event
from data_access import loading, refresh
from tests.support.given_files import loaded

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def spill(connection):
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size = 5")
        connection.exec_driver_sql("PRAGMA wal_autocheckpoint = 0")

url, path, moment = sys.argv[1:]
event.listen(Engine, "begin", spill)
if moment == "lines written":
    loading.refresh = die
elif moment == "measures half counted":
    count, calls = refresh._count, []
    refresh._count = lambda *asked: (calls.append(1), count(*asked), len(calls) > 1 and die())
elif moment == "about to commit":
    event.listen(Engine, "commit", die)
elif moment == "just committed":
    event.listen(Engine, "commit", lambda _: event.listen(Pool, "checkin", die))
loaded(url, Path(path))
"""
BEFORE_THE_COMMIT = ("lines written", "measures half counted", "about to commit")

ENDLESS = """
import sys
from itertools import cycle
from pathlib import Path
from tests.support.given_files import loaded
url, *paths = sys.argv[1:]
print("ready", flush=True)
for path in cycle(paths):
    loaded(url, Path(path))
    print("loaded", flush=True)
"""


def team(path: Path, full_time: str, posts: int = 40) -> Path:
    """A file of posts over a year: the same keys whatever is said of them."""
    return a_csv(
        path,
        [
            TEAM,
            *(
                (f"{month:02d}/2023", f"A{rank}", full_time)
                for month in range(1, 13)
                for rank in range(posts)
            ),
        ],
    )


def facts_and_measures(url: str) -> Dump:
    return {name: lines for name, lines in dump(url).items() if name not in OF_EACH_LOAD}


def loads(url: str) -> int:
    return int(rows(url, select(func.count()).select_from(load_batch))[0][0])


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A base that holds a first file of posts, in each engine."""
    if request.param == "sqlite":
        yield with_a_first_file(f"sqlite:///{tmp_path / 'base' / 'vigie.sqlite'}", tmp_path)
        return
    with new_database(str(request.getfixturevalue("postgres_url"))) as server_url:
        yield with_a_first_file(server_url, tmp_path)
        engine.reader(server_url).dispose()


def with_a_first_file(url: str, folder: Path) -> str:
    build_empty(url, ("61",))
    loaded(url, team(folder / "first.csv", "1"))
    return url


@pytest.mark.parametrize("moment", BEFORE_THE_COMMIT)
def test_a_load_killed_before_its_end_leaves_nothing_of_itself(url: str, tmp_path: Path, moment: str) -> None:
    second, before = team(tmp_path / "second.csv", "0,5"), dump(url)
    assert finished(KILLED, url, str(second), moment).returncode == -signal.SIGKILL
    assert dump(url) == before
    loaded(url, second)
    assert loads(url) == 2
    assert dump(url)["mas_team"] != before["mas_team"]


def test_a_load_killed_once_committed_is_there_whole(url: str, tmp_path: Path) -> None:
    second, before = team(tmp_path / "second.csv", "0,5"), facts_and_measures(url)
    assert finished(KILLED, url, str(second), "just committed").returncode == -signal.SIGKILL
    assert loads(url) == 2
    after = facts_and_measures(url)
    assert after != before
    loaded(url, tmp_path / "first.csv")
    assert facts_and_measures(url) == before
    loaded(url, second)
    assert facts_and_measures(url) == after


def test_the_commands_answer_after_a_cut(url: str, tmp_path: Path) -> None:
    second = team(tmp_path / "second.csv", "0,5")
    finished(KILLED, url, str(second), "measures half counted")
    for words in (["etat"], ["chiffres", "--departement", "61", "--annee", "2023"]):
        command = [sys.executable, "-c", "from command_line.main import main; main()", *words]
        told = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "VIGIE_REPORTING_URL": url, "VIGIE_DEPARTMENTS": "61"},
            capture_output=True,
            check=False,
        )
        assert (told.returncode, told.stderr) == (0, b"")


# What a cut leaves beside a SQLite base

SQLITE_ONLY = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
CUT_IN_THE_ORDINARY_JOURNAL = """
import os, signal, sqlite3, sys
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("PRAGMA cache_size = 5")
base.execute("BEGIN IMMEDIATE")
base.execute("DELETE FROM commune_age")
os.kill(os.getpid(), signal.SIGKILL)
"""
AGES = select(func.count()).select_from(commune_age)


def cut_in_the_ordinary_journal(url: str) -> Path:
    """As on a folder that several machines share: returns the journal that is left."""
    path = file_of(url)
    assert path is not None
    assert finished(CUT_IN_THE_ORDINARY_JOURNAL, str(path)).returncode == -signal.SIGKILL
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size
    return journal


@SQLITE_ONLY
def test_the_first_reader_rolls_back_what_was_half_written(url: str) -> None:
    before = rows(url, AGES)
    journal = cut_in_the_ordinary_journal(url)
    assert rows(url, AGES) == before
    assert not journal.exists()


@SQLITE_ONLY
def test_a_reader_who_may_not_write_is_told_who_can(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(url, AGES)
    cut_in_the_ordinary_journal(url)
    with monkeypatch.context() as patched:
        patched.setattr(engine, "undo_a_cut_load", lambda _: None)
        with pytest.raises(BaseInterrupted):
            rows(url, AGES)
        bring_up_to_date(url)
        assert rows(url, AGES) == before


@pytest.mark.parametrize("name", ["SQLITE_READONLY_DIRECTORY", "SQLITE_CANTOPEN", "SQLITE_READONLY_RECOVERY"])
def test_a_reader_asked_to_write_is_told_that_a_load_was_cut(tmp_path: Path, name: str) -> None:
    """What SQLite says to who may only read, when what was written beside the base is half there."""
    path = tmp_path / "base.sqlite"
    for left in (path, path.with_name("base.sqlite-wal")):
        left.touch()
    cause = sqlite3.OperationalError("attempt to write")
    cause.sqlite_errorname = name
    error = OperationalError("SELECT 1", None, cause)
    assert isinstance(failure_of(error, path, while_reading=True), BaseInterrupted)


@SQLITE_ONLY
def test_readers_leave_alone_a_load_that_is_going_on(url: str) -> None:
    before = rows(url, AGES)
    path = file_of(url)
    assert path is not None
    going_on = sqlite3.connect(path, isolation_level=None)
    going_on.execute("BEGIN IMMEDIATE")
    going_on.execute("DELETE FROM commune_age")
    assert path.with_name(f"{path.name}-journal").exists()
    assert rows(url, AGES) == before
    going_on.commit()
    going_on.close()
    assert rows(url, AGES) == [(0,)]


@SQLITE_ONLY
def test_what_a_cut_left_beside_the_base_goes_with_the_next_load(url: str, tmp_path: Path) -> None:
    path = file_of(url)
    assert path is not None
    finished(KILLED, url, str(team(tmp_path / "second.csv", "0,5")), "about to commit")
    assert rows(url, AGES)
    assert len(list(path.parent.iterdir())) > 1, "the changes that were cut are still beside"
    loaded(url, tmp_path / "second.csv")
    assert [one.name for one in path.parent.iterdir()] == [path.name]


# Anywhere


@pytest.mark.proof
def test_loads_killed_anywhere_leave_one_of_two_states(url: str, tmp_path: Path) -> None:
    seed = time.time_ns()
    moments = random.Random(seed)
    paths = [
        team(tmp_path / f"{name}.csv", share, posts=1500) for name, share in (("a", "0,5"), ("b", "0,7"))
    ]
    states = {}
    for path in paths:
        loaded(url, path)
        states[path.name] = facts_and_measures(url)
    for _ in range(40):
        told = loads(url)
        done = killed_after(moments.uniform(0, 3), url, *map(str, paths))
        kept = loads(url) - told
        assert kept in (done, done + 1), f"seed {seed}"
        held = paths[(kept - 1) % 2] if kept else path
        assert facts_and_measures(url) == states[held.name], f"seed {seed}"
        path = held


def killed_after(seconds: float, *arguments: str) -> int:
    """Load without end, and be killed that long after the first load began; returns how many had ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.kill()
    ended = process.stdout.read().splitlines().count("loaded")
    process.stdout.close()
    process.wait()
    return ended
