"""Does the way to the provider and back lead where it must, and nowhere else?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, quote, urljoin, urlsplit

import pytest
from httpx import ASGITransport, AsyncClient, Cookies
from httpx import Response as Answer
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from door import oidc
from door.oidc import COOKIE, SecureCookies, ThroughProvider, safe_link
from door.sign_in.configuration import Provider
from settings import Settings, from_environment

LINK = "/mas?departement=91+%E2%80%93+Essonne&periode=2022"
AT_PROVIDER = "https://p.example/auth?client_id=vigie&prompt=select_account&state=s"


class Client:
    """A browser that keeps its cookies and does not follow redirections."""

    def __init__(self, application: Starlette, base_url: str = "http://vigie.example") -> None:
        self.application, self.base_url, self.cookies = application, base_url, Cookies()

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return asyncio.run(self._asked(path, headers or {}))

    async def _asked(self, path: str, headers: Mapping[str, str]) -> Answer:
        transport = ASGITransport(self.application)
        async with AsyncClient(transport=transport, base_url=self.base_url, cookies=self.cookies) as browser:
            answer = await browser.get(path, headers=dict(headers))
            self.cookies = browser.cookies
        return answer


def provider(redirect_uri: str = "http://vigie.example/oauth2callback", **client_kwargs: str) -> Provider:
    return Provider("vigie", "https://p.example/x", redirect_uri, False, client_kwargs)


def _leaves(_: Request) -> Response:
    return RedirectResponse(AT_PROVIDER, 302)


def _fails(_: Request) -> Response:
    return PlainTextResponse("Authentication error", 400)


def _comes_back(request: Request) -> Response:
    answer = RedirectResponse("/", 302)
    if request.query_params.get("code") == "good":
        answer.set_cookie("_streamlit_user", "signed", httponly=True, samesite="lax")
    else:
        answer.delete_cookie("_streamlit_user")
    return answer


def _home(_: Request) -> Response:
    answer = PlainTextResponse("home")
    answer.set_cookie("_streamlit_xsrf", "x", samesite="strict")
    return answer


@pytest.fixture
def vigie(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Client]:
    """A client of the two addresses of Streamlit's sign-in, behind the middleware."""

    def made(known: Provider | None = None, settings: Settings | None = None, **client: str) -> Client:
        monkeypatch.setattr(oidc, "provider", lambda: known or provider())
        monkeypatch.setattr(oidc, "current", lambda: settings or from_environment({}))
        routes = [
            Route("/auth/login", _leaves),
            Route("/away/auth/login", _fails),
            Route("/oauth2callback", _comes_back),
            Route("/", _home),
        ]
        middleware = [Middleware(SecureCookies), Middleware(ThroughProvider)]
        application = Starlette(routes=routes, middleware=middleware)
        return Client(application, **client)

    return made


def left_from(client: Client, link: str, host: str = "http://vigie.example") -> str:
    client.get("/auth/login", headers={"referer": f"{host}{link}"})
    return str(client.get("/oauth2callback?code=good&state=s").headers["location"])


def test_whoever_signs_in_returns_to_the_link_they_asked_for(vigie: Callable[..., Client]) -> None:
    assert parse_qs(urlsplit(left_from(vigie(), LINK)).query) == parse_qs(urlsplit(LINK).query)
    assert left_from(vigie(), "/glossaire") == "/glossaire"


def test_the_link_is_used_once(vigie: Callable[..., Client]) -> None:
    client = vigie()
    left_from(client, "/mas")
    assert COOKIE not in client.cookies
    assert client.get("/oauth2callback?code=good").headers["location"] == "/"


@pytest.mark.parametrize(
    "host", ["https://evil.example", "http://vigie.example.evil.example", "http://vigie.example:81"]
)
def test_a_page_of_another_site_does_not_choose_where_to_return(
    vigie: Callable[..., Client], host: str
) -> None:
    assert left_from(vigie(), "/mas", host) == "/"


def test_without_the_page_of_departure_one_returns_home(vigie: Callable[..., Client]) -> None:
    client = vigie()
    client.get("/auth/login")
    assert client.get("/oauth2callback?code=good").headers["location"] == "/"


@pytest.mark.parametrize(
    "link", ["//evil.example", "/%2Fevil.example", "/\\evil.example", "https://evil.example"]
)
def test_a_cookie_planted_by_somebody_else_leads_home(vigie: Callable[..., Client], link: str) -> None:
    client = vigie()
    client.cookies.set(COOKIE, quote(link, safe=""), "vigie.example")
    assert client.get("/oauth2callback?code=good").headers["location"] == "/"


