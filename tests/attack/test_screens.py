"""Is every figure that a partner's screens, files and charts hold the director's, or masked?

A process that knows the diffusion base alone serves them; the attacker opens all that is offered, unfolds
every table, takes every file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, WebSocket

from charts.twin import Twin
from components.markup.table import table
from exports.tables import csv_bytes
from metrics.diffusion.offer import OFFERED
from tests.support.attacker.comparing import NO_HEADING, faults, numbers_in
from tests.support.attacker.director import Director, Panel
from tests.support.attacker.stolen import Loot, stolen
from tests.support.attacker.visitor import Browser, Screen, read_frames
from tests.support.publications import LAST_MONTH, Published

DEPARTMENT, YEAR = "61", 2023


@dataclass
class Directors:
    """The director's reading of each department and year."""

    bases: Published

    def __post_init__(self) -> None:
        self._kept: dict[tuple[str, int], Director] = {}

    def of(self, choice: Mapping[str, str]) -> Director:
        """Who reads the same department and year."""
        department, number = choice["departement"][:2], int(choice["periode"])
        if (department, number) not in self._kept:
            self._kept[department, number] = _director(self.bases, department, number)
        return self._kept[department, number]


def test_a_partner_receives_the_figures_of_the_director_or_none(
    demonstration_published: Published, some_screens: Sequence[Screen], request: pytest.FixtureRequest
) -> None:
    said = _gathered(some_screens, Directors(demonstration_published))
    request.node.user_properties.append(("gathered", str(said)))
    assert said.screens > 20
    assert said.numbers > 5_000
    assert said.faults == [], str(said)


@pytest.mark.proof
@pytest.mark.xdist_group("every_screen")
def test_every_screen_of_a_partner_tells_the_figures_of_the_director_or_none(
    demonstration_published: Published, every_screen: Sequence[Screen], request: pytest.FixtureRequest
) -> None:
    said = _gathered(every_screen, Directors(demonstration_published))
    request.node.user_properties.append(("gathered", str(said)))
    assert said.screens > 500
    assert said.numbers > 100_000
    assert said.faults == [], str(said)


def test_the_copied_link_gives_the_same_figures(partners_only: str) -> None:
    browser = Browser(partners_only)
    choice = {"departement": DEPARTMENT, "periode": str(YEAR - 1), "onglet": "Répartition"}
    browser.open("mas", choice, files=False)
    screen = browser.open("mas", choice)
    link = urlsplit(screen.link)
    again = browser.open(link.path.strip("/"), dict(parse_qsl(link.query)))
    assert again.tables == screen.tables != {}
    assert again.files.keys() == screen.files.keys() != set()


def test_pages_of_the_fund_show_no_figure_to_a_partner(partners_only: str) -> None:
    browser = Browser(partners_only)
    for page in ("comparaisons", "qualite", "acces"):
        screen = browser.open(page, {"departement": DEPARTMENT, "periode": str(YEAR)})
        assert "Cette page ne vous est pas ouverte" in screen.words
        assert not screen.tables
        assert not screen.charts
        assert not screen.files


@pytest.mark.browser
@pytest.mark.parametrize("page", ["mas", "c2s", "charte-romain-jacob"])
def test_chromium_receives_no_more(
    demonstration_published: Published, partners_only: str, browser: Chromium, page: str
) -> None:
    frames: list[bytes] = []
    asked: list[str] = []
    context = browser.new_context()
    tab = context.new_page()
    tab.on("websocket", lambda socket: _listen(socket, frames))
    tab.on("request", lambda request: asked.append(request.url))
    choice = {"departement": DEPARTMENT, "periode": str(YEAR), "onglet": "Évolution"}
    tab.goto(f"{partners_only}/{page}?departement={DEPARTMENT}&periode={YEAR}")
    _unfold_all(tab)
    context.close()

    screen = read_frames(page, choice, frames)
    director = _director(demonstration_published, DEPARTMENT, YEAR)
    assert screen.tables
    assert list(faults(screen, director)) == []
    assert all(url.startswith((partners_only, "data:", "blob:")) for url in asked)


def _unfold_all(tab: Page) -> None:
    """Open the table of each chart: what its sentences may say is known from it."""
    tab.get_by_text("Chiffres et téléchargement").first.wait_for()
    tab.locator('[data-test-script-state="notRunning"]').wait_for()
    tables, files = tab.get_by_text("Chiffres et téléchargement"), tab.get_by_role("button", name="(CSV)")
    for place in range(tables.count()):
        tables.nth(place).click()
        files.nth(place).wait_for()


def test_a_true_value_in_the_place_of_a_masked_one_is_found(demonstration_published: Published) -> None:
    """The comparison can fail: the table, the chart and the file of the director are not a partner's."""
    director = _director(demonstration_published, DEPARTMENT, YEAR)
    names = [metric.key.replace(".", "-") for metric in OFFERED]
    secret = {name: one for name in names if (one := director.panel(name, "", "mois")) and one.hidden}
    assert secret
    for name, panel in secret.items():
        assert any(
            "is masked" in words for words in faults(_as_received(panel, panel.chart.twin, name), director)
        )


def test_a_third_value_is_found(demonstration_published: Published) -> None:
    director = _director(demonstration_published, DEPARTMENT, YEAR)
    panel = director.panel("mas-open_cases", "", "mois")
    assert panel is not None
    first, *rest = panel.chart.twin.rows
    twin = Twin(panel.chart.twin.columns, ((first[0], 12_345.0, *first[2:]), *rest))
    assert not panel.hidden
    assert list(faults(_as_received(panel, panel.chart.twin, "mas-open_cases"), director)) == []
    assert list(faults(_as_received(panel, twin, "mas-open_cases"), director))


@dataclass(frozen=True)
class Gathered:
    """How much was received, and what of it is wrong."""

    screens: int
    numbers: int
    bytes_received: int
    pages: frozenset[str]
    faults: list[str]

    def __str__(self) -> str:
        told = "\n".join(self.faults[:10])
        return (
            f"{self.screens} screens, {self.numbers} numbers, {self.bytes_received} bytes; "
            f"{len(self.faults)} faults\n{told}"
        )


def _gathered(screens: Iterable[Screen], directors: Directors) -> Gathered:
    count = numbers = received = 0
    wrong: list[str] = []
    pages = set()
    for screen in screens:
        count, numbers = count + 1, numbers + numbers_in(screen)
        received += screen.bytes_received
        pages.add(screen.page)
        wrong += faults(screen, directors.of(screen.choice))
    return Gathered(count, numbers, received, frozenset(pages), wrong)


def _director(bases: Published, department: str, number: int) -> Director:
    until: date = LAST_MONTH
    loot: Loot = stolen(bases.diffusion_url, department, 1)
    return Director(bases.reporting_url, department, number, until, loot)


def _as_received(panel: Panel, twin: Twin, name: str) -> Screen:
    """What a partner would have received if this table had been sent as it is."""
    screen = Screen("mas", {"onglet": "Évolution", "pas": "mois"})
    screen.tables[name] = table(twin, caption="")
    screen.charts[name] = list(panel.chart.drawing["datasets"].values())
    screen.files[f"{name} Télécharger (CSV)"] = csv_bytes(twin, NO_HEADING)
    return screen


def _listen(socket: WebSocket, frames: list[bytes]) -> None:
    socket.on("framereceived", lambda frame: frames.append(frame) if isinstance(frame, bytes) else None)
