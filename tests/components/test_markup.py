"""Are cards, strips, tables and headings whole, safe and accessible?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from charts.chart import Key
from charts.ranking import ranking
from charts.twin import Column, Twin
from components.markup.card import NO_TARGET, card, card_row, small_print
from components.markup.figure import figure_head, key
from components.markup.strip import Strip, strip
from components.markup.table import table
from metrics.model import Status
from metrics.quality.origin import DEMONSTRATION, REAL
from metrics.units import CASES
from metrics.verdict import Tone, Verdict
from tests.charts.samples import COUNTED, RATE, masked, members, provisional, value

EVIL = "<script>alert(1)</script>\"'&"
VOID = {"br", "hr", "img", "input", "col"}


class Balance(HTMLParser):
    """Raises when a tag is closed that is not the last opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.met: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(name.islower() for name, _ in attrs)
        self.met.append(tag)
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def tags(html: str) -> list[str]:
    reader = Balance()
    reader.feed(html)
    assert not reader.opened
    return reader.met


def test_a_card_has_the_whole_anatomy() -> None:
    ratio = replace(value(0.535, RATE), numerator=243.0, denominator=454.0, as_of=date(2023, 1, 15))
    html = card(ratio, change="+4,2 points", verdict=Verdict("variation ordinaire"), target="Cible : 80 %")
    assert tags(html).count("p") == 5
    for words in (
        "Taux de concrétisation",
        "53,5",
        "+4,2 points",
        "variation ordinaire",
        "Cible : 80 %",
        "Définition",
    ):
        assert words in html
    assert "243\u00a0/\u00a0454 · données au\u00a015/01/2023" in html
    assert "<details" in html
    assert "Suivi MisAS" in html


def test_a_card_with_nothing_to_say_keeps_its_lines() -> None:
    bare, full = card(value(1.0)), card(value(1.0), change="c", verdict=Verdict("v"))
    assert tags(bare).count("p") == tags(full).count("p") == 5
    assert NO_TARGET in bare


@pytest.mark.parametrize(("amount", "words"), [(0.0, "saisine"), (1.0, "saisine"), (2.0, "saisines")])
def test_the_unit_agrees(amount: float, words: str) -> None:
    assert f'</span> <span class="vg-card__unit">{words}</span>' in card(value(amount))


def test_a_card_without_number_says_why() -> None:
    html = card(masked(value(None), amount=3.0))
    assert "secret statistique" in html
    assert "vg-is-masked" in html
    assert ">3<" not in html
    assert "aucune donnée" in card(value(None))
    assert "sans objet" in card(replace(value(None), status=Status.NOT_APPLICABLE))


def test_a_provisional_number_is_tagged() -> None:
    assert "vg-tag" in card(provisional(value(3.0)))
    assert "vg-tag" not in card(value(3.0))


def test_a_tone_never_goes_by_colour_alone() -> None:
    html = card(value(3.0), verdict=Verdict("au-dessus de la limite depuis mars", Tone.CONCERN))
    assert "vg-mark--concern" in html
    assert "au-dessus de la limite depuis mars" in html


def test_text_of_others_cannot_become_markup() -> None:
    metric = replace(COUNTED, label=EVIL, definition=EVIL, source=EVIL, owner=EVIL)
    pieces = [
        card(replace(value(1.0), metric=metric, note=EVIL), change=EVIL, verdict=Verdict(EVIL), target=EVIL),
        strip(Strip(EVIL, EVIL, EVIL, None, demonstration=True, publication=EVIL)),
        table(Twin((Column(EVIL),), ((EVIL,),), note=EVIL), caption=EVIL),
        figure_head(ranking(members([(EVIL, 1.0)]), finding=EVIL)),
        key((Key(EVIL, "#FFFFFF"),)),
    ]
    for html in pieces:
        assert "script" not in tags(html)


def test_the_small_print_starts_with_a_capital() -> None:
    assert small_print(replace(value(3.0), as_of=date(2023, 1, 15))) == "Données au\u00a015/01/2023"
    assert small_print(value(3.0)) == ""


def test_a_row_without_card_is_nothing() -> None:
    assert card_row([]) == ""
    assert tags(card_row([card(value(1.0))]))[0] == "section"


