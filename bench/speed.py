"""How long does a filter change take on each screen, and what does it cost?

Three servers over the same base: Vigie, Vigie with its key figures alone, a plain page with the same content.
Their changes are interleaved, so that whatever else the machine does falls on all three.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median

from bench.client import Answer, Visitor
from bench.server import CARDS_ONLY, USUAL, VIGIE, Server, serving
from door.menu import PAGES

DEPARTMENT, PERIOD = "departement", "periode"
FIRST = {DEPARTMENT: "61 – Orne", PERIOD: "2022"}
CHANGES = ({DEPARTMENT: "91 – Essonne"}, {PERIOD: "2023"}, {DEPARTMENT: "61 – Orne"}, {PERIOD: "2022"})
"""One filter at a time; four changes come back to the start, later than a browser keeps messages."""
WARMING = 2 * len(CHANGES)
QUIET_SECONDS, QUIET_USE = 0.03, 0.001


@dataclass(frozen=True)
class Screen:
    """A page of the menu, and one of its tabs when it has any."""

    page: str
    tab: str = ""
    tab_key: str = ""

    @property
    def label(self) -> str:
        """« Mission accompagnement santé · File active »."""
        title = PAGES[self.page][1]
        return f"{title} · {self.tab}" if self.tab else title

    @property
    def choice(self) -> dict[str, str]:
        """What the address of the screen says at first."""
        return {**FIRST, **({self.tab_key: self.tab} if self.tab else {})}


@dataclass(frozen=True)
class Cost:
    """The medians of a filter change: seconds to the last element, of processor; bytes, elements."""

    wall: float
    processor: float
    received: float
    elements: float


@dataclass(frozen=True)
class Compared:
    """One screen in the three manners."""

    screen: Screen
    vigie: Cost
    cards: Cost
    usual: Cost


def first_visit(base: str) -> tuple[float, float, int]:
    """Seconds before a new server answers, seconds of its very first page, and bytes of that page."""
    with serving(VIGIE, base) as server, opened(server, Screen("mas")) as visitor:
        answer = visitor.visit()
        return server.started_in, answer.seconds, answer.received


def compared(base: str, pages: Sequence[str], changes: int, *, tabs: bool) -> Iterator[Compared]:
    """Measure the screens of these pages, one after the other."""
    with (
        serving(VIGIE, base) as vigie,
        serving(CARDS_ONLY, base) as cards,
        serving(USUAL, base, runner_postScriptGC="true") as usual,
    ):
        for screen in screens(vigie, pages, tabs=tabs):
            yield Compared(screen, *costs({"": vigie, "cards": cards, "usual": usual}, screen, changes))


def screens(server: Server, pages: Sequence[str], *, tabs: bool) -> list[Screen]:
    """Every tab of these pages, or only the first one."""
    found: list[Screen] = []
    for page in pages:
        with opened(server, Screen(page)) as visitor:
            visitor.visit()
            named = [Screen(page, tab, visitor.tab_key) for tab in visitor.tabs] or [Screen(page)]
        found += named if tabs else named[:1]
    return found


def costs(servers: Mapping[str, Server], screen: Screen, changes: int) -> list[Cost]:
    """The cost of one screen on each server, their changes interleaved."""
    with ExitStack() as stack:
        visitors = {name: stack.enter_context(opened(one, screen)) for name, one in servers.items()}
        for visitor in visitors.values():
            visitor.visit()
            for change in islice(cycle(CHANGES), WARMING):
                visitor.change(**change)
        seen: dict[str, list[tuple[Answer, float]]] = {name: [] for name in servers}
        for change in islice(cycle(CHANGES), changes):
            for name, server in servers.items():
                seen[name].append(timed(server, visitors[name], change))
    return [_median(one) for one in seen.values()]


def timed(server: Server, visitor: Visitor, change: Mapping[str, str]) -> tuple[Answer, float]:
    """One change, with the processor time until the server is quiet again."""
    before = quiet(server)
    answer = visitor.change(**change)
    return answer, quiet(server) - before


def quiet(server: Server) -> float:
    """Wait until the server does nothing more (what it collects after a run counts too)."""
    used = server.processor_seconds()
    while True:
        time.sleep(QUIET_SECONDS)
        now = server.processor_seconds()
        if now - used < QUIET_USE:
            return now
        used = now


def opened(server: Server, screen: Screen) -> Visitor:
    """The plain page knows one address: it takes the page as a parameter."""
    return Visitor(server.address, PAGES[screen.page][0], {**screen.choice, "page": screen.page})


def _median(seen: Sequence[tuple[Answer, float]]) -> Cost:
    return Cost(
        wall=median(answer.seconds for answer, _ in seen),
        processor=median(used for _, used in seen),
        received=median(answer.received for answer, _ in seen),
        elements=median(answer.elements for answer, _ in seen),
    )
