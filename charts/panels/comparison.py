"""Who stands out on a rate, and where does each one stand? A funnel, then the list of all by name."""

from __future__ import annotations

from dataclasses import replace

from charts.chart import Cell, Chart, Column, Twin, rows_of
from charts.empty import empty
from charts.funnel import funnel_chart
from charts.funnel.spans import spans_chart
from charts.labels import measured, name, provisional_words
from charts.twin import cell
from metrics.comparison import Comparison, Member
from metrics.comparison.members import Counted
from metrics.comparison.words import (
    counts_in_words,
    finding,
    interval_of,
    left_out_in_words,
    name_of,
    verdicts,
)
from metrics.model import Value
from metrics.sentences import period_in_words
from metrics.units import NO_BREAK, SHARE
from metrics.verdict import Tone

SHRUNKEN = "Taux corrigé des petits effectifs"
"""The heading of the shrunken rate: what is likely of a small member, when the others also tell of it."""

_NOTE = (
    f"{SHRUNKEN}{NO_BREAK}: plus les cas sont peu nombreux, plus il se rapproche du taux d'ensemble "
    "(méthode bayésienne empirique)."
)


def comparison_chart(told: Comparison) -> Chart:
    """The funnel, with who stands out; under the minimum of members, each rate with its interval."""
    said = finding(told)
    if not told.values:
        return empty(said)
    if told.funnel is None:
        return spans_chart(told.values, finding=said, subtitle=_subtitle(told))
    chart = funnel_chart(told, told.funnel, finding=said, subtitle=_subtitle(told))
    return replace(chart, verdicts=verdicts(told))


def members_list(told: Comparison) -> Chart:
    """Every member in the order of its name, with its rate, its interval and how it reads."""
    every, many = "Toutes" if told.between.words.feminine else "Tous", told.between.words.many
    head = f"{every} les {many}, par ordre alphabétique"
    return Chart(head, measured(told.metric), {}, rows_of({"words": "text"}, []), _twin(told), 0)


def _subtitle(told: Comparison) -> str:
    beside = "selon le nombre de cas" if told.funnel else f"avec son intervalle à 95{NO_BREAK}%"
    words = (
        f"{measured(told.metric)}, {beside} ({told.metric.denominator})",
        period_in_words(told.values[0].value.period),
        provisional_words([one.value for one in told.values]),
    )
    return ", ".join(word for word in words if word)


def _twin(told: Comparison) -> Twin:
    judged = bool(told.members)
    heads = (
        Column(told.between.words.one.capitalize()),
        Column("Taux", SHARE),
        *((Column("Lecture"),) if judged else ()),
        Column("Calcul"),
        Column(f"Intervalle à 95{NO_BREAK}%"),
        *((Column(SHRUNKEN, SHARE),) if judged else ()),
    )
    rows = (
        *map(_row, told.members or told.values),
        *(_left_out(one, judged=judged) for one in told.left_out),
    )
    notes = (_NOTE if judged else "", left_out_in_words(told))
    concerns = frozenset(rank for rank, one in enumerate(told.members) if one.tone is Tone.CONCERN)
    return Twin(heads, tuple(rows), note=" ".join(note for note in notes if note), concerns=concerns)


def _row(one: Counted) -> tuple[Cell, ...]:
    drawn = (counts_in_words(one), interval_of(one))
    if isinstance(one, Member):
        return (name_of(one), one.rate, one.standing.value, *drawn, one.shrunken)
    return (name_of(one), one.rate, *drawn)


def _left_out(value: Value, *, judged: bool) -> tuple[Cell, ...]:
    if judged:
        return (name(value), cell(value), "hors comparaison", "", "", "")
    return (name(value), cell(value), "", "")
