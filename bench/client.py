"""What does a browser say to the server, and what does it wait for? A reader without a screen.

It speaks Streamlit's own protocol over its websocket: the first visit, then a changed filter with the
state of every widget, the address, and the messages that it still holds (the server sends those by name).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

ANSWER_SECONDS = 120.0
LARGEST_MESSAGE = 64 * 1024 * 1024
RUNS_KEPT = 2
"""How many runs a browser keeps a message that it has not seen again."""
REFUSED = "Référence à donner"
"""What stands on every page that failed (see `door.failure`)."""


@dataclass(frozen=True)
class Answer:
    """What came back: seconds to the last element, bytes, messages, elements."""

    seconds: float
    received: int
    messages: int
    elements: int


class FailedPageError(RuntimeError):
    """The page showed an error: its times would mean nothing."""


class Visitor:
    """One open page; `change` moves a filter and waits until the last element has come."""

    def __init__(self, address: str, page: str, choice: dict[str, str]) -> None:
        self._address, self._page, self._choice = address, page, dict(choice)
        self.tabs: list[str] = []
        """The tabs that the page shows; `tab_key` is what the address calls them."""
        self.tab_key = ""
        self._page_hash = ""
        self._widgets: dict[str, tuple[str, str]] = {}
        self._held: dict[str, int] = {}
        self._runs = 0
        self._socket = connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=None,
            compression=None,
            max_size=LARGEST_MESSAGE,
            proxy=None,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def visit(self) -> Answer:
        """Open the page."""
        return self._ask()

    def change(self, **filters: str) -> Answer:
        """Choose something else in the filters."""
        self._choice |= filters
        return self._ask()

    def _ask(self) -> Answer:
        message = self._message().SerializeToString()
        began = time.perf_counter()
        self._socket.send(message)
        received = messages = elements = 0
        while True:
            data = self._socket.recv(ANSWER_SECONDS, decode=False)
            received, messages = received + len(data), messages + 1
            told = ForwardMsg.FromString(data)
            elements += self._read(told)
            if told.WhichOneof("type") == "script_finished":
                return Answer(time.perf_counter() - began, received, messages, elements)

    def _message(self) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = urlencode(self._choice)
        asked.page_script_hash = self._page_hash
        asked.page_name = "" if self._page_hash else self._page
        asked.cached_message_hashes.extend(self._held)
        asked.context_info.url = f"{self._address}/{self._page}"
        asked.context_info.locale = "fr-FR"
        asked.context_info.timezone = "Europe/Paris"
        for key, (widget, standing) in self._widgets.items():
            asked.widget_states.widgets.add(id=widget, string_value=self._choice.get(key, standing))
        return message

    def _read(self, told: ForwardMsg) -> int:
        """Note what a browser notes; returns how many elements the message brings."""
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self._page_hash = told.new_session.page_script_hash
            self._forget()
        elif kind == "navigation":
            self._page_hash = told.navigation.page_script_hash
        elif kind == "ref_hash":
            self._held[told.ref_hash] = self._runs
            return 1
        elif kind == "delta":
            return self._receive(told)
        return 0

    def _receive(self, told: ForwardMsg) -> int:
        kind = told.delta.WhichOneof("type")
        if kind == "add_block":
            self._see_block(told.delta.add_block)
        if kind != "new_element":
            return 0
        if told.metadata.cacheable:
            self._held[told.hash] = self._runs
        self._see(told.delta.new_element)
        return 1

    def _forget(self) -> None:
        self._runs += 1
        self._held = {name: seen for name, seen in self._held.items() if self._runs - seen <= RUNS_KEPT}

    def _see(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception" or (kind == "alert" and REFUSED in element.alert.body):
            raise FailedPageError(f"{self._page} {self._choice}: {getattr(element, kind)}")
        if kind == "selectbox":
            box = element.selectbox
            self._widgets[_key(box.id)] = (box.id, box.raw_value or box.options[box.default])

    def _see_block(self, block: Any) -> None:
        kind = block.WhichOneof("type")
        if kind == "tab_container" and block.tab_container.id:
            box = block.tab_container
            self.tabs, self.tab_key = [], box.query_param_key
            self._widgets[box.query_param_key] = (box.id, box.default_tab_label)
        elif kind == "tab":
            self.tabs.append(block.tab.label)


def _key(widget: str) -> str:
    """The key that the page gave to a widget, at the end of its identifier."""
    return widget.rsplit("-", 1)[-1]
