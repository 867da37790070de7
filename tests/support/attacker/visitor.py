"""What does a browser receive that opens a link, unfolds every table and takes every file away?

It speaks Streamlit's own protocol over its websocket, keeps every byte, and trusts nothing that it was not
sent: pages, tabs and lists are those that the screen offered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

OF_THE_PAGE = "_streamlit_xsrf"
NO_COOKIE: Mapping[str, str] = {}
ANSWER_SECONDS = 120.0
LARGEST_MESSAGE = 64 * 1024 * 1024


@dataclass
class Screen:
    """What came for one address: words, the rows of charts, files, and what else it offers to choose."""

    page: str
    choice: Mapping[str, str]
    html: list[str] = field(default_factory=list)
    charts: dict[str, list[bytes]] = field(default_factory=dict)
    """Arrow tables by key of the chart."""
    tables: dict[str, str] = field(default_factory=dict)
    """The table read under « Chiffres et téléchargement », by its key."""
    files: dict[str, bytes] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    tabs: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Captions, alerts, and whatever else holds text."""
    link: str = ""
    """What « Copier le lien » puts in the clipboard."""
    failed: str = ""
    bytes_received: int = 0

    @property
    def indicator(self) -> str:
        """The indicator of the breakdowns: the one that was asked for, else the first of the list."""
        return self.choice.get("indicateur") or next(iter(self.lists.get("indicateur", ())), "")

    @property
    def words(self) -> str:
        """Everything that can be read, markup included."""
        return "\n".join((*self.html, *self.said))


class Browser:
    """Opens addresses of one server; remembers which tables can be unfolded, so as to ask once.

    `cookies`: those that prove who asks, where people sign in (see `signing.signed_in`).
    """

    def __init__(self, address: str, cookies: Mapping[str, str] = NO_COOKIE) -> None:
        self.address = address
        self._cookies = cookies
        self._folded: dict[str, set[str]] = {}

    def open(self, page: str, choice: Mapping[str, str], *, files: bool = True) -> Screen:
        """Everything that an address gives, every table unfolded and, if asked, every file taken."""
        with self._connected() as socket:
            read = self._read(socket, page, choice)
            if read.folded - self._folded.get(page, set()):
                self._folded.setdefault(page, set()).update(read.folded)
                session, read = read.session, self._read(socket, page, choice)
                read.session = session
            if files:
                for name, file in read.deferred.items():
                    read.screen.files[name] = self._taken(socket, read.session, file)
        return read.screen

    @contextmanager
    def _connected(self) -> Iterator[ClientConnection]:
        """Streamlit believes the cookies of its own pages, that repeat one of them beside."""
        proved = [self._cookies[OF_THE_PAGE]] if self._cookies else []
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        with connect(
            f"{self.address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=[Subprotocol(one) for one in ("streamlit", *proved)],
            origin=Origin(self.address) if proved else None,
            additional_headers={"Cookie": cookies} if proved else {},
            compression=None,
            max_size=LARGEST_MESSAGE,
            proxy=None,
        ) as socket:
            yield socket

    def _read(self, socket: ClientConnection, page: str, choice: Mapping[str, str]) -> _Reader:
        """One run of the script: the screen, the tables that can be unfolded, the files that can be had."""
        socket.send(self._asked(page, choice).SerializeToString())
        reader = _Reader(Screen(page, dict(choice)))
        while True:
            data = socket.recv(ANSWER_SECONDS, decode=False)
            reader.screen.bytes_received += len(data)
            told = ForwardMsg.FromString(data)
            reader.read(told)
            if told.WhichOneof("type") == "script_finished":
                return reader

    def _asked(self, page: str, choice: Mapping[str, str]) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = urlencode(choice)
        asked.page_name = page
        asked.context_info.url = f"{self.address}/{page}?{urlencode(choice)}"
        asked.context_info.locale = "fr-FR"
        asked.context_info.timezone = "Europe/Paris"
        for widget in self._folded.get(page, ()):
            asked.widget_states.widgets.add(id=widget, bool_value=True)
        return message

    def _taken(self, socket: ClientConnection, session: str, file: str) -> bytes:
        message = BackMsg()
        message.backend_operation_request.request_id = file
        message.backend_operation_request.session_id = session
        message.backend_operation_request.deferred_file.file_id = file
        socket.send(message.SerializeToString())
        while True:
            told = ForwardMsg.FromString(socket.recv(ANSWER_SECONDS, decode=False))
            answer = told.backend_operation_response
            if told.WhichOneof("type") == "backend_operation_response" and answer.request_id == file:
                if answer.error_msg:
                    raise RuntimeError(f"No file came: {answer.error_msg}")
                with urlopen(self.address + answer.deferred_file.url, timeout=ANSWER_SECONDS) as content:
                    return bytes(content.read())


