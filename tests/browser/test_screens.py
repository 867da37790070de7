"""What does a reader really get in a browser: no error, French, accessible, nothing from elsewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from door.menu import PAGES
from tests.support.server import serving

pytestmark = pytest.mark.browser

SHOTS = Path("build/screens")
SIZES = {"laptop": (1440, 900), "projector": (1920, 1080), "phone": (390, 844)}
ADDRESSES = {name: page[0] for name, page in PAGES.items()}
SERIOUS = ("serious", "critical")
ENGLISH_NUMBER = re.compile(r"\d,\d{3}(?!\d)|\d\.\d+ ?%")


@pytest.fixture(scope="session")
def vigie(demonstration_url: str) -> Iterator[str]:
    with serving(demonstration_url) as address:
        yield address


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ADDRESSES)
def test_page_in_the_browser(browser: Browser, vigie: str, name: str, size: str) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-US")
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text) if _is_ours(message) else None)
    page.on("request", lambda request: asked.append(request.url))
    opened(page, f"{vigie}/{ADDRESSES[name]}?departement=91+%E2%80%93+Essonne&periode=2022")

    _photograph(page, name, width)
    assert not said
    assert all(url.startswith((vigie, "ws://localhost", "data:", "blob:")) for url in asked)
    assert not ENGLISH_NUMBER.findall(page.inner_text("body"))
    assert page.get_attribute("html", "lang") == "fr"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not _violations(page)
    context.close()


def test_link_restores_the_exact_screen(browser: Browser, vigie: str) -> None:
    page = browser.new_page()
    opened(page, f"{vigie}/mas?departement=91+%E2%80%93+Essonne&periode=T3+2022&pas=trimestre")

    expect(page.get_by_text("Essonne (91)")).to_be_visible()
    expect(page.locator(".vg-strip")).to_contain_text("T3 2022")
    expect(page.get_by_role("radio", name="trimestre")).to_be_checked()


def test_copied_link_restores_the_screen_elsewhere(browser: Browser, vigie: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="en-US")
    page = context.new_page()
    opened(page, f"{vigie}/mas?departement=91&periode=2022")
    page.get_by_role("tab", name="Territoires").click()
    expect(page.get_by_text("Première intercommunalité").first).to_be_visible()
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("button", name="Lien copié")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")

    elsewhere = browser.new_context(locale="de-DE").new_page()
    opened(elsewhere, link)
    expect(elsewhere.locator(".vg-strip")).to_contain_text("Essonne (91)")
    expect(elsewhere.get_by_role("tab", name="Territoires")).to_have_attribute("aria-selected", "true")


def test_a_line_of_the_overview_leads_to_its_page_with_the_filters(browser: Browser, vigie: str) -> None:
    page = browser.new_page()
    opened(page, f"{vigie}/?departement=91+%E2%80%93+Essonne&periode=2022")
    main = page.locator("[data-testid=stMain]")
    main.get_by_role("link", name="Mission accompagnement santé", exact=True).click()

    expect(page.get_by_role("heading", level=1, name="Mission accompagnement santé")).to_be_visible()
    expect(page.locator(".vg-strip")).to_contain_text("Essonne (91)")
    expect(page.locator(".vg-strip")).to_contain_text("2022")


def test_a_signal_leads_to_its_page_with_the_filters(browser: Browser, vigie: str) -> None:
    page = browser.new_page()
    opened(page, f"{vigie}/?departement=91+%E2%80%93+Essonne&periode=2022")
    page.get_by_role("link", name="Saisines\u00a0: au-dessus de la limite haute").click()

    expect(page.get_by_role("heading", level=1, name="Mission accompagnement santé")).to_be_visible()
    expect(page.locator(".vg-strip")).to_contain_text("Essonne (91)")
    expect(page.get_by_text("Au-dessus de la limite haute").first).to_be_visible()


def test_table_twin_downloads_its_figures(browser: Browser, vigie: str) -> None:
    page = browser.new_page()
    opened(page, f"{vigie}/mas?departement=61+%E2%80%93+Orne&periode=2022")
    page.get_by_text("Chiffres et téléchargement").first.click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Télécharger (CSV)").first.click()

    text = Path(caught.value.path()).read_text("utf-8-sig")
    assert "Données de démonstration" in text
    assert "Orne" in text


def _is_ours(message: ConsoleMessage) -> bool:
    """An error, except Streamlit's own search for its root below the address of a page (two 404 answers)."""
    return message.type == "error" and "/_stcore/" not in message.location["url"]


def opened(page: Page, address: str) -> None:
    """Open a page and wait until Streamlit has shown all of it."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=30_000
    )
    page.wait_for_timeout(700)


def _photograph(page: Page, name: str, width: int) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    height = int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))
    page.set_viewport_size({"width": width, "height": height + 40})
    page.wait_for_timeout(700)
    page.screenshot(path=SHOTS / f"{name}-{width}.png")


def _violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in SERIOUS]
