"""Does every page open on a base where nothing is loaded yet, and say so?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from door.menu import PAGES
from settings import current
from tests.support.screen import screen


@pytest.fixture(autouse=True)
def reading_nothing(empty_base_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("VIGIE_REPORTING_URL", empty_base_url)
    current.cache_clear()
    yield
    current.cache_clear()


def html_of(shown: AppTest) -> str:
    return " ".join(element.proto.body for element in shown.get("html"))


@pytest.mark.parametrize("name", [name for name in PAGES if name != "visits"])
def test_a_page_without_data_says_so_and_does_not_fail(name: str) -> None:
    shown = screen(name)
    assert not shown.exception
    words = " ".join([*(one.value for one in (*shown.info, *shown.caption)), html_of(shown)])
    assert name == "glossary" or any(said in words for said in ("ucune donnée", "ucun indicateur"))


def test_the_home_page_does_not_say_that_all_is_well() -> None:
    html = html_of(screen("overview"))
    assert "a assez de mois connus" in html
    assert "Rien ne sort de l" not in html
