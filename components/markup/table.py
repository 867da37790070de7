"""How is a twin table read on screen: aligned, captioned, grouped, with its totals and its number of rows?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from charts.twin import Cell, Column, Twin
from components.markup.words import element, escape
from metrics.units import NO_BREAK, french_number

Texts = tuple[tuple[str, ...], ...]
LONG, READ, WORD = 45, 120, 18
"""A column keeps some width when a cell has more letters, more still when one is read as a paragraph; a word
of more letters, such as the name of a file, may be cut at the end of a line."""


def table(twin: Twin, *, caption: str) -> str:
    """The table in a region that scrolls sideways on a phone and takes the keyboard focus."""
    texts = twin.texts
    widths = tuple(_width([row[place] for row in texts]) for place in range(len(twin.columns)))
    head = "".join(_head(twin.columns[place], widths[place]) for place in _places(twin))
    inner = (
        element("caption", _caption(twin, caption))
        + element("thead", element("tr", head))
        + _bodies(twin, texts, widths)
    )
    region = element(
        "div",
        element("table", inner, "vg-table"),
        "vg-scroll",
        role="region",
        aria_label=caption,
        tabindex="0",
    )
    note = element("p", escape(twin.note), "vg-table__note") if twin.note else ""
    return element("div", region + note, "vg-table-block", lang="fr")


def _caption(twin: Twin, caption: str) -> str:
    count = len(twin.rows) - twin.totals
    words = f"{french_number(count)}{NO_BREAK}{'ligne' if count <= 1 else 'lignes'}"
    return escape(caption) + element("span", words, "vg-table__count")


def _places(twin: Twin) -> range:
    """The columns shown beside one another: all of them, but the one that names the groups."""
    return range(1 if twin.grouped else 0, len(twin.columns))


def _head(column: Column, width: str) -> str:
    return element("th", escape(column.heading), f"vg-{column.align}{width}", scope="col")


def _width(cells: Sequence[str]) -> str:
    longest = max(map(len, cells), default=0)
    if longest > LONG:
        return " vg-read" if longest > READ else " vg-long"
    return " vg-cut" if any(len(word) > WORD for cell in cells for word in cell.split()) else ""


def _bodies(twin: Twin, texts: Texts, widths: Sequence[str]) -> str:
    """One body, or one a group, under the name of the group."""
    rows = list(enumerate(texts))
    if not rows:
        return element("tbody", _empty(twin))
    if not twin.grouped:
        return element("tbody", "".join(_row(twin, widths, *row) for row in rows))
    groups = groupby(rows, key=lambda row: row[1][0])
    return "".join(
        element("tbody", _group(twin, name) + "".join(_row(twin, widths, *row) for row in inside))
        for name, inside in groups
    )


def _group(twin: Twin, name: str) -> str:
    span = str(len(_places(twin)))
    return element("tr", element("th", escape(name), "vg-left", scope="rowgroup", colspan=span), "vg-group")


def _row(twin: Twin, widths: Sequence[str], rank: int, texts: tuple[str, ...]) -> str:
    first, *others = _places(twin)
    head = element("th", escape(texts[first]), f"vg-left{widths[first]}", scope="row")
    cells = (
        element("td", escape(texts[place]), _css(twin.columns[place], twin.rows[rank][place]) + widths[place])
        for place in others
    )
    return element("tr", head + "".join(cells), _row_css(twin, rank))


def _row_css(twin: Twin, rank: int) -> str:
    if twin.is_total(rank):
        return "vg-total"
    return "vg-row--concern" if rank in twin.concerns else ""


def _css(column: Column, raw: Cell) -> str:
    """A status among numbers is words: it stays aligned with them, quietly."""
    return f"vg-{column.align} vg-words" if column.unit and isinstance(raw, str) else f"vg-{column.align}"


def _empty(twin: Twin) -> str:
    words = "Aucune ligne sur la période choisie."
    return element("tr", element("td", words, "vg-words", colspan=str(len(_places(twin)))))
