"""A page of another role, on a server that nobody has opened yet: does a browser get a refusal only?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.oidc import NoNodeError, installed, signing_in
from tests.support.publications import Published
from tests.support.server import serving

pytestmark = pytest.mark.browser

SHOTS = Path("build/screens")
SIZES = {1440: 900, 390: 844}
SECONDS = 30_000
PEOPLE = {
    "p1": {"name": "Karim Benali", "vigie_role": "partenaire", "vigie_departements": "61"},
    "d1": {"name": "Claire Morel", "vigie_role": "direction", "vigie_departements": "61"},
}
INJECTION = "61' OR 1=1--"
CLOSED, ELSEWHERE = "Cette page ne vous est pas ouverte", "Ce département ne vous est pas ouvert"
REFUSED = {
    "qualite": CLOSED,
    "comparaisons": CLOSED,
    "acces": CLOSED,
    "mas?departement=75&periode=2022": ELSEWHERE,
    "?departement=2A": ELSEWHERE,
}
NO_PAGE = ("pages/reference/quality.py", "pages/pilotage/overview", "nulle-part")
FIGURES = ".vg-card, .vg-strip, .vg-line, .vg-table, [data-testid=stVegaLiteChart]"


@contextmanager
def partners_only(published: Published) -> Iterator[str]:
    """A server that knows what was published, and nothing else."""
    with serving("", VIGIE_DIFFUSION_URL=published.diffusion_url) as address:
        yield address


@contextmanager
def opening(browser: Browser, address: str) -> Iterator[tuple[Page, list[bytes]]]:
    """A page at an address, and all that its socket receives."""
    context = browser.new_context(locale="en-US", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    received: list[bytes] = []
    page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(_raw(frame)))
    )
    page.goto(address)
    yield page, received
    context.close()


def _raw(frame: bytes | str) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def is_titled(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible(timeout=SECONDS)


@pytest.mark.parametrize("asked", REFUSED)
def test_the_first_address_of_a_server_of_partners_is_refused(
    browser: Browser, demonstration_published: Published, asked: str
) -> None:
    with (
        partners_only(demonstration_published) as address,
        opening(browser, f"{address}/{asked}") as (page, received),
    ):
        is_titled(page, REFUSED[asked])
        _holds_no_figure(page, received)
        assert "Référence" not in page.inner_text("body")
        _photograph(page, f"refus-{'departement' if 'departement' in asked else asked}")


def test_the_first_address_that_is_no_page_runs_no_page(
    browser: Browser, demonstration_published: Published
) -> None:
    for asked in NO_PAGE:
        with (
            partners_only(demonstration_published) as address,
            opening(browser, f"{address}/{asked}") as (page, received),
        ):
            expect(page.get_by_role("dialog")).to_contain_text("Page introuvable", timeout=SECONDS)
            assert b"Fra\xc3\xaecheur" not in b"".join(received)
            assert "Qualité" not in page.inner_text("body")


def test_whatever_is_written_in_the_filters_is_answered_in_french(
    browser: Browser, demonstration_published: Published
) -> None:
    with partners_only(demonstration_published) as address:
        for name in ("departement", "periode", "publication", "onglet", "pas"):
            asked = urlencode({name: INJECTION})
            with opening(browser, f"{address}/mas?{asked}") as (page, _):
                is_titled(page, "Mission accompagnement santé")
                expect(page.get_by_role("alert")).to_contain_text(f"« {INJECTION} » n'existe pas ici")
        with opening(browser, f"{address}/glossaire?{urlencode({'mot': INJECTION})}") as (page, _):
            expect(page.get_by_text("Aucun indicateur ne contient ces mots")).to_be_visible()
        with opening(browser, f"{address}/mas?publication=2") as (page, _):
            expect(page.get_by_role("alert")).to_contain_text("« 2 » n'existe pas ici")
            expect(page.locator(".vg-strip")).to_contain_text("n°\u00a01")


def test_a_refusal_leads_to_a_department_that_is_open(
    browser: Browser, demonstration_published: Published
) -> None:
    with (
        partners_only(demonstration_published) as address,
        opening(browser, f"{address}/mas?departement=75") as (page, _),
    ):
        page.get_by_role("link", name="Ouvrir le département 91").click()
        is_titled(page, "Vue d'ensemble")
        expect(page.locator(".vg-strip")).to_contain_text("Essonne (91)")


@pytest.fixture
def both_roles(demonstration_published: Published, access_url: str) -> Iterator[str]:
    """A server of both bases where people sign in, that nobody has opened yet."""
    try:
        installed()
    except NoNodeError as reason:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(reason))
    told, diffusion_url = demonstration_published.reporting_url, demonstration_published.diffusion_url
    with signing_in(told, PEOPLE, VIGIE_DIFFUSION_URL=diffusion_url, VIGIE_ACCESS_URL=access_url) as address:
        yield address


def sign_in(page: Page, login: str) -> None:
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_label("Identifiant").fill(login)
    page.get_by_role("button", name="Entrer").click()


def test_a_partner_of_a_server_of_both_roles_is_refused_at_its_first_page(
    browser: Browser, both_roles: str
) -> None:
    with opening(browser, f"{both_roles}/qualite") as (page, received):
        sign_in(page, "p1")
        is_titled(page, CLOSED)
        _holds_no_figure(page, received)
        for asked, title in {**REFUSED, "mas?departement=91": ELSEWHERE}.items():
            page.goto(f"{both_roles}/{asked}")
            is_titled(page, title)
            _holds_no_figure(page, received)
        expect(page.get_by_role("combobox", name="Voir comme")).to_have_count(0)


def test_seeing_as_a_partner_ends_when_the_director_signs_out(browser: Browser, both_roles: str) -> None:
    with opening(browser, f"{both_roles}/mas") as (page, _):
        sign_in(page, "d1")
        page.get_by_role("combobox", name="Voir comme").click()
        page.get_by_role("option", name="Partenaire du 61").click()
        expect(page.locator(".st-key-vu-comme")).to_be_visible()
        expect(page.locator(".st-key-lecteur")).to_contain_text("Claire Morel")
        page.get_by_role("button", name="Se déconnecter").click()
        page.get_by_role("button", name="Fermer la session").click()
        is_titled(page, "Vous êtes déconnecté")
        page.goto(f"{both_roles}/mas")
        sign_in(page, "d1")
        is_titled(page, "Mission accompagnement santé")
        expect(page.locator(".st-key-vu-comme")).to_have_count(0)
        expect(page.get_by_role("combobox", name="Voir comme")).to_have_value("Direction")


def test_a_director_sees_as_a_partner_and_comes_back(
    browser: Browser, demonstration_published: Published, access_url: str
) -> None:
    told, diffusion_url = demonstration_published.reporting_url, demonstration_published.diffusion_url
    with (
        serving(told, VIGIE_DIFFUSION_URL=diffusion_url, VIGIE_ACCESS_URL=access_url) as address,
        opening(browser, f"{address}/mas?departement=91&periode=2022") as (page, _),
    ):
        page.get_by_role("combobox", name="Voir comme").click()
        page.get_by_role("option", name="Partenaire du 91").click()
        band = page.locator(".st-key-vu-comme")
        expect(band).to_contain_text("Vous voyez Vigie comme un partenaire du département 91.")
        expect(page.locator(".vg-strip")).to_contain_text("n°\u00a01")
        menu = page.get_by_test_id("stSidebarNav")
        expect(menu.get_by_role("link", name="Journal des accès")).to_have_count(0)
        menu.get_by_role("link", name="PLANIR").click()
        is_titled(page, "PLANIR")
        expect(band).to_be_visible()
        assert "voir" not in page.url
        _photograph(page, "vu-comme")
        page.get_by_role("button", name="Revenir à la direction").click()
        expect(band).to_have_count(0)
        expect(menu.get_by_role("link", name="Journal des accès")).to_be_visible()


def _holds_no_figure(page: Page, received: list[bytes]) -> None:
    assert page.locator(FIGURES).count() == 0
    assert not [frame for frame in received if b"vg-card" in frame or b"vg-strip" in frame]


def _photograph(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        page.screenshot(path=SHOTS / f"{name}-{width}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert not [one["id"] for one in found if one["impact"] in ("serious", "critical")]
