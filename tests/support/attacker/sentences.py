"""Do the sentences of a screen say a number that its reader may not know: findings, descriptions, captions?

A number may stand in a sentence when a row of the table that is not masked has it, when the director's
sentence of the same chart says it and nothing masked does, or when it counts the rows themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

from charts.chart import Chart
from metrics.catalogue import METRICS, TOPICS, of_topic
from metrics.diffusion.means import IN_WORDS
from metrics.diffusion.offer import OFFERED
from metrics.diffusion.rules import RULES
from metrics.diffusion.words import HOW_TO_READ, WHY_MASKED
from metrics.model import Metric
from metrics.sentences import trend_in_words
from metrics.units import MONTHS, SHARE
from tests.support.attacker.director import Director, Panel
from tests.support.attacker.received import NAME, SECRET, Row, plain, rows_of, rows_on_screen, words_of
from tests.support.attacker.visitor import Screen

NUMBER = re.compile(r"(?<![A-Za-z\d])\d(?:[\d\u202f\u00a0,.]*\d)?")
HEAD = re.compile(r'<header class="vg-figure.*?</header>', re.S)
FINDING = re.compile(r'vg-figure__finding">(.*?)</h', re.S)
LEGEND = re.compile(r'<ul class="vg-key".*?</ul>', re.S)
CAPTION = re.compile(r"<caption>(.*?)(?:<span|</caption>)", re.S)
BODY = re.compile(r'body: "((?:[^"\\]|\\.)*)"')
PARTS = "Calcul"
ALWAYS_SAID = (
    *(HOW_TO_READ, WHY_MASKED),
    *(f"Seuil de {rule.threshold}. {rule.reason}" for rule in RULES.values()),
    *(IN_WORDS, f"{len(METRICS)} indicateurs"),
    *(f"{len(of_topic(topic))} indicateurs" for topic in TOPICS),
)
"""Captions that are the same whatever was published."""
LABELS = sorted((plain(metric.label) for metric in OFFERED), key=len, reverse=True)
"""What indicators are called: « sur 12 mois », « à 90 jours »."""
OF_NOBODY = re.compile(
    rf"\b\d{{1,2}}(?:er)? (?:{'|'.join(MONTHS)})\b|pour 1 000|et \d+ autres dans le tableau|sans rang : \d+"
)
"""The day of a date, a unit, how many rows are in the table alone or have too few cases for a rank."""


def told_wrongly(screen: Screen, director: Director, where: str) -> Iterator[str]:
    """Each number of a sentence of a partner that is neither the director's nor free to be told."""
    label, step = screen.indicator, screen.choice.get("pas", "mois")
    heads = [head for html in screen.html for head in HEAD.findall(html)]
    for name, table in screen.tables.items():
        panel = director.panel(name, label, step)
        if panel is not None:
            said = list(CAPTION.findall(table))
            own = [head for head in heads if FINDING.findall(head) == said]
            heads = [head for head in heads if head not in own]
            free = _free(panel, rows_on_screen(table), _metric(name, label), director)
            yield from _beyond((*said, *own), free, f"{where} {name}")
    yield from _beyond(heads, _tallies(screen, director), f"{where} other")
    yield from _beyond(_captions(screen), _numbers(ALWAYS_SAID), f"{where} caption")


def _beyond(sentences: Iterable[str], free: frozenset[str], where: str) -> Iterator[str]:
    for sentence in sentences:
        words = _unnamed(words_of(LEGEND.sub("", sentence).replace("</", " </")))
        if more := sorted(_numbers([words]) - free):
            yield f"{where}: the sentence « {words} » says {', '.join(more)}"


def _unnamed(words: str) -> str:
    """A sentence without the names of the indicators that it speaks of, nor dates."""
    for label in LABELS:
        words = words.replace(label, "")
    return OF_NOBODY.sub("", words)


def _free(panel: Panel, received: Sequence[Row], metric: Metric, director: Director) -> frozenset[str]:
    """The numbers that the sentences of a chart may say."""
    chart = panel.chart
    figure = next((plain(column.heading) for column in chart.twin.columns if column.unit), "")
    rows = rows_of([[column.heading for column in chart.twin.columns], *map(list, chart.twin.texts)])
    shown = _cells((row for row in rows if row[NAME] not in panel.hidden), figure)
    secret = _cells((row for row in rows if row[NAME] in panel.hidden), figure)
    value, change, hidden = director.value(metric)
    if hidden:
        secret |= _numbers(
            [value.text, change, trend_in_words(metric, value, director.figures.change(metric))]
        )
    masked, rows_read = sum(row.get(figure) == SECRET for row in received), len(received)
    with_and_without_the_whole = (masked, masked - 1, rows_read, rows_read - 1)
    tallies = {*map(str, with_and_without_the_whole), str(director.year)}
    names = _numbers(row.get(heading, "") for row in (*rows, *received) for heading in (NAME, "Commune"))
    return (_numbers(_sentences(chart)) - secret) | shown | names | tallies


def _cells(rows: Iterable[Row], figure: str) -> frozenset[str]:
    return _numbers(row.get(heading, "") for row in rows for heading in (figure, PARTS))


def _sentences(chart: Chart) -> Sequence[str]:
    return chart.finding, chart.subtitle, chart.alt, *(one.words for one in chart.verdicts)


def _tallies(screen: Screen, director: Director) -> frozenset[str]:
    """What a heading without a table of figures may say: years, and how many figures are masked."""
    found = [str(year) for year in range(director.year - 2, director.year + 1)]
    for html in screen.html:
        rows = rows_on_screen(html) if "Masqués" in html else []
        masked, cells = (_sum(rows, column) for column in ("Masqués", "Chiffres"))
        found += [str(masked), str(cells), SHARE.write(masked / cells)] if cells else []
    return _numbers(found)


def _sum(rows: Sequence[Mapping[str, str]], column: str) -> int:
    return sum(int(re.sub(r"\D", "", row.get(column, "")) or 0) for row in rows)


def _captions(screen: Screen) -> Iterator[str]:
    """Captions, notices, and the name that a chart has for those who hear the page."""
    for words in screen.said:
        if words.startswith("{"):
            continue
        yield from BODY.findall(words) if "\n" in words or BODY.search(words) else [words]


def _metric(name: str, label: str) -> Metric:
    return next(one for one in OFFERED if one.key.replace(".", "-") == name or one.label == label)


def _numbers(words: Iterable[str]) -> frozenset[str]:
    """The numbers of some sentences, written without the marks of thousands."""
    found = (one for sentence in words for one in NUMBER.findall(_joined(unescape(sentence))))
    return frozenset(re.sub(r"[^\d,]", "", one).rstrip(",") for one in found)


def _joined(sentence: str) -> str:
    """Thousands are parted by a space that a number may hold and that no other word ends with."""
    return re.sub(r"(?<=\d)[ \u202f\u00a0](?=\d{3}(?!\d))", "", sentence)