def test_the_strip_says_what_is_looked_at() -> None:
    html = strip(
        Strip("Mission accompagnement santé", "Orne (61)", "2022", date(2023, 1, 15), demonstration=True)
    )
    for words in ("Mission accompagnement santé", "Orne (61)", "2022", "15/01/2023", DEMONSTRATION):
        assert words in html
    real = strip(Strip("MisAS", "Orne (61)", "2022", None, demonstration=False, publication="no 4"))
    assert REAL in real
    assert DEMONSTRATION not in real
    assert "aucune donnée chargée" in real
    assert "no 4" in real


def test_a_table_is_aligned_counted_and_reachable_by_keyboard() -> None:
    twin = Twin(
        (Column("Détecteur"), Column("Saisines", CASES)),
        (("CPAM", 2467.0), ("CCAS", "secret statistique"), ("Ensemble", 2500.0)),
        totals=1,
    )
    html = table(twin, caption="Saisines par détecteur")
    assert 'tabindex="0"' in html
    assert 'role="region"' in html
    assert 'aria-label="Saisines par détecteur"' in html
    assert 'scope="col"' in html
    assert 'scope="row"' in html
    assert '<td class="vg-right">2\u202f467</td>' in html
    assert '<td class="vg-right vg-words">secret statistique</td>' in html
    assert html.count("vg-total") == 1
    assert "2\u00a0lignes" in html
    tags(html)


def test_the_strip_says_which_sources_are_a_demonstration_when_others_are_real() -> None:
    words = f"{DEMONSTRATION}, sauf « CCAS du département »"
    html = strip(Strip("", "Orne (61)", "2022", None, demonstration=True, origin=words))
    assert f'vg-badge--demonstration">{words}</p>' in html
    assert strip(Strip("", "Orne (61)", "2022", None, demonstration=None, origin="")).count("vg-badge") == 0


GROUPED = Twin(
    (Column("Programme"), Column("Source"), Column("Lues", CASES)),
    (("PLANIR", "Actions", 3.0), ("PLANIR", "Revues", 4.0), ("MAS", "Saisines", 5.0)),
    grouped=True,
    concerns=frozenset({1}),
)


def test_a_group_is_named_once_above_its_rows() -> None:
    html = table(GROUPED, caption="Sources")
    assert html.count("PLANIR") == 1
    assert html.count('<th class="vg-left" scope="rowgroup" colspan="2">') == 2
    assert "Programme" not in html
    assert tags(html).count("tbody") == 2
    assert "3\u00a0lignes" in html


def test_a_row_to_see_first_is_marked() -> None:
    html = table(GROUPED, caption="Sources")
    assert html.count("vg-row--concern") == 1
    assert '<tr class="vg-row--concern"><th class="vg-left" scope="row">Revues' in html


@pytest.mark.parametrize(
    ("words", "css"),
    [
        ("court", ""),
        ("mot " * 20, "vg-long"),
        ("mot " * 60, "vg-read"),
        ("saisines_2026_03_corrige", "vg-cut"),
    ],
)
def test_a_column_of_long_texts_keeps_some_width(words: str, css: str) -> None:
    html = table(Twin((Column("Titre"), Column("Lecture")), (("A", words),)), caption="Titre")
    assert html.count(css) == 2 if css else "vg-cut" not in html and "vg-long" not in html


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0\u00a0ligne<"), (1, "1\u00a0ligne<"), (2, "2\u00a0lignes<")]
)
def test_a_table_says_how_many_rows_it_has(count: int, words: str) -> None:
    html = table(Twin((Column("Libellé"),), (("A",),) * count), caption="Titre")
    assert words in html
    assert ("Aucune ligne" in html) is (count == 0)


def test_the_heading_of_a_figure_speaks_its_numbers() -> None:
    html = figure_head(ranking(members([("CPAM", 2467.0)]), finding="La CPAM détecte le plus."), level=2)
    assert tags(html)[:2] == ["header", "h2"]
    assert "CPAM\u00a0: 2\u202f467\u00a0saisines" in html


def test_a_masked_swatch_is_hatched_not_coloured() -> None:
    html = key((Key("secret statistique", "", "hatch"), Key("de 1 à 4", "#DCE9F7")))
    assert "vg-swatch--hatch" in html
    assert html.count("style=") == 1
