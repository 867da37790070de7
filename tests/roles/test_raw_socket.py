"""Somebody who writes to the websocket by hand: do they get more than a browser would?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from door.menu import FOR_PARTNERS, PAGES
from tests.support.publications import Published
from tests.support.server import ROOT, serving

SECONDS = 60
ASKED = {"departement": "61", "periode": "2022"}
CLOSED, ELSEWHERE = "Cette page ne vous est pas ouverte", "Ce département ne vous est pas ouvert"
FAILED = "Référence à donner"
Forged = tuple[str, Any]
NOTHING: Mapping[str, Forged] = {}
FIGURES = ("vg-card", "vg-strip", "vega_lite_chart")


@dataclass
class Visitor:
    """A websocket, and the identifiers of the widgets that it was shown, by key."""

    socket: ClientConnection
    widgets: dict[str, str]

    def asks(self, script: str = "", forged: Mapping[str, Forged] = NOTHING) -> str:
        """All that comes back of a run, as text; `forged`: the field and the value of a widget, by key."""
        message = BackMsg()
        run = message.rerun_script
        run.page_name, run.page_script_hash, run.query_string = "mas", script, urlencode(ASKED)
        for key, value in forged.items():
            _forge(run.widget_states.widgets.add(id=self.widgets.get(key, f"$$ID-0-{key}")), value)
        self.socket.send(message.SerializeToString())
        return "\n".join(map(str, self._until("script_finished")))

    def takes_a_file(self) -> str:
        """The address of the first file under the first chart, which anybody may then ask for."""
        folded = next(key for key in self.widgets if key.startswith("twin-"))
        received = self.asks(forged={folded: ("bool_value", True)})
        file = re.search(r'deferred_file_id: "(\w+)"', received)
        session = re.search(r'session_id: "([\w-]+)"', received)
        assert file
        assert session
        message = BackMsg()
        message.backend_operation_request.session_id = session[1]
        message.backend_operation_request.deferred_file.file_id = file[1]
        self.socket.send(message.SerializeToString())
        (*_, answer) = self._until("backend_operation_response")
        return answer.backend_operation_response.deferred_file.url

    def _until(self, kind: str) -> Iterator[ForwardMsg]:
        told = ForwardMsg()
        while told.WhichOneof("type") != kind:
            told = ForwardMsg.FromString(self.socket.recv(SECONDS, decode=False))
            for element in (told.delta.new_element, told.delta.add_block):
                shown = element.WhichOneof("type")
                if shown and (widget := getattr(getattr(element, shown), "id", "")):
                    self.widgets[widget.split("-", 2)[-1]] = widget
            yield told


def _forge(state: Any, value: Forged) -> None:
    field, said = value
    if isinstance(said, list):
        getattr(state, field).data.extend(said)
    else:
        setattr(state, field, said)


@pytest.fixture(scope="module")
def address(demonstration_published: Published) -> Iterator[str]:
    with serving("", VIGIE_DIFFUSION_URL=demonstration_published.diffusion_url) as one:
        yield one


@contextmanager
def visiting(address: str) -> Iterator[Visitor]:
    """Somebody who has opened a page."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(stream, subprotocols=[Subprotocol("streamlit")], origin=None, proxy=None) as socket:
        one = Visitor(socket, {})
        assert "vg-card" in one.asks()
        yield one


@pytest.fixture
def visitor(address: str) -> Iterator[Visitor]:
    with visiting(address) as one:
        yield one


def figures_in(received: str) -> list[str]:
    return [one for one in FIGURES if one in received]


@pytest.mark.parametrize("name", [name for name in PAGES if name not in FOR_PARTNERS])
def test_the_number_of_a_page_of_the_fund_opens_nothing(visitor: Visitor, name: str) -> None:
    received = visitor.asks(script=calc_hash(PAGES[name][0]))
    assert CLOSED in received
    assert figures_in(received) == []


@pytest.mark.parametrize("said", ["75 – Paris", "2A", "13"])
def test_a_department_that_the_filter_does_not_offer_is_refused(visitor: Visitor, said: str) -> None:
    received = visitor.asks(forged={"departement": ("string_value", said)})
    assert ELSEWHERE in received
    assert figures_in(received) == []


@pytest.mark.parametrize(
    "forged",
    [
        {"publication": ("string_value", "n°\u00a02")},
        {"periode": ("string_value", "1789")},
        {"onglet": ("string_value", "Parcours")},
        {"pas": ("string_array_value", ["jour"])},
        {"publication": ("string_value", "x" * 100_000)},
    ],
)
def test_what_a_list_does_not_offer_is_replaced(visitor: Visitor, forged: Mapping[str, Forged]) -> None:
    received = visitor.asks(forged=forged)
    assert "vg-card" in received
    assert "n°\u00a01, comité" in received


@pytest.mark.parametrize(
    "key", ["departement", "publication", "pas", "onglet", "choix", "visite", "voir-comme"]
)
@pytest.mark.parametrize("value", [("int_value", 1), ("json_value", '{"a": 1}'), ("bytes_value", b"\xff")])
def test_what_no_widget_says_gives_a_sentence_or_the_page(visitor: Visitor, key: str, value: Forged) -> None:
    received = visitor.asks(forged={key: value})
    assert FAILED in received or "vg-card" in received
    assert "Traceback" not in received
    assert str(ROOT) not in received


def test_nobody_leaves_a_file_with_the_server(visitor: Visitor, address: str) -> None:
    message = BackMsg()
    message.file_urls_request.file_names.append("lourd.bin")
    visitor.socket.send(message.SerializeToString())
    assert "file_urls_response" not in visitor.asks()
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{address}/_stcore/upload_file/session/file", timeout=SECONDS)


def test_the_address_of_a_file_is_not_found_from_what_it_holds(address: str) -> None:
    with visiting(address) as one, visiting(address) as other:
        taken = [visitor.takes_a_file() for visitor in (one, other)]
        contents = [urlopen(address + url, timeout=SECONDS).read() for url in taken]
    assert contents[0] == contents[1]
    assert taken[0] != taken[1]


def test_no_message_says_where_vigie_stands_on_the_disk(visitor: Visitor) -> None:
    assert str(ROOT) not in visitor.asks()
