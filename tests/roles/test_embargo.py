"""Does a publication stay unseen until its committee has met, wherever it is asked for?"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.user import Role, User
from components.choice import CHOICE, PUBLICATION
from components.seen_as import KEY
from data_access.engine import file_of
from door.menu import PAGES
from metrics.catalogue import TOPICS
from settings import Settings, current
from tests.support.access import DIRECTOR
from tests.support.entrance import at, entrance, headings, present, sent

PARTNER = User("CCAS", Role.PARTNER, ("61",), identifier="p-1")
NUMBER, MARK = 2, 7_777_000
"""The publication that waits, and what makes each of its figures one of its own."""
WAYS = ("2", "n°\u00a02", "n° 2", "02", "٢")
SHOWN = "n°\u00a01"
TABLES = ("published_cell", "published_month", "published_name", "published_table")


@pytest.fixture
def waiting(
    both_bases: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, access_url: str
) -> Iterator[Path]:
    """A diffusion base whose newest publication has its committee tomorrow, written by hand."""
    original, path = file_of(both_bases.diffusion_url), tmp_path / "diffusion.sqlite"
    assert original is not None
    shutil.copy(original, path)
    with closing(sqlite3.connect(path)) as connection:
        _add(connection)
    monkeypatch.setenv("VIGIE_DIFFUSION_URL", f"sqlite:///{path}")
    monkeypatch.setenv("VIGIE_ACCESS_URL", access_url)
    current.cache_clear()
    yield path
    current.cache_clear()


def _add(connection: sqlite3.Connection) -> None:
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    for table in ("publication", *TABLES):
        names = [row[1] for row in connection.execute(f"pragma table_info({table})")]
        new = {"publication": str(NUMBER), "committee_on": f"'{tomorrow}'", "value": f"value + {MARK}"}
        told = ", ".join(f"{new.get(name, name)} as {name}" for name in names)
        connection.execute(
            f"insert into {table} select {told} from {table} where department = '61' and publication = 1"
        )
    connection.commit()


def check_unseen(shown: AppTest) -> None:
    """The former publication alone is offered and read; no figure of the next one is sent."""
    assert not shown.exception
    assert shown.session_state[CHOICE].publication.label == SHOWN
    assert shown.selectbox(key=PUBLICATION).options == [SHOWN]
    assert not holds_its_figures(shown)


def holds_its_figures(shown: AppTest) -> bool:
    """Is a figure of the publication that waits among all that is sent?"""
    return str(MARK)[:4] in "\n".join(sent(shown)).replace("\u202f", "")


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize("asked", [None, *WAYS, ["1", "2"]])
def test_no_address_opens_it(asked: str | list[str] | None) -> None:
    told = {} if asked is None else {PUBLICATION: asked}
    shown = at("mas", PARTNER, departement="61", periode="2022", **told)
    check_unseen(shown)
    assert all("n'existe pas ici" in one.value for one in shown.warning)
    assert bool(shown.warning) is (asked is not None)


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize("name", ["overview", *TOPICS])
def test_no_page_reads_it(name: str) -> None:
    check_unseen(at(name, PARTNER, departement="61", onglet="Tous les indicateurs"))


@pytest.mark.usefixtures("waiting")
def test_a_director_who_sees_as_a_partner_does_not_see_it_either() -> None:
    with present(DIRECTOR):
        test = entrance("mas", departement="61", periode="2022", publication="2")
        test.session_state[KEY] = "Partenaire du 61"
        check_unseen(test.run())


@pytest.mark.usefixtures("waiting")
def test_once_its_committee_has_met_it_is_the_one_that_is_read(waiting: Path) -> None:
    with closing(sqlite3.connect(waiting)) as connection:
        connection.execute("update publication set committee_on = ?", (datetime.now(UTC).date().isoformat(),))
        connection.commit()
    shown = at("mas", PARTNER, departement="61", periode="2022")
    assert shown.session_state[CHOICE].publication.number == NUMBER
    assert holds_its_figures(shown)


@pytest.mark.parametrize("name", PAGES)
def test_alone_it_leaves_nothing_to_read(waiting: Path, name: str) -> None:
    with closing(sqlite3.connect(waiting)) as connection:
        connection.execute("delete from publication where publication = 1")
        connection.commit()
    shown = at(name, PARTNER, departement="61", publication="2")
    assert not shown.exception
    assert headings(shown) == ["Rien n’est encore publié"]
    assert "vg-card" not in "\n".join(sent(shown))
