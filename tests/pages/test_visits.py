"""Does « Journal des accès » tell who came, page by page, and stay closed to all but directors?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from access.user import Refused
from data_access.accesses.queue import Health
from data_access.accesses.visits import record
from door.menu import PAGES, is_open
from pages.reference import visits as page
from settings import current
from tests.support.access import DIRECTOR, PARTNER, opened
from tests.support.screen import screen


@pytest.fixture(autouse=True)
def access(access_url: str, empty_base_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("VIGIE_ACCESS_URL", access_url)
    monkeypatch.setenv("VIGIE_REPORTING_URL", empty_base_url)
    current.cache_clear()
    yield access_url
    current.cache_clear()


def words(shown: AppTest) -> str:
    assert not shown.exception, shown.exception
    html = " ".join(one.proto.body for one in shown.get("html"))
    return re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").replace("\u202f", " ")


def fill(url: str, count: int = 60) -> None:
    rows = (opened(page="PLANIR", tab=f"T{rank}") for rank in range(count))
    record(url, *rows, opened(days_ago=10, identifier="p-1", role="partner", kind="refused"))


def test_an_empty_journal_says_why() -> None:
    shown = screen("visits")
    assert "aucun lecteur, aucune page ouverte" in words(shown)
    assert "personne n'a ouvert Vigie" in shown.info[0].value
    assert [title.value for title in shown.title] == ["Journal des accès"]


def test_the_days_are_summed_up_then_listed_some_at_a_time(access: str) -> None:
    fill(access)
    told = words(screen("visits"))
    assert "Sur les 30 derniers jours : 2 lecteurs, 60 pages ouvertes, aucun fichier emporté" in told
    assert "Journal : 61 visites" in told
    assert "La plus récente d’abord, page 1 sur 2" in told
    assert "effacée après un an" in told
    assert "partenaire" not in told
    second = words(screen("visits", **{"page-du-journal": "2"}))
    assert "page 2 sur 2" in second
    assert "partenaire" in second


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"duree": "7 derniers jours"}, "60 visites"),
        ({"action": "Refus"}, "1 visite"),
        ({"identifiant": "p-"}, "1 visite"),
        ({"page-ouverte": "PLANIR"}, "60 visites"),
        ({"identifiant": "' OR 1=1 --"}, ""),
    ],
)
def test_filters_are_in_the_address(access: str, asked: dict[str, str], count: str) -> None:
    fill(access)
    shown = screen("visits", **asked)
    if count:
        assert f"Journal : {count} " in words(shown)
    else:
        assert "ne répond à ces filtres" in shown.info[0].value


def test_what_is_not_being_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "health", lambda: Health(2, 0, datetime.now(UTC), "La base est occupée."))
    assert "2\u00a0visites attendent" in screen("visits").warning[0].value


def test_only_directors_open_it() -> None:
    with pytest.raises(Refused, match="réservée à la direction"):
        PAGES["visits"][2](PARTNER)
    assert is_open(DIRECTOR, "visits")
    assert not is_open(PARTNER, "visits")
    assert is_open(PARTNER, "mas")
