"""What is the reader looking at? Programme, perimeter, period, date of data, demonstration or real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from components.markup.words import element, escape, optional
from metrics.quality.origin import DEMONSTRATION, REAL
from metrics.units import NO_BREAK, short_date


@dataclass(frozen=True)
class Strip:
    """What stands at the top of every page; `programme` stays empty under a title that says it."""

    programme: str
    perimeter: str
    period: str
    as_of: date | None
    demonstration: bool | None
    """None when nothing is loaded: neither a demonstration nor real."""
    publication: str = ""
    origin: str = ""
    """Which of the sources are a demonstration, when others are real; else the usual words are shown."""


def strip(told: Strip) -> str:
    """The band at the top of a page."""
    as_of = short_date(told.as_of) if told.as_of else "aucune donnée chargée"
    items = [("Périmètre", told.perimeter), ("Période", told.period), ("Données au", as_of)]
    items += [("Publication", told.publication)] if told.publication else []
    listed = "".join(
        element("div", f"<dt>{head}{NO_BREAK}</dt><dd>{escape(words)}</dd>", "vg-strip__item")
        for head, words in items
    )
    body = optional("p", told.programme, "vg-strip__programme") + element("dl", listed, "vg-strip__items")
    return element(
        "div",
        body + badge(told.demonstration, told.origin),
        "vg-strip",
        lang="fr",
        role="group",
        aria_label="Contexte",
    )


def badge(demonstration: bool | None, origin: str = "") -> str:
    """« Données de démonstration » in a frame, or « Données réelles », plain; nothing about no data."""
    if demonstration is None:
        return ""
    if not demonstration:
        return element("p", REAL, "vg-badge")
    return element("p", escape(origin or DEMONSTRATION), "vg-badge vg-badge--demonstration")
