"""Is a masked number that stands in a sentence found: finding, description, caption, name of a chart?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from tests.support.attacker.director import Director, Panel
from tests.support.attacker.sentences import told_wrongly
from tests.support.attacker.stolen import stolen
from tests.support.attacker.visitor import Screen
from tests.support.publications import LAST_MONTH, Published

DEPARTMENT, YEAR = "61", 2022
Tampered = Callable[[Screen, str], Screen]


@pytest.fixture(scope="module")
def director(demonstration_published: Published) -> Director:
    """Who reads what the partner may not."""
    loot = stolen(demonstration_published.diffusion_url, DEPARTMENT, 1)
    return Director(demonstration_published.reporting_url, DEPARTMENT, YEAR, LAST_MONTH, loot)


@pytest.fixture(scope="module")
def screen(some_screens: Sequence[Screen], director: Director) -> Screen:
    """Charts of a year, of which some rows are masked."""
    return next(
        one
        for one in some_screens
        if one.choice["periode"] == str(YEAR) and one.choice.get("onglet") == "Répartition"
        if next(_masked_numbers(one, director), None)
    )


def test_the_sentences_of_a_partner_say_nothing_more(screen: Screen, director: Director) -> None:
    assert "secret statistique" in screen.words
    assert list(told_wrongly(screen, director, "here")) == []


def _in_the_finding(screen: Screen, number: str) -> Screen:
    return _rewritten(screen, 'vg-figure__finding">', f'vg-figure__finding">{number} personnes, ')


def _in_the_description(screen: Screen, number: str) -> Screen:
    return _rewritten(screen, '<p class="vg-hidden">', f'<p class="vg-hidden">CCAS : {number} saisines ; ')


def _in_the_caption_of_the_table(screen: Screen, number: str) -> Screen:
    tables = {
        name: table.replace("<caption>", f"<caption>{number} personnes : ")
        for name, table in screen.tables.items()
    }
    return replace(screen, tables=tables)


def _in_a_notice(screen: Screen, number: str) -> Screen:
    return replace(screen, said=[*screen.said, f'body: "Dont {number} saisines des CCAS."\n'])


def _in_the_name_of_the_chart(screen: Screen, number: str) -> Screen:
    return replace(screen, said=[*screen.said, f"Graphique : {number} saisines des CCAS"])


@pytest.mark.parametrize(
    "tampered",
    [
        _in_the_finding,
        _in_the_description,
        _in_the_caption_of_the_table,
        _in_a_notice,
        _in_the_name_of_the_chart,
    ],
)
def test_a_masked_number_in_a_sentence_is_found(
    screen: Screen, director: Director, tampered: Tampered
) -> None:
    number = next(_masked_numbers(screen, director))
    (told, *_) = told_wrongly(tampered(screen, number), director, "here")
    assert number in told.rpartition(" says ")[2].split(", ")


def _rewritten(screen: Screen, before: str, after: str) -> Screen:
    assert any(before in html for html in screen.html)
    return replace(screen, html=[html.replace(before, after) for html in screen.html])


def _masked_numbers(screen: Screen, director: Director) -> Iterator[str]:
    """The true numbers of masked rows, that no other row of the screen has."""
    panels = [director.panel(name, screen.indicator, "mois") for name in screen.tables]
    known = [one for one in panels if one is not None]
    shown = {text for panel in known for text in _figures(panel, hidden=False)}
    secret = (text for panel in known for text in _figures(panel, hidden=True))
    return (text for text in secret if text not in shown and len(text) > 1)


def _figures(panel: Panel, *, hidden: bool) -> list[str]:
    rows = zip(panel.chart.twin.texts, panel.chart.twin.rows, strict=True)
    return [texts[1] for texts, row in rows if (str(row[0]) in panel.hidden) is hidden]
