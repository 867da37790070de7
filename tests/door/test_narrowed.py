"""Is what Streamlit offers and no page uses really shut, and what the pages use left open?"""

from __future__ import annotations

import asyncio

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from door import narrowed
from door.narrowed import Narrowed

SHUT = (
    "/_stcore/metrics",
    "/_stcore/upload_file/session/file",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/script-health-check",
    "/_stcore//metrics",
    "/vigie/_stcore/metrics",
)
SOCKET: Scope = {"type": "websocket", "path": "/_stcore/stream"}
LEFT_OPEN = ("/_stcore/health", "/_stcore/host-config", "/_stcore/bidi-components/a/b.js", "/mas", "/media/a")


def answered(path: str) -> tuple[int, bytes]:
    """The status and the body that an address gives, before an application that answers everywhere."""
    received: list[Message] = []
    _through(PlainTextResponse("ouvert"), [], received, {"type": "http", "method": "GET", "path": path})
    return received[0]["status"], received[1]["body"]


@pytest.mark.parametrize("path", SHUT)
def test_an_address_that_no_page_uses_is_shut(path: str) -> None:
    assert answered(path) == (404, "Il n'y a rien à cette adresse.".encode())


@pytest.mark.parametrize("path", LEFT_OPEN)
def test_an_address_that_a_browser_asks_for_stays_open(path: str) -> None:
    assert answered(path) == (200, b"ouvert")


def asking(name: str) -> BackMsg:
    """A message that asks for one thing; a file and a chunk are asked inside a request of their own."""
    message = BackMsg()
    if name in ("deferred_file", "install_skills", "dataframe_chunk"):
        getattr(message.backend_operation_request, name).SetInParent()
    elif name in ("rerun_script", "file_urls_request"):
        getattr(message, name).SetInParent()
    else:
        setattr(message, name, True)
    return message


def arrived(*sent: Message) -> list[Message]:
    """What of these messages of a browser reaches Streamlit."""
    reached: list[Message] = []

    async def application(_: Scope, receive: Receive, __: Send) -> None:
        while (message := await receive())["type"] != "websocket.disconnect":
            reached.append(message)

    _through(application, [*sent, {"type": "websocket.disconnect"}], [])
    return reached


def _through(
    application: ASGIApp, sent: list[Message], received: list[Message], scope: Scope = SOCKET
) -> None:
    waiting = iter(sent)

    async def receive() -> Message:
        return next(waiting)

    async def send(message: Message) -> None:
        received.append(message)

    asyncio.run(Narrowed(application)(scope, receive, send))


@pytest.mark.parametrize("name", ["rerun_script", "stop_script", "app_heartbeat", "deferred_file"])
def test_what_a_page_asks_reaches_streamlit(name: str) -> None:
    message = {"type": "websocket.receive", "bytes": asking(name).SerializeToString()}
    assert arrived({"type": "websocket.connect"}, message) == [{"type": "websocket.connect"}, message]


@pytest.mark.parametrize(
    "name",
    [
        *("clear_cache", "load_git_info", "set_run_on_save", "file_urls_request"),
        *("debug_shutdown_runtime", "install_skills", "dataframe_chunk"),
    ],
)
def test_what_no_page_asks_goes_no_further(name: str) -> None:
    shut = {"type": "websocket.receive", "bytes": asking(name).SerializeToString()}
    assert arrived({"type": "websocket.connect"}, shut) == [{"type": "websocket.connect"}]


@pytest.mark.parametrize("content", [{"bytes": b"\xff\xff"}, {"text": "texte"}, {"bytes": None, "text": "a"}])
def test_what_cannot_be_read_is_left_to_streamlit(content: Message) -> None:
    message = {"type": "websocket.receive", **content}
    assert arrived(message) == [message]


def test_no_browser_is_told_where_vigie_stands_on_the_disk() -> None:
    told = ForwardMsg()
    told.new_session.main_script_path = f"{narrowed._FOLDER}/entry.py"
    told.new_session.initialize.session_id = "session"
    other = {"type": "websocket.send", "bytes": ForwardMsg(heartbeat_ack=True).SerializeToString()}
    received: list[Message] = []

    async def application(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "websocket.send", "bytes": told.SerializeToString()})
        await send(other)

    _through(application, [], received)
    first = ForwardMsg.FromString(received[0]["bytes"]).new_session
    assert (first.main_script_path, first.initialize.session_id) == ("entry.py", "session")
    assert received[1] is other
