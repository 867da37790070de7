"""How does a test come in by the door: any page, as any reader, through the entry script itself?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from access.user import User
from components import figure
from door.menu import PAGES
from door.sign_in import reader as at_the_door

ENTRY = Path(__file__).resolve().parents[2] / "door" / "entry.py"
SECONDS = 60
BAND = ("vu-comme", "lecteur", "voir")
"""The blocks that are not the screen of the reader: the band, who is there, the choice of whom to be."""


@contextmanager
def present(reader: User) -> Iterator[None]:
    """This reader is the one who has come in."""
    with patch.object(at_the_door, "who_is_there", lambda _: reader):
        yield


def entrance(page: str = "overview", **parameters: str | list[str]) -> AppTest:
    """The entry script, not run yet, about to show a page of the menu by its name."""
    test = AppTest.from_file(ENTRY, default_timeout=SECONDS)
    return going_to(test, page, **parameters)


def going_to(test: AppTest, page: str, **parameters: str | list[str]) -> AppTest:
    """The same session, about to show a page; AppTest itself only knows pages that are files."""
    test._page_hash = calc_hash(PAGES[page][0])
    for name, value in parameters.items():
        test.query_params[name] = value
    return test


def at(page: str, reader: User, **parameters: str | list[str]) -> AppTest:
    """What this reader gets at this page."""
    with present(reader):
        return entrance(page, **parameters).run()


@contextmanager
def offered() -> Iterator[dict[str, Callable[[], bytes]]]:
    """The files that the screens of the time offer, by name, with what makes them."""
    found: dict[str, Callable[[], bytes]] = {}

    def kept(file: str, made: Callable[[], bytes]) -> Callable[[], bytes]:
        found[file] = made
        return made

    with patch.object(figure, "taken", kept):
        yield found


def sent(test: AppTest) -> list[str]:
    """Everything that the browser would receive, in order, without the band of « Voir comme »."""
    return [*_elements(test.main), *_elements(test.sidebar)]


def words(test: AppTest) -> str:
    """The words of the screen that stand as HTML."""
    html = " ".join(one.proto.body for one in test.get("html"))
    return unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").replace("\u202f", " ")


def headings(test: AppTest) -> list[str]:
    """The titles of the screen, whichever way they are written."""
    html = " ".join(one.proto.body for one in test.get("html"))
    said = re.findall(r"<h1[^>]*>(.*?)</h1>", html)
    return [*(title.value for title in test.title), *map(unescape, said)]


def _elements(block: Any) -> Iterator[str]:
    for child in block.children.values():
        proto = getattr(child, "proto", None)
        if hasattr(child, "children"):
            if not any(name in str(proto) for name in BAND):
                yield f"{child.type} {_plain(str(proto))}"
                yield from _elements(child)
        else:
            yield f"{child.type} {_plain(str(proto))} {getattr(child, 'value', '')}"


def _plain(proto: str) -> str:
    """Without what differs from one session to the next: identifiers, addresses of kept files, who chose."""
    return re.sub(
        r'\b(url|id|element_id|deferred_file_id|form_id|raw_value|page_script_hash): "[^"]*"|set_value: true',
        "",
        proto,
    )
