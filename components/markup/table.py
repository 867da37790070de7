"""How is a twin table read on screen: aligned, with its caption, its totals and its number of rows?"""

from __future__ import annotations

from charts.twin import Cell, Column, Twin
from components.markup.words import element, escape
from metrics.units import NO_BREAK, french_number


def table(twin: Twin, *, caption: str) -> str:
    """The table in a region that scrolls sideways on a phone and takes the keyboard focus."""
    head = element("thead", element("tr", "".join(_head(column) for column in twin.columns)))
    body = "".join(_row(twin, rank, texts) for rank, texts in enumerate(twin.texts))
    inner = element("caption", _caption(twin, caption)) + head + element("tbody", body or _empty(twin))
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


def _head(column: Column) -> str:
    return element("th", escape(column.heading), f"vg-{column.align}", scope="col")


def _row(twin: Twin, rank: int, texts: tuple[str, ...]) -> str:
    first = element("th", escape(texts[0]), "vg-left", scope="row")
    cells = zip(twin.columns[1:], twin.rows[rank][1:], texts[1:], strict=True)
    rest = "".join(element("td", escape(words), _css(column, raw)) for column, raw, words in cells)
    return element("tr", first + rest, "vg-total" if twin.is_total(rank) else "")


def _css(column: Column, raw: Cell) -> str:
    """A status among numbers is words: it stays aligned with them, quietly."""
    return f"vg-{column.align} vg-words" if column.unit and isinstance(raw, str) else f"vg-{column.align}"


def _empty(twin: Twin) -> str:
    words = "Aucune ligne sur la période choisie."
    return element("tr", element("td", words, "vg-words", colspan=str(len(twin.columns))))
