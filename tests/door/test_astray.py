"""Is a browser that asks for a page too deep sent to where the screen can say that there is none?"""

from __future__ import annotations

import asyncio

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Scope
from streamlit import config

from door.astray import NOWHERE, Astray

APPLICATION = Response("<html></html>", media_type="text/html")


def asked(path: str, answer: Response = APPLICATION) -> tuple[int, str, str]:
    """The status, the address that is led to and the body of the answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    asyncio.run(Astray(answer)(scope, receive, send))
    headers = dict(sent[0]["headers"])
    return sent[0]["status"], headers.get(b"location", b"").decode(), sent[1]["body"].decode()


@pytest.mark.parametrize("path", ["/pages/reference/quality.py", "/mas/qualite", "/a//b", "/mas/../x"])
def test_the_application_is_not_given_too_deep(path: str) -> None:
    assert asked(path) == (302, f"/{NOWHERE}", "")


@pytest.mark.parametrize("path", ["/", "/mas", "/mas/", "/nulle-part"])
def test_a_page_of_the_first_level_is_given_as_it_is(path: str) -> None:
    assert asked(path) == (200, "", "<html></html>")


def test_what_is_no_page_is_given_at_any_depth() -> None:
    assert asked("/app/static/vigie.css", PlainTextResponse("p{}")) == (200, "", "p{}")
    assert asked("/media/x.html", Response("", 404, media_type="text/html"))[0] == 404


def test_under_a_path_of_its_own_the_first_level_is_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "tableau"}.get)
    assert asked("/tableau/mas")[0] == 200
    assert asked("/tableau/pages/mas.py") == (302, f"/tableau/{NOWHERE}", "")
