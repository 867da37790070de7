"""Who gets in, through a real browser, a real Vigie and a real certified provider?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.sign_in.conftest import ACCOUNTS, CONTACT
from tests.support.liar import Liar, lying
from tests.support.oidc import auth_variables, signing_in
from tests.support.server import free_port, serving

pytestmark = pytest.mark.browser

SHOTS = Path("build/screens")
LINK = "/mas?departement=91+%E2%80%93+Essonne&pas=trimestre&periode=2022"
ORNE = "/mas?departement=61+%E2%80%93+Orne&periode=2022"
SECONDS = 30_000


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    context.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    yield context
    context.close()


def at_the_door(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Se connecter").click()


def sign_in(page: Page, link: str, login: str) -> None:
    at_the_door(page, link)
    prove(page, login)


def prove(page: Page, login: str) -> None:
    page.get_by_label("Identifiant").fill(login)
    page.get_by_role("button", name="Entrer").click()


def opened(page: Page) -> None:
    expect(page.get_by_role("heading", level=1, name="Mission accompagnement santé")).to_be_visible()
    expect(page.locator(".vg-card__number").first).to_be_visible()


def title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()
    assert not page.locator(".vg-card__number, .vg-strip, [data-testid=stSidebarNav]").count()
    expect(page.get_by_test_id("stSidebar")).not_to_be_visible()


def photograph(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    for width, height in ((390, 844), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        page.screenshot(path=SHOTS / f"{name}-{width}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    serious = [
        one["id"]
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert not serious


def test_a_director_returns_to_the_asked_link_with_its_filters(
    visitor: BrowserContext, keycloak: str
) -> None:
    page = visitor.new_page()
    page.goto(f"{keycloak}{LINK}")
    title(page, "Connexion")
    photograph(page, "porte-connexion")
    page.get_by_role("button", name="Se connecter").click()
    prove(page, "d1")
    opened(page)
    assert page.url == f"{keycloak}{LINK}"
    expect(page.get_by_role("radio", name="trimestre")).to_be_checked()
    expect(page.locator(".vg-strip")).to_contain_text("Essonne (91)")
    sidebar = page.locator(".st-key-lecteur")
    expect(sidebar).to_contain_text("Claire Morel")
    expect(sidebar).to_contain_text("Direction, départements 61 et 91".replace(" et ", "\u00a0et\u00a0"))
    cookies = {cookie["name"]: cookie for cookie in visitor.cookies()}
    assert "vigie_retour" not in cookies
    for name in ("_streamlit_user", "_streamlit_user_tokens"):
        assert (cookies[name]["httpOnly"], cookies[name]["sameSite"]) == (True, "Lax")
    photograph(page, "lecteur")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(sidebar).to_be_in_viewport(ratio=1)
    page.screenshot(path=SHOTS / "lecteur-menu-390.png")


def test_a_partner_has_the_departments_of_their_claims_and_no_other(
    visitor: BrowserContext, keycloak: str
) -> None:
    page = visitor.new_page()
    sign_in(page, f"{keycloak}/glossaire", "p1")
    expect(page.locator(".st-key-lecteur")).to_contain_text("Karim Benali")
    expect(page.locator(".st-key-lecteur")).to_contain_text("Partenaire, département 61")
    _is_refused(page, f"{keycloak}{LINK}")


@pytest.mark.parametrize("asked", ["91", "91 – Orne"])
def test_a_perimeter_tampered_in_the_address_is_refused_and_the_menu_leads_out(
    visitor: BrowserContext, keycloak: str, asked: str
) -> None:
    page = visitor.new_page()
    sign_in(page, f"{keycloak}/mas?{urlencode({'departement': asked})}", "d2")
    _is_refused(page)
    page.get_by_role("link", name="Glossaire").click()
    expect(page.get_by_role("heading", level=1, name="Glossaire")).to_be_visible()


def _is_refused(page: Page, address: str = "") -> None:
    if address:
        page.goto(address)
    expect(page.get_by_role("heading", level=1, name="Ce département ne vous est pas ouvert")).to_be_visible()
    expect(page.get_by_test_id("stMain")).to_contain_text("Le département 91")
    assert not page.locator(".vg-card__number, .vg-strip").count()


def test_a_row_of_the_table_wins_over_the_claims(visitor: BrowserContext, keycloak: str) -> None:
    page = visitor.new_page()
    sign_in(page, f"{keycloak}/glossaire", "t1")
    expect(page.locator(".st-key-lecteur")).to_contain_text("Jeanne Roux")
    expect(page.locator(".st-key-lecteur")).to_contain_text("Partenaire, département 61")


def test_without_a_role_one_reads_whom_to_ask_and_which_identifier_to_give(
    visitor: BrowserContext, keycloak: str
) -> None:
    page = visitor.new_page()
    sign_in(page, f"{keycloak}{LINK}", "n1")
    title(page, "Rien ne vous est encore ouvert")
    expect(page.locator(".vg-door")).to_contain_text(CONTACT)
    expect(page.locator(".vg-door code")).to_have_text("n1")
    photograph(page, "porte-sans-role")
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("button", name="Fermer la session")).to_be_visible()


def test_signing_out_closes_the_other_tab_and_the_session_of_the_provider(
    visitor: BrowserContext, keycloak: str
) -> None:
    page, other = visitor.new_page(), visitor.new_page()
    sign_in(page, f"{keycloak}{LINK}", "d1")
    opened(page)
    other.goto(f"{keycloak}{LINK}")
    opened(other)
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("button", name="Fermer la session").click()
    title(page, "Vous êtes déconnecté")
    other.get_by_role("radio", name="année").click()
    title(other, "Vous êtes déconnecté")
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_label("Identifiant")).to_be_visible()
    prove(page, "d1")
    expect(page.locator(".st-key-lecteur")).to_contain_text("Claire Morel")


def test_the_manner_of_proconnect_reads_the_signed_profile_and_keeps_it_for_the_other_tabs(
    visitor: BrowserContext, proconnect: str
) -> None:
    page, other = visitor.new_page(), visitor.new_page()
    sign_in(page, f"{proconnect}{ORNE}", "d1")
    opened(page)
    expect(page.locator(".st-key-lecteur")).to_contain_text("Claire Morel")
    other.goto(f"{proconnect}{ORNE}")
    opened(other)
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("button", name="Fermer la session").click()
    other.get_by_role("radio", name="année").click()
    title(other, "Vous êtes déconnecté")


@pytest.mark.usefixtures("_node")
def test_an_expired_session_stops_at_the_next_click_and_comes_back_to_the_same_link(
    visitor: BrowserContext, demonstration_url: str, accounts_url: str
) -> None:
    with signing_in(
        demonstration_url, ACCOUNTS, VIGIE_SESSION_HOURS="0.004", VIGIE_ACCESS_URL=accounts_url
    ) as vigie:
        page = visitor.new_page()
        sign_in(page, f"{vigie}{LINK}", "d1")
        opened(page)
        page.wait_for_timeout(15_000)
        page.get_by_role("radio", name="année").click()
        title(page, "Votre session a expiré")
        photograph(page, "porte-session-expiree")
        page.get_by_role("button", name="Se reconnecter").click()
        prove(page, "d1")
        opened(page)
        expect(page.get_by_role("radio", name="année")).to_be_checked()
        expect(page.locator(".vg-strip")).to_contain_text("Essonne (91)")


def _refused(visitor: BrowserContext, vigie: str, liar: Liar) -> None:
    page = visitor.new_page()
    at_the_door(page, f"{vigie}{ORNE}")
    title(page, "Cette connexion a été refusée")
    assert "Traceback" not in page.inner_text("body")
    page.close()
    visitor.clear_cookies()
    liar.how, liar.lie = "signed", {}


def test_a_provider_that_lies_opens_nothing_and_an_honest_one_does(
    visitor: BrowserContext, demonstration_url: str, accounts_url: str
) -> None:
    port = free_port()
    vigie = f"http://localhost:{port}"
    with lying() as liar:
        told = auth_variables(vigie, liar.address)
        with serving(demonstration_url, port=port, VIGIE_ACCESS_URL=accounts_url, **told):
            liar.algorithms = ["RS256", "none"]
            for how in ("by another key", "unsigned"):
                liar.how = how
                _refused(visitor, vigie, liar)
            for lie in ({"aud": "another"}, {"iss": "https://elsewhere.example"}, {"exp": 1_700_000_000}):
                liar.lie = lie
                _refused(visitor, vigie, liar)
            page = visitor.new_page()
            at_the_door(page, f"{vigie}{ORNE}")
            opened(page)
            expect(page.locator(".vg-strip")).to_contain_text("Orne (61)")


def test_a_page_by_its_address_on_a_fresh_server_shows_only_the_door(
    visitor: BrowserContext, demonstration_url: str, accounts_url: str
) -> None:
    port = free_port()
    told = auth_variables(f"http://localhost:{port}", "http://localhost:9")
    with serving(demonstration_url, port=port, VIGIE_ACCESS_URL=accounts_url, **told) as vigie:
        for address in ("/qualite", "/mas", "/acces"):
            page = visitor.new_page()
            page.goto(f"{vigie}{address}?departement=61")
            title(page, "Connexion")
            words = page.inner_text("body")
            assert not re.search(r"Orne|saisine", words)
            page.get_by_role("button", name="Se connecter").click()
            title(page, "Le service de connexion ne répond pas")
            page.close()


def test_without_sign_in_the_screen_says_that_only_this_machine_is_served(
    visitor: BrowserContext, demonstration_url: str
) -> None:
    with serving(demonstration_url) as vigie:
        page = visitor.new_page()
        page.goto(f"{vigie}{ORNE}")
        opened(page)
        expect(page.locator(".st-key-lecteur")).to_contain_text(
            "Sans connexion : ouvert à la direction, sur ce poste seulement."
        )
        assert not page.get_by_role("button", name="Se déconnecter").count()