def test_a_refusal_says_so_and_keeps_the_link_for_the_next_try(vigie: Callable[..., Client]) -> None:
    client = vigie()
    client.get("/auth/login", headers={"referer": "http://vigie.example/mas"})
    refused = client.get("/oauth2callback?error=access_denied&state=s").headers["location"]
    assert refused == "/?connexion=refusee"
    assert client.get("/oauth2callback?code=forged").headers["location"] == "/?connexion=refusee"
    assert left_from(client, "/?connexion=refusee") == "/mas"


def test_whoever_has_left_the_provider_is_told_so(vigie: Callable[..., Client]) -> None:
    assert vigie().get("/oauth2callback").headers["location"] == "/?connexion=fermee"


def test_a_provider_that_is_away_is_said_in_french_rather_than_answered_in_english(
    vigie: Callable[..., Client],
) -> None:
    answer = vigie().get("/away/auth/login")
    assert (answer.status_code, answer.headers["location"]) == (302, "/away/?connexion=indisponible")


def asked(client: Client) -> dict[str, list[str]]:
    return parse_qs(urlsplit(client.get("/auth/login").headers["location"]).query)


def test_the_provider_is_asked_for_french_and_for_a_proof_no_older_than_a_session(
    vigie: Callable[..., Client],
) -> None:
    told = asked(vigie(settings=from_environment({"VIGIE_SESSION_HOURS": "2"})))
    assert told == {"client_id": ["vigie"], "state": ["s"], "ui_locales": ["fr"], "max_age": ["7200"]}


def test_a_level_is_asked_when_the_installation_demands_one(vigie: Callable[..., Client]) -> None:
    told = asked(vigie(settings=from_environment({"VIGIE_ACR_VALUES": "eidas2 eidas3"})))
    assert told["acr_values"] == ["eidas2 eidas3"]


def test_a_prompt_chosen_by_the_installation_is_kept(vigie: Callable[..., Client]) -> None:
    assert asked(vigie(provider(prompt="select_account")))["prompt"] == ["select_account"]


def cookie_of(client: Client, path: str = "/auth/login", **headers: str) -> str:
    return str(client.get(path, headers).headers["set-cookie"])


def test_every_cookie_is_secure_through_tls_and_only_then(vigie: Callable[..., Client]) -> None:
    assert "Secure" not in cookie_of(vigie())
    assert "Secure" in cookie_of(vigie(base_url="https://vigie.example"))
    assert "Secure" in cookie_of(vigie(), **{"x-forwarded-proto": "https"})
    public = provider("https://vigie.example/oauth2callback")
    assert "Secure" in cookie_of(vigie(public))
    assert "Secure" in cookie_of(vigie(public), "/oauth2callback?code=good")


def test_every_cookie_stays_on_this_site_and_out_of_scripts(vigie: Callable[..., Client]) -> None:
    for path in ("/auth/login", "/oauth2callback?code=good"):
        told = cookie_of(vigie(), path)
        assert "HttpOnly" in told
        assert "samesite=lax" in told.lower()
    assert cookie_of(vigie(), "/").lower().count("samesite") == 1


SLASHES = st.text(alphabet="/\\%25FfCc2.@:?#a \t\n\u00e9", max_size=14)


@given(SLASHES.map(lambda text: f"/{text}") | SLASHES | st.text(max_size=20))
@example("//evil.example")
@example("/\\evil.example")
@example("/%2F%2Fevil.example")
@example("/%252Fevil.example")
@example("/%5Cevil.example")
@example("/\t/evil.example")
@example("/a/..//evil.example")
@example("/auth/logout")
def test_no_link_ever_leads_to_another_site(text: str) -> None:
    link = safe_link(text)
    assert link.startswith("/")
    browser_reads = link.replace("\\", "/").replace("\t", "").replace("\n", "")
    assert urlsplit(urljoin("https://vigie.example/x", browser_reads)).netloc == "vigie.example"
    assert not browser_reads.startswith("//")
    assert not link.startswith("/auth/")
    assert link.isascii()


@pytest.mark.parametrize(
    "link", ["/", "/mas", LINK, "/mas?lien=https%3A%2F%2Fx&a=%2F%2F", "/charte-romain-jacob?x="]
)
def test_a_link_of_vigie_is_kept_whole(link: str) -> None:
    assert safe_link(link) == link


def test_a_link_too_long_leads_home() -> None:
    assert safe_link("/mas?" + "a" * 3000) == "/"
