"""Are the PostgreSQL and the Chromium of the tests real ones?"""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from sqlalchemy import create_engine, text

from tests.support.browser import NoBrowserError, find_chromium


@pytest.mark.postgres
def test_the_address_leads_to_a_real_server(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.scalar(text("select version()")).startswith("PostgreSQL 18")
        assert connection.scalar(text("show server_encoding")) == "UTF8"
        assert connection.scalar(text("show fsync")) == "off"
    engine.dispose()


@pytest.mark.browser
def test_chromium_draws_a_page(page: Page) -> None:
    page.goto("data:text/html;charset=utf-8,<title>Vigie</title><h1>Accès aux droits</h1>")
    assert page.title() == "Vigie"
    assert page.get_by_role("heading").inner_text() == "Accès aux droits"


@pytest.mark.browser
def test_axe_runs_offline_and_finds_a_picture_without_words(page: Page) -> None:
    page.goto("data:text/html,<html lang=fr><title>Vigie</title><main><h1>Vigie</h1><img src=''></main>")
    violations = Axe().run(page).response["violations"]
    assert [violation["id"] for violation in violations] == ["image-alt"]


def test_a_browser_chosen_by_hand_that_does_not_start_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    absent = tmp_path / "chromium"
    monkeypatch.setenv("VIGIE_CHROMIUM", str(absent))
    with pytest.raises(NoBrowserError, match=str(absent)):
        find_chromium()
