"""Does an element leave the server at once, on the very server that Streamlit starts?"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from websockets.sync.client import connect

from door.web import SentAtOnce


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """Serve an application as Streamlit does: by uvicorn, on a socket that names no protocol."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(app, ws="websockets-sansio", lifespan="off", log_level="error")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        listening.listen()
        thread.start()
        yield f"ws://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


async def tells_its_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Accept a websocket and send whether Nagle's algorithm is off."""
    assert scope["type"] == "websocket"
    await receive()
    await send({"type": "websocket.accept"})
    connection = send.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
    off = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    await send({"type": "websocket.send", "text": "at once" if off else "held back"})
    await send({"type": "websocket.close"})


def told_by(app: ASGIApp) -> object:
    with served(app) as address, connect(address, proxy=None) as browser:
        return browser.recv(10)


def test_without_it_an_element_waits_for_the_one_before() -> None:
    assert told_by(tells_its_socket) == "held back"


def test_with_it_an_element_leaves_at_once() -> None:
    assert told_by(SentAtOnce(tells_its_socket)) == "at once"
