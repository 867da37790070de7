"""What becomes of an address below a page, such as « pages/reference/quality.py »? No page stands there.

Streamlit answers it with its own empty page, whose scripts are not found from there: the screen stays white.
The browser is sent to an address of the first level instead, where the menu says that there is no such page.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

NOWHERE = "introuvable"
"""No page has this address."""


class Astray:
    """Sends a browser that would receive the application too deep back to the first level."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; turn a page that was found too deep into the way to one that can be read."""
        top = _top()
        if scope["type"] != "http" or "/" not in scope["path"].removeprefix(top).strip("/"):
            await self._app(scope, receive, send)
            return
        astray = False

        async def turned(message: Message) -> None:
            nonlocal astray
            if message["type"] == "http.response.start" and _is_application(message):
                astray = True
                await send(_elsewhere(f"{top}/{NOWHERE}"))
                await send({"type": "http.response.body", "body": b""})
            elif not astray:
                await send(message)

        await self._app(scope, receive, turned)


def _top() -> str:
    """The path under which the application stands, without its last slash."""
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def _is_application(message: Message) -> bool:
    kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
    return message["status"] == HTTPStatus.OK and any(kind.startswith(b"text/html") for kind in kinds)


def _elsewhere(location: str) -> Message:
    return {
        "type": "http.response.start",
        "status": HTTPStatus.FOUND.value,
        "headers": [(b"location", location.encode("ascii", "ignore")), (b"content-length", b"0")],
    }
