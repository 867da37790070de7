"""What does Streamlit's sign-in lack on its way to the provider and back? Four things, on its own addresses.

It returns to the home page: here, to the link that was asked. It asks for no level and no fresh proof: here,
for those of the installation. It says nothing when the provider refuses: here, the page says so. Its cookies
are never `Secure`: here, they are as soon as the reader comes through TLS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from door.sign_in.configuration import Provider, provider
from door.sign_in.reader import AWAY, ENDED, REFUSED, RETURNED
from settings import SignIn, current

LEAVING, COMING_BACK = "/auth/login", "/oauth2callback"
COOKIE = "vigie_retour"
COOKIE_SECONDS = 600
LONGEST_LINK = 2000
_OWN = ("/auth/", "/oauth2callback", "/_stcore", "/media/", "/component/")
_STREAMLIT_DEFAULT_PROMPT = "select_account"

Pairs = list[tuple[bytes, bytes]]
Rewriting = Callable[[Scope, Pairs, Provider], Pairs]


def safe_link(text: str) -> str:
    """A link within Vigie (path and query), or the home page when this is anything else.

    A browser may read two slashes, a backslash or their encoded forms as another site: none of them passes.
    """
    path = urlsplit(text).path if text.startswith("/") else ""
    decoded = unquote(unquote(path))
    plain = len(text) <= LONGEST_LINK and all("!" <= character <= "~" for character in text)
    other = "//" in decoded or "\\" in unquote(unquote(text)) or ".." in decoded or "@" in decoded
    if not path or not plain or other or decoded.startswith(_OWN) or "//" in text.split("?", 1)[0]:
        return "/"
    return text.split("#", 1)[0]


class ThroughProvider:
    """Completes Streamlit's way to the provider and back."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite the redirections of the two addresses of the sign-in; pass everything else on."""
        known = provider() if scope["type"] == "http" else None
        if known is None or not scope["path"].endswith((LEAVING, COMING_BACK)):
            await self._app(scope, receive, send)
            return
        rewritten = _leaving if scope["path"].endswith(LEAVING) else _coming_back

        async def redirected(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, **_answer(scope, message, known, rewritten)}
            await send(message)

        await self._app(scope, receive, redirected)


class SecureCookies:
    """Marks every cookie `Secure` when the reader comes through TLS, and keeps each on this site."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the cookies of the answer."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        marks = [b"SameSite=Lax", *([b"Secure"] if _through_tls(scope) else [])]

        async def secured(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                pairs = message.get("headers", [])
                message["headers"] = [_marked(name, value, marks) for name, value in pairs]
            await send(message)

        await self._app(scope, receive, secured)


def _answer(scope: Scope, message: Message, known: Provider, rewritten: Rewriting) -> Message:
    """A redirection, rewritten; a failure of the provider's, turned into the page that says so."""
    pairs = list(message.get("headers", []))
    if _header(pairs, b"location"):
        return {"headers": rewritten(scope, pairs, known)}
    if message["status"] < HTTPStatus.BAD_REQUEST:
        return {}
    home = scope["path"].removesuffix(LEAVING).removesuffix(COMING_BACK) + "/"
    return {"status": HTTPStatus.FOUND.value, "headers": _with_location(pairs, f"{home}?{RETURNED}={AWAY}")}


def _leaving(scope: Scope, pairs: Pairs, known: Provider) -> Pairs:
    location = _header(pairs, b"location")
    if not location.startswith(("https:", "http:")):
        return pairs
    told = {name for name in known.client_kwargs if name == "prompt"}
    asked = _asked(location, current().sign_in, keeps_prompt=bool(told))
    link = _asked_link(scope)
    return [*_with_location(pairs, asked), *([_cookie(link, COOKIE_SECONDS)] if link else [])]


def _asked(location: str, sign_in: SignIn, *, keeps_prompt: bool) -> str:
    """The address at the provider, with what the installation asks of it.

    `max_age` makes it prove again who is there when its own session is older than one of Vigie may be.
    """
    address, _, query = location.partition("?")
    asked = dict(parse_qsl(query, keep_blank_values=True))
    if not keeps_prompt and asked.get("prompt") == _STREAMLIT_DEFAULT_PROMPT:
        del asked["prompt"]
    asked |= {"ui_locales": "fr", "max_age": str(int(sign_in.session_hours * 3600))}
    if sign_in.acr_values:
        asked["acr_values"] = " ".join(sign_in.acr_values)
    return f"{address}?{urlencode(asked)}"


def _asked_link(scope: Scope) -> str:
    """The page from which the reader leaves for the provider; empty to keep the link remembered before.

    The browser tells it (`Referer`, on this site only: see `referrer-policy` in `door/web.py`).
    """
    headers = Headers(scope=scope)
    from_page = urlsplit(headers.get("referer", ""))
    if not from_page.netloc or from_page.netloc != headers.get("host"):
        return "/"
    kept = [pair for pair in parse_qsl(from_page.query, keep_blank_values=True) if pair[0] != RETURNED]
    if f"{RETURNED}=" in from_page.query and not kept:
        return ""
    return safe_link(from_page.path + (f"?{urlencode(kept)}" if kept else ""))


def _coming_back(scope: Scope, pairs: Pairs, _: Provider) -> Pairs:
    home = scope["path"].removesuffix(COMING_BACK) + "/"
    if _signs_in(pairs):
        link = safe_link(unquote(_cookies(scope).get(COOKIE, "")))
        target = home if link == "/" else link
        return [*_with_location(pairs, target), _cookie("", 0)]
    asked = {name for name, _ in parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)}
    how = REFUSED if asked & {"code", "error"} else ENDED
    return _with_location(pairs, f"{home}?{RETURNED}={how}")


def _signs_in(pairs: Pairs) -> bool:
    """Does this answer give the reader Streamlit's cookie, rather than take it back?"""
    given = [value for name, value in pairs if name.lower() == b"set-cookie"]
    return any(
        cookie.startswith(b"_streamlit_user=") and b"max-age=0" not in cookie.lower() for cookie in given
    )


def _cookies(scope: Scope) -> dict[str, str]:
    try:
        told = SimpleCookie(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in told.items()}


def _cookie(link: str, seconds: int) -> tuple[bytes, bytes]:
    text = f"{COOKIE}={quote(link, safe='')}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax"
    return b"set-cookie", text.encode("ascii")


def _with_location(pairs: Pairs, location: str) -> Pairs:
    kept = [pair for pair in pairs if pair[0].lower() != b"location"]
    return [*kept, (b"location", location.encode("ascii"))]


def _header(pairs: Iterable[tuple[bytes, bytes]], name: bytes) -> str:
    return next((value.decode("latin-1") for told, value in pairs if told.lower() == name), "")


def _marked(name: bytes, value: bytes, marks: list[bytes]) -> tuple[bytes, bytes]:
    if name.lower() != b"set-cookie":
        return name, value
    told = {part.strip().partition(b"=")[0].lower() for part in value.split(b";")[1:]}
    lacking = [mark for mark in marks if mark.partition(b"=")[0].lower() not in told]
    return name, b"; ".join([value, *lacking])


def _through_tls(scope: Scope) -> bool:
    """TLS here, at the proxy, or by the public address; believing a proxy too readily only protects more."""
    known = provider()
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "").split(",")[0].strip().lower()
    return (
        scope.get("scheme") in ("https", "wss")
        or forwarded == "https"
        or (known is not None and known.is_behind_tls)
    )
