"""Does every page show itself, for each department and kind of period, without an error?"""

from __future__ import annotations

import re

import pytest

from door.menu import PAGES
from metrics.catalogue import TOPICS
from settings import current
from tests.support.screen import screen

pytestmark = pytest.mark.usefixtures("reading_demonstration")

PERIODS = ("2023", "2022", "2021", "T3 2022")
PROGRAMMES = tuple(name for name in PAGES if name in TOPICS)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("department", ["61 – Orne", "91 – Essonne"])
@pytest.mark.parametrize("name", PROGRAMMES)
def test_page_shows_title_strip_and_figures(name: str, department: str, period: str) -> None:
    shown = screen(name, departement=department, periode=period)

    assert not shown.exception
    assert [title.value for title in shown.title] == [TOPICS[name]]
    html = _html(shown)
    assert "Données de démonstration" in html
    assert "vg-card" in html


@pytest.mark.parametrize("name", ["overview", "quality", "glossary"])
def test_other_pages_show_themselves(name: str) -> None:
    shown = screen(name)

    assert not shown.exception
    assert [title.value for title in shown.title] == [PAGES[name][1]]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_no_number_is_written_in_english(name: str) -> None:
    words = re.sub(r"<[^>]+>", " ", _html(screen(name, departement="91 – Essonne", periode="2022")))

    assert not re.findall(r"\d,\d{3}\b|\b\d+\.\d+ ?%", words)


def test_unknown_department_shows_the_default_with_a_notice() -> None:
    shown = screen("mas", departement="99 – Nulle part", periode="2022")

    assert not shown.exception
    assert "n'existe pas ici" in shown.warning[0].value
    assert "61 – Orne" in shown.warning[0].value


def test_two_wrong_filters_are_both_said() -> None:
    shown = screen("mas", departement="99", periode="1789")

    assert ["99" in shown.warning[0].value, "1789" in shown.warning[1].value] == [True, True]


def test_a_department_without_data_says_so_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_DEPARTMENTS", "75")
    current.cache_clear()
    shown = screen("mas", departement="75")

    assert "Aucune donnée" in shown.info[0].value
    assert "vg-card" not in _html(shown)
    assert "Données réelles" not in _html(shown)


def test_a_code_alone_names_the_department() -> None:
    shown = screen("mas", departement="91", periode="2022")

    assert not shown.warning
    assert "Essonne (91)" in _html(shown)


def test_unknown_period_shows_the_default_with_a_notice() -> None:
    shown = screen("mas", departement="61 – Orne", periode="1789")

    assert "1789" in shown.warning[0].value


def test_overview_has_a_line_for_each_programme() -> None:
    html = _html(screen("overview"))

    assert html.count('class="vg-line"') == len(TOPICS)


def _html(shown: object) -> str:
    return " ".join(element.proto.body for element in shown.get("html"))  # type: ignore[attr-defined]
