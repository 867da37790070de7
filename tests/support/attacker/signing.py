"""How does a program sign in as a browser does: the button, the provider, the way back, the cookies?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urljoin

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.support.attacker.visitor import Browser
from tests.support.liar import lying
from tests.support.oidc import auth_variables
from tests.support.server import free_port, serving

SECONDS = 60.0
BUTTON = "se-connecter"
NOTHING: Mapping[str, str] = {}


def way_out(vigie: str) -> str:
    """Where « Se connecter » leads, as the server says it to whoever presses the button."""
    stream = f"{vigie.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(stream, subprotocols=[Subprotocol("streamlit")], origin=None, proxy=None) as socket:
        _run(socket, "")
        button = next(
            told.delta.new_element.button.id
            for told in _until(socket, "script_finished")
            if told.delta.new_element.button.id.endswith(BUTTON)
        )
        _run(socket, button)
        (*_, told) = _until(socket, "auth_redirect")
        return urljoin(vigie, told.auth_redirect.url)


def given_by(vigie: str, headers: Mapping[str, str] = NOTHING) -> list[httpx.Response]:
    """The answers of Vigie on the way out and on the way back; the provider grants without a question.

    `headers`: what a proxy adds to each request that goes through it.
    """
    with httpx.Client(headers=dict(headers), timeout=SECONDS) as visitor:
        leaving = visitor.get(way_out(vigie))
        granted = httpx.get(leaving.headers["location"], timeout=SECONDS)
        sent = "; ".join(cookie.partition(";")[0] for cookie in cookies_of(leaving))
        back = granted.headers["location"]
        return [leaving, httpx.get(back, headers={**headers, "cookie": sent}, timeout=SECONDS)]


def cookies_of(answer: httpx.Response) -> list[str]:
    """The cookies that an answer sets, as they are written."""
    return answer.headers.get_list("set-cookie")


def signed_in(vigie: str) -> Mapping[str, str]:
    """The cookies of somebody who has signed in, with the one that every page of Streamlit gives."""
    page = httpx.get(f"{vigie}/_stcore/health", timeout=SECONDS)
    given = (
        cookie.partition(";")[0] for answer in (page, given_by(vigie)[-1]) for cookie in cookies_of(answer)
    )
    pairs = (one.partition("=") for one in given)
    return {name: value for name, _, value in pairs if value not in ("", "null")}


def _run(socket: ClientConnection, button: str) -> None:
    message = BackMsg()
    message.rerun_script.query_string = ""
    if button:
        message.rerun_script.widget_states.widgets.add(id=button, trigger_value=True)
    socket.send(message.SerializeToString())


def _until(socket: ClientConnection, kind: str) -> list[ForwardMsg]:
    told: list[ForwardMsg] = []
    while not told or told[-1].WhichOneof("type") != kind:
        told.append(ForwardMsg.FromString(socket.recv(SECONDS, decode=False)))
    return told


@contextmanager
def partners_sign_in(diffusion_url: str, access_url: str) -> Iterator[Callable[[str], Browser]]:
    """A process that knows what was published and who may come in; opens it as whoever has an account."""
    port = free_port()
    vigie = f"http://localhost:{port}"
    with lying() as provider:
        told = auth_variables(vigie, provider.address)
        known = {"VIGIE_DIFFUSION_URL": diffusion_url, "VIGIE_ACCESS_URL": access_url}
        with serving("", port=port, **known, **told):

            def opened_by(identifier: str) -> Browser:
                provider.lie = {"sub": identifier}
                return Browser(vigie, signed_in(vigie))

            yield opened_by
