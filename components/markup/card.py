"""What does a key figure look like? One anatomy, whatever the metric.

Label; value with its unit; change in words; verdict; target; parts and date of data; definition.
"""

from __future__ import annotations

from collections.abc import Sequence

from charts.labels import parts
from charts.twin import number, status_words
from components.markup.verdict import verdict_line
from components.markup.words import element, escape
from metrics.model import Metric, Status, Value
from metrics.units import NO_BREAK, short_date
from metrics.verdict import Verdict

_SIGN = 1
"""A unit of more letters may go to the next line, so that it is never cut."""

NO_TARGET = f"Cible{NO_BREAK}: non fixée"


def card(
    value: Value,
    *,
    change: str = "",
    verdict: Verdict | None = None,
    target: str = NO_TARGET,
    level: int = 3,
) -> str:
    """The card of one value; `change` and `target` are ready French sentences.

    `level` is the level of the heading, so that the page keeps its outline. A line without words keeps
    its place: the lines of a row of cards stand at the same heights.
    """
    metric = value.metric
    body = [
        element("header", _label(metric, level) + _tag(value), "vg-card__head"),
        _figure(value),
        element("p", escape(change), "vg-card__change"),
        _verdict(verdict),
        element("p", escape(target), "vg-card__target"),
        element("p", escape(small_print(value)), "vg-card__small"),
        definition(metric, value.note),
    ]
    return element("article", "".join(body), f"vg-card vg-card--{verdict.tone}" if verdict else "vg-card")


def card_row(cards: Sequence[str]) -> str:
    """Cards of the same height, as many in a row as the screen allows."""
    return (
        element("section", "".join(cards), "vg-cards", lang="fr", aria_label="Chiffres clés") if cards else ""
    )


def small_print(value: Value) -> str:
    """« 243 / 454 · données au 15/01/2023 », « …, suites connues au 17/11/2023 »."""
    said = [parts(value)] if parts(value) else []
    if value.as_of:
        said.append(f"données au{NO_BREAK}{short_date(value.as_of)}")
    if value.known_on:
        said.append(f"suites connues au{NO_BREAK}{short_date(value.known_on)}")
    words = " · ".join(said)
    return words[:1].upper() + words[1:]


def definition(metric: Metric, note: str = "") -> str:
    """The definition, one click or one key away, without any script."""
    told = [
        ("Définition", metric.definition),
        ("Numérateur", metric.numerator if metric.denominator else ""),
        ("Dénominateur", metric.denominator),
        ("À savoir", " ".join(part for part in (metric.trap, note) if part)),
        ("Source", metric.source),
        ("Responsable", metric.owner),
    ]
    lines = "".join(f"<dt>{head}</dt><dd>{escape(words)}</dd>" for head, words in told if words)
    hidden = element("span", escape(f" de « {metric.label} »"), "vg-hidden")
    return f'<details class="vg-card__more"><summary>Définition{hidden}</summary><dl>{lines}</dl></details>'


def _label(metric: Metric, level: int) -> str:
    return element(f"h{level}", escape(metric.label), "vg-card__label")


def _tag(value: Value) -> str:
    provisional = value.status is Status.PROVISIONAL and number(value) is not None
    return element("span", "provisoire", "vg-tag") if provisional else ""


def _figure(value: Value) -> str:
    amount = number(value)
    if amount is None:
        return element(
            "p", escape(status_words(value)), f"vg-card__value vg-card__value--none vg-is-{value.status}"
        )
    unit = value.metric.unit
    figure = element("span", escape(unit.number(amount)), "vg-card__number")
    words = element("span", escape(unit.words(amount)), "vg-card__unit")
    return element(
        "p", f"{figure}{' ' if len(unit.words(amount)) > _SIGN else NO_BREAK}{words}", "vg-card__value"
    )


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return '<p class="vg-card__verdict"></p>'
    return verdict_line(verdict, "vg-card__verdict")
