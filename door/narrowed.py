"""Which of Streamlit's own doors stay open? Those that the pages use; the others are shut, for everybody.

Streamlit answers whoever opens its websocket, signed in or not: it takes files that no page asks for and
keeps them in memory, empties memories that all readers share, tells its counters, its repository, where it
stands on the disk. No setting shuts these.
"""

from __future__ import annotations

from pathlib import Path

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_CORE = "/_stcore/"
OPEN = ("health", "host-config", "stream", "bidi-components/")
"""What a browser asks for below `/_stcore/`."""
ASKED = (None, "rerun_script", "stop_script", "app_heartbeat", "deferred_file")
"""What a browser asks through the websocket; `deferred_file`: a file that a page offers."""
_FOLDER = str(Path(__file__).resolve().parent)


class Narrowed:
    """Shuts the addresses and the requests of Streamlit that no page of Vigie uses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer that there is nothing at an address that is shut; sift what goes through a websocket."""
        if scope["type"] == "http" and _is_shut(scope["path"]):
            await PlainTextResponse("Il n'y a rien à cette adresse.", status_code=404)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._app(scope, _sifted(receive), _without_place(send))
        else:
            await self._app(scope, receive, send)


def _is_shut(path: str) -> bool:
    _, core, inside = path.partition(_CORE)
    return bool(core) and not inside.startswith(OPEN)


def _sifted(receive: Receive) -> Receive:
    async def next_asked() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _is_asked(message.get("bytes") or b""):
                return message

    return next_asked


def _is_asked(data: bytes) -> bool:
    """Is it a request of a page? What cannot be read is left to Streamlit, which refuses it."""
    try:
        told = BackMsg.FromString(data)
    except DecodeError:
        return True
    kind = told.WhichOneof("type")
    if kind == "backend_operation_request":
        kind = told.backend_operation_request.WhichOneof("payload")
    return kind in ASKED


def _without_place(send: Send) -> Send:
    """The same messages; the first of a run says the name of the script, and no longer its folder."""
    folder = _FOLDER.encode()

    async def sent(message: Message) -> None:
        if folder in (message.get("bytes") or b""):
            message = {**message, "bytes": _placeless(message["bytes"])}
        await send(message)

    return sent


def _placeless(data: bytes) -> bytes:
    told = ForwardMsg.FromString(data)
    if told.WhichOneof("type") == "new_session":
        told.new_session.main_script_path = Path(told.new_session.main_script_path).name
    return bytes(told.SerializeToString())
