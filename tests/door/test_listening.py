"""Where nobody signs in, does Vigie answer only whoever sits at its machine?"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest
from starlette.types import Message, Receive, Scope, Send

from door import listening
from door.listening import LocalOnly, refusal
from door.sign_in.configuration import Provider
from tests.support.server import ROOT, free_port

PROVIDER = Provider(
    "vigie", "https://p.example/.well-known/openid-configuration", "https://v.example/", False
)
HERE = [(b"host", b"localhost:8501")]


async def _home(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"home"})


def answered(
    client: tuple[str, int] | None = ("127.0.0.1", 5),
    headers: list[tuple[bytes, bytes]] = HERE,
    kind: str = "http",
) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": kind, "path": "/", "method": "GET", "client": client, "headers": headers}
    asyncio.run(LocalOnly(_home)(scope, receive, send))
    return sent


@pytest.fixture(autouse=True)
def without_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "provider", lambda: None)


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.8.8.8", "::1", "LOCALHOST", "[::1]"])
def test_this_machine_may_be_listened_on(address: str) -> None:
    assert refusal(address) == ""


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "::", "192.0.2.4", "vigie.cpam.example", "", None, "localhost.evil.example"]
)
def test_any_other_address_is_refused_with_what_to_do(address: str | None) -> None:
    told = refusal(address)
    assert "ne démarre pas" in told
    assert "docs/connexion.md" in told


@pytest.mark.parametrize("client", [("127.0.0.1", 5), ("::1", 5)])
@pytest.mark.parametrize("host", [b"localhost:8501", b"127.0.0.1", b"[::1]:8501"])
def test_whoever_sits_here_is_answered(client: tuple[str, int], host: bytes) -> None:
    assert answered(client, [(b"host", host)])[0]["status"] == 200


@pytest.mark.parametrize("client", [("192.0.2.4", 5), ("2001:db8::1", 5), None])
def test_another_machine_gets_a_french_page(client: tuple[str, int] | None) -> None:
    start, body = answered(client)
    assert start["status"] == 403
    assert "Aucune connexion n’est configurée" in body["body"].decode()


@pytest.mark.parametrize("name", ["x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-proto", "via"])
def test_a_proxy_in_front_does_not_make_everybody_local(name: str) -> None:
    assert answered(headers=[*HERE, (name.encode(), b"127.0.0.1")])[0]["status"] == 403


@pytest.mark.parametrize(
    "host", [b"evil.example", b"localhost.evil.example:8501", b"", b"[::1].evil.example"]
)
def test_a_page_that_gives_its_own_name_to_this_machine_is_refused(host: bytes) -> None:
    assert answered(headers=[(b"host", host)])[0]["status"] == 403


def test_a_websocket_from_elsewhere_is_closed_before_it_opens() -> None:
    assert answered(("192.0.2.4", 5), kind="websocket") == [{"type": "websocket.close", "code": 1008}]


def test_with_sign_in_any_machine_may_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "provider", lambda: PROVIDER)
    assert answered(("192.0.2.4", 5))[0]["status"] == 200


def test_the_server_itself_stops_at_once_with_a_sentence() -> None:
    address = "0.0.0.0"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", address]
    ended = subprocess.run(
        [*command, "--server.port", str(free_port())],
        cwd=ROOT,
        env={**os.environ, "VIGIE_AUTH_CLIENT_ID": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode != 0
    assert f"Vigie ne démarre pas : il écouterait sur l'adresse « {address} »" in ended.stderr
    assert "Traceback" not in ended.stderr
