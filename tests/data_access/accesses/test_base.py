"""Does the base of accesses make itself once, bring itself up to date, and refuse what is not its own?"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text, update

from data_access.accesses import base as access_base
from data_access.accesses.accounts import Account, account_of, accounts, grant
from data_access.accesses.base import AccessBaseAway, asking, noted
from data_access.accesses.visits import record, tally
from data_access.engine import file_of
from data_access.schema.access import access_metadata, access_version
from tests.support.access import TODAY, opened

ROOT = Path(__file__).resolve().parents[2]
WRITING = """
import sys
from data_access.accesses.visits import record
from tests.support.access import opened
for _ in range(5):
    record(sys.argv[1], opened())
"""


def test_the_base_makes_itself_with_every_declared_table(either_access: str) -> None:
    assert accounts(either_access) == ()
    with asking(either_access) as connection:
        assert set(inspect(connection).get_table_names()) == set(access_metadata.tables)


def test_two_processes_that_start_together_make_one_base(access_url: str) -> None:
    commands = [
        subprocess.Popen([sys.executable, "-c", WRITING, access_url], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [(one.communicate(timeout=60)[1], one.returncode) for one in commands] == [(b"", 0)] * 2
    assert tally(access_url, TODAY, TODAY).pages == 10


def test_threads_that_start_together_make_one_base(access_url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: record(access_url, opened()), range(4)))
    assert tally(access_url, TODAY, TODAY).pages == 4


def test_a_base_that_was_taken_away_is_made_again(access_url: str) -> None:
    record(access_url, opened())
    path = file_of(access_url)
    assert path is not None
    path.unlink()
    assert tally(access_url, TODAY, TODAY).pages == 0


@pytest.mark.parametrize("table", ["alembic_version", "anything"])
def test_a_base_of_something_else_is_left_alone(access_url: str, table: str) -> None:
    path = file_of(access_url)
    assert path is not None
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"CREATE TABLE {table} (a)")
    with pytest.raises(AccessBaseAway) as told:
        accounts(access_url)
    assert "VIGIE_ACCESS_URL doit nommer une base qui n'est qu'à elle" in told.value.advice


def test_a_newer_base_is_refused(access_url: str) -> None:
    record(access_url, opened())
    later = update(access_version).values(version=access_base.ACCESS_VERSION + 1)
    noted(access_url, lambda connection: connection.execute(later))
    access_base._made.clear()
    with pytest.raises(AccessBaseAway, match="autre version"):
        accounts(access_url)


def test_an_older_base_is_brought_up_to_date_with_its_rows(
    either_access: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant(either_access, Account("abc", "partner", ("61",)), "test")

    def add_a_column(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE account ADD COLUMN note VARCHAR(10)"))

    monkeypatch.setattr(access_base, "UPGRADES", (add_a_column,))
    monkeypatch.setattr(access_base, "ACCESS_VERSION", 2)
    access_base._made.clear()
    assert account_of(either_access, "abc") == Account("abc", "partner", ("61",))
    with asking(either_access) as connection:
        assert connection.execute(text("SELECT version FROM access_version")).all() == [(2,)]
        assert connection.execute(text("SELECT note FROM account")).all() == [(None,)]


def test_a_wrong_address_names_its_own_setting() -> None:
    with pytest.raises(AccessBaseAway) as told:
        accounts("nothing")
    assert "VIGIE_ACCESS_URL" in told.value.advice
    assert "VIGIE_REPORTING_URL" not in told.value.advice
    assert told.value.title.startswith("Base des accès : l")


def test_a_folder_that_refuses_a_base_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AccessBaseAway, match="ne peut pas être écrite"):
        record(f"sqlite:///{tmp_path}/file/acces.sqlite", opened())
