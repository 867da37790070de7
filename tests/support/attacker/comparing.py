"""Is every figure that was received the director's, or masked, and is nothing masked among them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from components.markup.card import small_print
from exports.heading import Heading
from exports.tables import csv_bytes, xlsx_bytes
from metrics.diffusion.offer import OFFERED
from metrics.model import Metric
from tests.support.attacker.director import Director, Panel
from tests.support.attacker.received import (
    NAME,
    SECRET,
    Row,
    cards_of,
    plain,
    rows_of,
    rows_of_chart,
    rows_of_csv,
    rows_of_workbook,
    rows_on_screen,
)
from tests.support.attacker.sentences import told_wrongly
from tests.support.attacker.visitor import Screen

NO_HEADING = Heading("Titre", "", "", None, demonstration=False)
DRAWN = ("value", "at", "text", "end", "parts", "words")
"""The columns of a chart that tell the figure of a row; other numbers only place it."""
NUMBER = re.compile(r"\d(?:[\d\u202f\u00a0,.]*\d)?")


def numbers_in(screen: Screen) -> int:
    """How many numbers were received, wherever they stand."""
    rows = [row for table in screen.tables.values() for row in rows_on_screen(table)]
    rows += [row for name, file in screen.files.items() for row in _file_rows(name, file)]
    rows += [row for tables in screen.charts.values() for row in rows_of_chart(tables)]
    in_rows = sum(bool(NUMBER.search(cell)) for row in rows for name, cell in row.items() if name != NAME)
    return in_rows + len(NUMBER.findall(re.sub(r"<style.*?</style>|<[^>]*>", " ", " ".join(screen.html))))


def faults(screen: Screen, director: Director) -> Iterator[str]:
    """Each figure that the director does not read, each one that is masked and was received all the same."""
    where = f"{screen.page} {dict(screen.choice)}"
    if screen.failed:
        yield f"{where}: {screen.failed}"
    label, step = screen.indicator, screen.choice.get("pas", "mois")
    for name, table in screen.tables.items():
        panel = director.panel(name, label, step)
        if panel is None:
            continue
        place = f"{where} {name}"
        yield from _compared(rows_on_screen(table), _screen_rows(panel), panel, f"{place} screen")
        yield from _drawn(screen.charts.get(name, []), panel, f"{place} chart")
        for file in (one for one in screen.files if one.startswith(f"{name} ")):
            rows = _file_rows(file, screen.files[file])
            yield from _compared(rows, _director_rows(file, panel), panel, f"{place} {file}")
    yield from _cards(screen, director, where)
    yield from told_wrongly(screen, director, where)


def _compared(received: Sequence[Row], real: Sequence[Row], panel: Panel, where: str) -> Iterator[str]:
    if not received and real:
        yield f"{where}: nothing could be read"
    figure = next((plain(column.heading) for column in panel.chart.twin.columns if column.unit), "")
    if not figure and any(re.search("[1-9]", "".join(list(row.values())[1:-1])) for row in received):
        yield f"{where}: the director reads nothing there"
    for row in received if figure else ():
        same = [one for one in real if one[NAME] == row[NAME]]
        for heading, cell in row.items():
            told = {one.get(heading, "") for one in same}
            if same and cell not in (SECRET, "", *told):
                yield f"{where}: « {row[NAME]} », {heading}: {cell} is not {sorted(told)}"
        if not same and re.search("[1-9]", row[figure]):
            yield f"{where}: « {row[NAME]} » is no row of the director, and reads {row[figure]}"
        if row[NAME] in panel.hidden and row[figure] != SECRET:
            yield f"{where}: « {row[NAME]} » is masked, and reads {row[figure]}"


def _drawn(tables: Sequence[bytes], panel: Panel, where: str) -> Iterator[str]:
    for row in rows_of_chart(tables):
        name = plain((row.get("long") or row.get("label") or row.get("code") or "").replace("\n", " "))
        if name in panel.hidden:
            told = {column: row.get(column, "").replace(SECRET, "") for column in DRAWN}
            if any(re.search(r"[1-9]", words) for words in told.values()):
                yield f"{where}: « {name} » is masked, and draws {told}"


def _cards(screen: Screen, director: Director, where: str) -> Iterator[str]:
    for label, card in cards_of("\n".join(screen.html)).items():
        same = [metric for metric in OFFERED if plain(metric.label) == label]
        told = [list(_card(card, metric, director)) for metric in same]
        if not told or all(told):
            yield f"{where}: the card « {label} » {' or '.join(told[0]) if told else 'is of no indicator'}"


def _card(card: Row, metric: Metric, director: Director) -> Iterator[str]:
    value, change, hidden = director.value(metric)
    if card["value"] not in (SECRET, plain(value.text)):
        yield f"reads {card['value']}, not {value.text}"
    if hidden and card["value"] != SECRET:
        yield f"is masked, and reads {card['value']}"
    if _figures(card["change"]) not in ([], _figures(plain(change))):
        yield f"says « {card['change']} », not « {change} »"
    if _figures(card["small"]) != _figures(plain(small_print(value))) and card["value"] != SECRET:
        yield f"says « {card['small']} », not « {small_print(value)} »"


def _figures(words: str) -> list[str]:
    return NUMBER.findall(words)


def _screen_rows(panel: Panel) -> list[Row]:
    twin = panel.chart.twin
    return rows_of([[column.heading for column in twin.columns], *map(list, twin.texts)])


def _director_rows(file: str, panel: Panel) -> list[Row]:
    write = csv_bytes if "CSV" in file else xlsx_bytes
    return _file_rows(file, write(panel.chart.twin, NO_HEADING))


def _file_rows(file: str, content: bytes) -> list[Row]:
    return rows_of_csv(content) if "CSV" in file else rows_of_workbook(content)
