"""What does a reader see when the base is away, and when a department has no data?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_screens import opened
from tests.support.server import serving

pytestmark = pytest.mark.browser


def test_an_absent_base_is_said_in_french_and_retried(
    browser: Browser, demonstration_url: str, tmp_path: Path
) -> None:
    absent = tmp_path / "absente.sqlite"
    with serving(f"sqlite:///{absent}") as address:
        page = browser.new_page(locale="en-US")
        page.goto(f"{address}/mas")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("La base n'existe pas encore", timeout=30_000)
        expect(alert).to_contain_text("vigie preparer")
        expect(alert).to_contain_text("Référence")
        words = page.inner_text("body")
        assert "Traceback" not in words
        assert str(absent) not in words

        shutil.copy(demonstration_url.removeprefix("sqlite:///"), absent)
        page.get_by_role("button", name="Réessayer").click()
        expect(page.get_by_role("heading", level=1, name="Mission accompagnement santé")).to_be_visible(
            timeout=30_000
        )


def test_a_department_without_data_says_so(browser: Browser, demonstration_url: str) -> None:
    with serving(demonstration_url, VIGIE_DEPARTMENTS="75,61") as address:
        page = browser.new_page(locale="en-US")
        opened(page, f"{address}/mas?departement=75")

        expect(page.locator(".vg-strip")).to_contain_text("Paris (75)")
        expect(page.get_by_text("Aucune donnée").first).to_be_visible()
        assert page.locator(".vg-card__number").count() == 0


def test_an_address_that_is_no_page_is_said_in_french(browser: Browser, demonstration_url: str) -> None:
    with serving(demonstration_url) as address:
        page = browser.new_page(locale="en-US")
        page.goto(f"{address}/nulle-part")

        expect(page.get_by_role("dialog")).to_contain_text("Page introuvable", timeout=30_000)
        expect(page.get_by_role("dialog")).not_to_contain_text("requested")
