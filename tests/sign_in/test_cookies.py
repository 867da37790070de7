"""Which marks do the cookies of the sign-in bear, on a real server, behind TLS and on this machine?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Response, expect

from tests.sign_in.test_in_the_browser import ORNE, SECONDS, sign_in

pytestmark = pytest.mark.browser

BEHIND_TLS = {"X-Forwarded-Proto": "https"}
ON_THE_WAY = ("/auth/login", "/oauth2callback")
GIVEN = {"_streamlit_session", "vigie_retour", "_streamlit_user", "_streamlit_user_tokens"}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own for each test."""
    one = browser.new_context()
    one.set_default_timeout(SECONDS)
    yield one
    one.close()


def cookies_given(context: BrowserContext, vigie: str) -> dict[str, set[str]]:
    """The marks of each cookie that Vigie sets while somebody signs in, as they travel."""
    answers: list[Response] = []
    page = context.new_page()
    page.on("response", lambda answer: answers.append(answer) if answer.url.startswith(vigie) else None)
    sign_in(page, f"{vigie}{ORNE}", "d1")
    expect(page.locator(".vg-strip")).to_contain_text("Orne (61)", timeout=SECONDS)
    found: dict[str, set[str]] = {}
    for answer in (one for one in answers if any(path in one.url for path in ON_THE_WAY)):
        for header in (one["value"] for one in answer.headers_array() if one["name"].lower() == "set-cookie"):
            for cookie in header.splitlines():
                name, *marks = (part.strip() for part in cookie.split(";"))
                known = found.setdefault(name.partition("=")[0], {mark.lower() for mark in marks})
                known &= {mark.lower() for mark in marks}
    return found


def test_behind_tls_every_cookie_is_secure(context: BrowserContext, keycloak: str) -> None:
    """The proxy ends TLS and says so in each request, as the documents ask."""
    context.set_extra_http_headers(BEHIND_TLS)
    given = cookies_given(context, keycloak)
    assert given.keys() >= GIVEN
    for name, marks in given.items():
        assert {"secure", "httponly", "samesite=lax"} <= marks, name
    kept = {cookie["name"]: cookie for cookie in context.cookies()}
    assert kept["_streamlit_user"]["secure"]
    assert kept["_streamlit_user_tokens"]["secure"]


def test_on_this_machine_without_tls_a_cookie_stays_out_of_reach_of_scripts(
    context: BrowserContext, keycloak: str
) -> None:
    given = cookies_given(context, keycloak)
    assert given.keys() >= GIVEN
    for name, marks in given.items():
        assert {"httponly", "samesite=lax"} <= marks, name
        assert "secure" not in marks, name