def read_frames(page: str, choice: Mapping[str, str], frames: Sequence[bytes]) -> Screen:
    """What a real browser was sent, from the frames of its websocket."""
    reader = _Reader(Screen(page, dict(choice)))
    for frame in frames:
        reader.screen.bytes_received += len(frame)
        reader.read(ForwardMsg.FromString(frame))
    return reader.screen


class _Reader:
    """Notes what the messages of one run bring; the last element of a place stands."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.folded: set[str] = set()
        self.deferred: dict[str, str] = {}
        self.session = ""
        self._unfolded: dict[tuple[int, ...], str] = {}
        self._drawn: dict[tuple[int, ...], list[bytes]] = {}

    def read(self, told: ForwardMsg) -> None:
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self.session = told.new_session.initialize.session_id
        elif kind == "navigation":
            self.screen.pages = [page.url_pathname for page in told.navigation.app_pages]
        elif kind == "delta":
            path = tuple(told.metadata.delta_path)
            if told.delta.WhichOneof("type") == "add_block":
                self._block(told.delta.add_block, path)
            else:
                self._element(told.delta.new_element, path)

    def _block(self, block: Any, path: tuple[int, ...]) -> None:
        kind = block.WhichOneof("type")
        if kind == "expandable" and block.expandable.id:
            self.folded.add(block.expandable.id)
            self._unfolded[path] = name = _key(block.expandable.id).removeprefix("twin-")
            if above := self._drawn.get((*path[:-1], path[-1] - 1)):
                self.screen.charts[name] = above
        elif kind == "tab":
            self.screen.tabs.append(block.tab.label)

    def _element(self, element: Any, path: tuple[int, ...]) -> None:
        kind = element.WhichOneof("type")
        if kind == "html":
            self._html(element.html.body, path)
        elif kind == "vega_lite_chart":
            chart = element.vega_lite_chart
            rows = [one.data.data for one in chart.datasets] + ([chart.data.data] if chart.data.data else [])
            self._drawn[path] = rows
            self.screen.said += [chart.spec, chart.alt]
        elif kind == "selectbox":
            self.screen.lists[_key(element.selectbox.id)] = list(element.selectbox.options)
        elif kind == "download_button":
            button = element.download_button
            self.deferred[f"{self._table(path)} {button.label}"] = button.deferred_file_id
        elif kind == "exception":
            self.screen.failed = element.exception.message
        elif kind == "bidi_component" and "link" in (told := json.loads(element.bidi_component.json or "{}")):
            self.screen.link = told["link"]
        elif kind is not None:
            self.screen.said.append(str(getattr(element, kind)))

    def _html(self, body: str, path: tuple[int, ...]) -> None:
        self.screen.html.append(body)
        if name := self._table(path):
            self.screen.tables[name] = body

    def _table(self, path: tuple[int, ...]) -> str:
        """The table that is unfolded where an element stands, if one is."""
        return next((name for above, name in self._unfolded.items() if path[: len(above)] == above), "")


def _key(widget: str) -> str:
    """The key that the page gave to an element, at the end of its identifier; keys have dashes too."""
    return widget.split("-", 2)[-1]
