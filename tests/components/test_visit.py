"""Is a visit noted once when a page is opened or changed, and a file when it is taken, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import visit
from data_access.accesses.queue import queue_of
from data_access.accesses.visits import Visit, visits
from settings import current
from tests.support.access import PARTNER, TODAY


@pytest.fixture
def journal(access_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("VIGIE_ACCESS_URL", access_url)
    current.cache_clear()
    yield access_url
    current.cache_clear()


def written(url: str) -> list[Visit]:
    """What was noted, the oldest first."""
    assert queue_of(url).flush()
    return list(reversed(visits(url, TODAY, TODAY)))


def script() -> None:
    """A page that may stop, fail, be refused, or give a file."""
    import streamlit as st  # noqa: PLC0415

    from access.user import Refused, Role, User  # noqa: PLC0415
    from components.visit import tab_opened, taken, visited  # noqa: PLC0415

    reader = User("CCAS", Role.PARTNER, ("61",), identifier="p-1")
    state = st.session_state
    does = state.get("does", "")
    with visited(reader, state.get("page", "Comparaisons")) as visiting:
        if does == "refuse":
            raise Refused("Non.")
        visiting.department, visiting.period = "61", state.get("year", "2022")
        if "tab" in state:
            tab_opened(state["tab"])
        if does == "fail":
            raise ValueError("no")
        if does == "give":
            state["file"] = taken("vigie.csv", lambda: b"1")
        if does == "stop":
            st.stop()


def shown(test: AppTest, **state: object) -> AppTest:
    for name, value in state.items():
        test.session_state[name] = value
    return test.run()


def told(one: Visit) -> tuple[str, ...]:
    return one.kind, one.page, one.tab, one.period, one.departments


def test_a_page_is_noted_once_whatever_the_number_of_runs(journal: str) -> None:
    test = AppTest.from_function(script)
    for _ in range(3):
        shown(test)
    (only,) = written(journal)
    assert told(only) == ("page", "Comparaisons", "", "2022", "61")
    assert (only.identifier, only.role) == ("p-1", "partner")


def test_another_period_tab_or_page_is_another_visit(journal: str) -> None:
    test = AppTest.from_function(script)
    for state in ({"tab": "Parcours"}, {"tab": "Délais"}, {"year": "2023"}, {"page": "PLANIR"}):
        shown(test, **state)
    assert [told(one) for one in written(journal)] == [
        ("page", "Comparaisons", "Parcours", "2022", "61"),
        ("page", "Comparaisons", "Délais", "2022", "61"),
        ("page", "Comparaisons", "Délais", "2023", "61"),
        ("page", "PLANIR", "Délais", "2023", "61"),
    ]


def test_the_tab_of_the_former_page_is_forgotten(journal: str) -> None:
    test = shown(AppTest.from_function(script), tab="Parcours")
    del test.session_state["tab"]
    shown(test, page="Glossaire")
    assert [one.tab for one in written(journal)] == ["Parcours", ""]


def test_a_page_that_has_nothing_to_show_was_opened_all_the_same(journal: str) -> None:
    shown(AppTest.from_function(script), does="stop")
    assert [one.kind for one in written(journal)] == ["page"]


def test_a_page_that_fails_shows_nothing_and_is_no_visit(journal: str) -> None:
    assert shown(AppTest.from_function(script), does="fail").exception
    assert written(journal) == []


def test_a_refusal_is_noted_with_the_department_that_was_asked(journal: str) -> None:
    test = AppTest.from_function(script)
    test.query_params["departement"] = "75 – Paris"
    for _ in range(2):
        assert shown(test, does="refuse").exception
    (only,) = written(journal)
    assert told(only) == ("refused", "Comparaisons", "", "", "75")


def test_words_of_an_address_are_not_kept(journal: str) -> None:
    test = AppTest.from_function(script)
    test.query_params["departement"] = "Jeanne Martin"
    shown(test, does="refuse")
    assert [one.departments for one in written(journal)] == ["?"]


def test_a_file_is_noted_when_it_is_taken_and_not_when_its_button_is_drawn(journal: str) -> None:
    test = shown(AppTest.from_function(script), does="give", tab="Parcours")
    assert [one.kind for one in written(journal)] == ["page"]
    assert [test.session_state["file"]() for _ in range(2)] == [b"1", b"1"]
    files = written(journal)[1:]
    assert [(one.file, *told(one)) for one in files] == [
        ("vigie.csv", "file", "Comparaisons", "Parcours", "2022", "61")
    ] * 2


def test_a_file_that_could_not_be_made_was_not_taken(journal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {visit._VISITING: visit.Visiting(PARTNER, "PLANIR")})

    def broken() -> bytes:
        raise ValueError("no rows")

    with pytest.raises(ValueError, match="no rows"):
        visit.taken("vigie.csv", broken)()
    assert written(journal) == []


def test_outside_of_a_visit_a_file_is_only_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    assert visit.taken("vigie.csv", lambda: b"1")() == b"1"
