"""What stands between the browser and Streamlit: headers, language, styles, readiness?"""

from __future__ import annotations

from socket import IPPROTO_TCP, TCP_NODELAY

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access.failure import BaseFailure
from door.astray import Astray
from door.listening import LocalOnly
from door.narrowed import Narrowed
from door.oidc import SecureCookies, ThroughProvider
from metrics.shelf import check
from settings import current

_POLICY = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "frame-ancestors 'self'",
    "base-uri 'self'",
    "object-src 'none'",
)
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", "; ".join(_POLICY).encode()),
)
IN_THE_HEAD = (
    b'<link rel="preload" href="/app/static/fonts/VigieSans.woff2" as="font" type="font/woff2" crossorigin>'
    b'<link rel="stylesheet" href="/app/static/vigie.css">'
    b'<link rel="stylesheet" href="/app/static/pages.css">'
    b'<link rel="stylesheet" href="/app/static/door.css">'
    b'<script type="module" src="/app/static/french.js"></script></head>'
)


class Headed:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; head the answer."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        await self._app(scope, receive, headed if scope["type"] == "http" else send)


class SentAtOnce:
    """Sends each element of a page as soon as it is made.

    Streamlit opens its socket in a manner that leaves Nagle's algorithm on: a small message waits until the
    browser has acknowledged the one before, up to 40 ms later.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Settle the socket of a new websocket; pass everything on as it comes."""
        if scope["type"] == "websocket":
            _send_at_once(send)
        await self._app(scope, receive, send)


def _send_at_once(send: Send) -> None:
    """ASGI does not give the socket: uvicorn's own `send` is a method of what holds the connection."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    connection = transport.get_extra_info("socket") if transport else None
    if connection is not None:
        connection.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


class InFrench:
    """Makes the page that carries the application French, with the styles of the house."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite an HTML answer; pass everything else on as it comes."""
        if scope["type"] != "http" or not _asks_for_a_page(scope):
            await self._app(scope, receive, send)
            return
        await self._app(_uncompressed(scope), receive, _Rewriting(send).send)


class _Rewriting:
    """Holds an HTML answer back until it is whole, then sends it in French."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            await self._gather(self._start, message)

    async def _gather(self, start: Message, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = _in_french(self._body)
        length = (b"content-length", str(len(body)).encode())
        kept = [pair for pair in start["headers"] if pair[0].lower() not in (b"content-length", b"etag")]
        await self._send({**start, "headers": [*kept, length]})
        await self._send({"type": "http.response.body", "body": body})


def _asks_for_a_page(scope: Scope) -> bool:
    accepted = dict(scope["headers"]).get(b"accept", b"")
    return scope["method"] == "GET" and b"text/html" in accepted


def _uncompressed(scope: Scope) -> Scope:
    """The same request, whose answer comes as plain text that can be rewritten."""
    kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": kept}


def _is_html(message: Message) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )


def _in_french(page: bytes) -> bytes:
    return page.replace(b'<html lang="en"', b'<html lang="fr"', 1).replace(b"</head>", IN_THE_HEAD, 1)


def middleware() -> list[Middleware]:
    """The middleware of the application, outermost first."""
    outermost_first = (
        *(SentAtOnce, Headed, LocalOnly, Narrowed, SecureCookies),
        *(ThroughProvider, Astray, InFrench),
    )
    return [Middleware(one) for one in outermost_first]


def routes() -> list[Route]:
    """`/pret` answers 200 when the base of this process can be read, 503 otherwise."""
    return [Route("/pret", _ready)]


async def _ready(_: Request) -> Response:
    try:
        check(current())
    except BaseFailure as failure:
        return PlainTextResponse(failure.title, status_code=503)
    return PlainTextResponse("prêt")
