"""Action sanitaire et sociale: which lines are read on screen and taken away?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from charts.chart import Chart, Column, Twin, rows_of
from charts.twin import Cell, cell, number
from metrics.ass import budget as ass_budget
from metrics.ass.detail import CollectiveAid, Report, by_line, collective_aids_of, known_until
from metrics.ass.words import MEMBERS
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.sentences import count_in_words, period_in_words
from metrics.units import EUROS, NO_BREAK, short_date

_SUBTITLE = "Aides collectives accordées ou versées pendant la période, les plus récentes d'abord"
_STAGES_SUBTITLE = (
    f"Montants de la période par ligne et par étape, en euros{NO_BREAK}; les étapes ne s'additionnent pas"
)
_HEADS = (
    Column("Bénéficiaire"),
    Column("Thème"),
    Column("Accordé le"),
    Column("Accordé", EUROS),
    Column("Versé le"),
    Column("Versé", EUROS),
    Column("Bilan d'activité"),
)


_STAGES: Mapping[str, Metric] = {
    "Accordé": ass_budget.GRANTED,
    "Engagé": ass_budget.COMMITTED,
    "Versé": ass_budget.PAID,
}
PRINTED_STAGE: Mapping[str, str] = {
    "individual": "versé (Orne)",
    "complementary": "accordé (Orne)",
    "home_illness": "non précisée (Orne)",
    "home_disability": "non précisée (Orne)",
    "pdp": "budget engagé (Orne)",
    "collective": "versé (Orne), accordé (Essonne)",
    "disability_fund": "alloué (Orne)",
}
"""At which stage the 2022 reports print the amount of each line."""


@once
def stages_by_line(figures: Figures) -> Chart:
    """What was granted, committed and paid in the period, line by line, and the stage that reports print."""
    columns = [by_line(figures, metric) for metric in _STAGES.values()]
    heads = (
        Column("Ligne budgétaire"),
        *(Column(title, EUROS) for title in _STAGES),
        Column("Étape imprimée dans les rapports 2022"),
    )
    rows = tuple(
        (line[0].member_label, *(cell(value) for value in line), PRINTED_STAGE[line[0].member])
        for line in zip(*columns, strict=True)
    )
    nothing = rows_of({"line": "text"}, ())
    return Chart(_stages_in_words(figures), _STAGES_SUBTITLE, {}, nothing, Twin(heads, rows), 0)


@once
def collective_aids(figures: Figures) -> Chart:
    """The subsidies and endowments of the period, the latest first, with the report returned or not."""
    aids, day = collective_aids_of(figures), known_until(figures)
    rows = tuple(_line(aid, day) for aid in aids) if day else ()
    nothing = rows_of({"line": "text"}, ())
    return Chart(_list_in_words(figures, aids, day), _SUBTITLE, {}, nothing, Twin(_HEADS, rows), 0)


def _stages_in_words(figures: Figures) -> str:
    values = [(figures.value(metric), title.lower()) for title, metric in _STAGES.items()]
    if any(number(value) is None for value, _ in values):
        return f"Montants par ligne{NO_BREAK}: aucune donnée {period_in_words(figures.period)}"
    said = ", ".join(f"{words} {value.text}" for value, words in values)
    when = period_in_words(figures.period)
    return f"{when[0].upper()}{when[1:]}{NO_BREAK}: {said}"


def _line(aid: CollectiveAid, day: date) -> tuple[Cell, ...]:
    return (
        aid.beneficiary,
        MEMBERS["theme"].get(aid.theme, aid.theme),
        short_date(aid.granted_on),
        aid.granted_cents / 100,
        short_date(aid.paid_on) if aid.paid_on else "pas encore",
        None if aid.paid_cents is None else aid.paid_cents / 100,
        _report_in_words(aid, day),
    )


def _report_in_words(aid: CollectiveAid, day: date) -> str:
    stands = aid.report(day)
    if stands is Report.NOT_PAID or aid.report_due_on is None:
        return "Pas encore dû"
    if stands is Report.RETURNED and aid.report_returned_on:
        return f"Revenu le {short_date(aid.report_returned_on)}"
    words = "Échéance passée le" if stands is Report.OVERDUE else "Attendu pour le"
    return f"{words} {short_date(aid.report_due_on)}"


def _list_in_words(figures: Figures, aids: Sequence[CollectiveAid], day: date | None) -> str:
    if day is None or not aids:
        return f"Aucune aide collective accordée ou versée {period_in_words(figures.period)}"
    stands = [aid.report(day) for aid in aids]
    returned, overdue = stands.count(Report.RETURNED), stands.count(Report.OVERDUE)
    return (
        f"{count_in_words(len(aids), 'aide collective', 'aides collectives')}{NO_BREAK}: "
        f"{count_in_words(returned, 'bilan revenu', 'bilans revenus')}, "
        f"{count_in_words(overdue, 'bilan non revenu', 'bilans non revenus')} à l'échéance"
    )
