"""Is a base built whole or not at all, whatever happens to its builder?"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from data_access import engine
from data_access.engine import being_built, check_version, is_absent, writing
from data_access.migrate import upgrade
from data_access.query import rows
from data_access.schema.common import base_property
from tests.support.postgres import new_database
from tests.support.program import finished, started

BUILDING = """
import sys
from data_access.engine import being_built, writing
from data_access.migrate import upgrade
with being_built(sys.argv[1]) as address, writing(address) as connection:
    upgrade(connection)
"""
KILLED = f"{BUILDING}    import os, signal; os.kill(os.getpid(), signal.SIGKILL)"


def build(url: str) -> None:
    with being_built(url) as address, writing(address) as connection:
        upgrade(connection)


def test_a_builder_killed_midway_leaves_no_base_and_the_next_one_succeeds(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'base.sqlite'}"
    assert finished(KILLED, url).returncode == -signal.SIGKILL
    assert is_absent(url)
    build(url)
    check_version(url)


def test_what_a_killed_builder_left_is_swept_a_day_later(tmp_path: Path) -> None:
    young, old = (tmp_path / f".base.sqlite.{name}.draft" for name in ("young", "old"))
    for draft in (young, old):
        draft.touch()
    os.utime(old, (0, 0))
    build(f"sqlite:///{tmp_path / 'base.sqlite'}")
    assert sorted(path.name for path in tmp_path.iterdir()) == [young.name, "base.sqlite"]


def test_a_builder_that_fails_leaves_nothing_at_all(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'base.sqlite'}"
    with pytest.raises(RuntimeError, match="disk"):
        begin_then_fail(url)
    assert list((tmp_path / "new").iterdir()) == []


def begin_then_fail(url: str) -> None:
    with being_built(url) as address, writing(address) as connection:
        upgrade(connection)
        raise RuntimeError("no more disk")


def test_a_base_made_meanwhile_by_somebody_else_is_not_covered(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'base.sqlite'}"
    with being_built(url) as address:
        with writing(address) as connection:
            upgrade(connection)
        build(url)
        with writing(url) as connection:
            connection.execute(insert(base_property).values(name="mine", value="kept"))
    assert rows(url, select(base_property.c.value).where(base_property.c.name == "mine")) == [("kept",)]
    assert [path.name for path in tmp_path.iterdir()] == ["base.sqlite"]


def test_an_empty_file_is_an_absent_base(tmp_path: Path) -> None:
    path = tmp_path / "base.sqlite"
    path.touch()
    url = f"sqlite:///{path}"
    assert is_absent(url)
    build(url)
    check_version(url)


def test_a_place_with_a_name_of_any_kind(tmp_path: Path) -> None:
    folder = tmp_path / "Bases d'été #1 & 50%"
    url = f"sqlite:///{str(folder).replace('%', '%25')}/vigie.sqlite"
    build(url)
    check_version(url)
    assert [path.name for path in folder.iterdir()] == ["vigie.sqlite"]


def test_builders_at_the_same_time_make_one_whole_base_in_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'base.sqlite'}"
    builders = [started(BUILDING, url) for _ in range(2)]
    assert [builder.wait() for builder in builders] == [0, 0]
    check_version(url)
    assert [path.name for path in tmp_path.iterdir()] == ["base.sqlite"]


@pytest.mark.postgres
def test_builders_at_the_same_time_make_one_whole_base_in_postgresql(postgres_url: str) -> None:
    with new_database(postgres_url) as url:
        builders = [started(BUILDING, url) for _ in range(2)]
        assert [builder.wait() for builder in builders] == [0, 0]
        check_version(url)
        engine.reader(url).dispose()
