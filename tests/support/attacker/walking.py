"""Which screens can a partner reach? Every page that is offered, with every choice that it offers in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.support.attacker.visitor import Browser, Screen

STEPS = ("mois", "trimestre", "année")
COURSE = "Évolution"
Choice = Mapping[str, str]
Wanted = Callable[[Choice], bool]


def everything(_: Choice) -> bool:
    """No screen is left out."""
    return True


def reached(
    browser: Browser, wanted: Wanted, *, pages: Sequence[str] = (), at_most: int = 1_000
) -> Iterator[Screen]:
    """Every screen from the home page on, whose filters are wanted; of some pages only, when they are named.

    `at_most`: how many indicators of each list are chosen.
    """
    home = browser.open("", {}, files=False)
    for choice in _filters(browser, home, wanted):
        for page in pages or home.pages:
            yield from _page(browser, page, choice, at_most)


def _filters(browser: Browser, home: Screen, wanted: Wanted) -> Iterator[Choice]:
    for department in home.lists["departement"]:
        one = browser.open("", {"departement": department}, files=False)
        for publication in one.lists["publication"]:
            chosen = {"departement": department, "publication": publication}
            for period in browser.open("", chosen, files=False).lists["periode"]:
                if wanted({**chosen, "periode": period}):
                    yield {**chosen, "periode": period}


def _page(browser: Browser, page: str, choice: Choice, at_most: int) -> Iterator[Screen]:
    first = browser.open(page, choice)
    yield first
    for rank, tab in enumerate(first.tabs):
        opened = first if not rank else browser.open(page, {**choice, "onglet": tab})
        if rank:
            yield opened
        further: Sequence[Choice] = [{"pas": step} for step in STEPS[1:]] if tab == COURSE else []
        further = [
            *further,
            *({"indicateur": label} for label in opened.lists.get("indicateur", ())[1:at_most]),
        ]
        for more in further:
            yield browser.open(page, {**choice, "onglet": tab, **more})
