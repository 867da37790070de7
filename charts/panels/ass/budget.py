"""Action sanitaire et sociale: which charts tell the budget and what subsidies are for?

Each chart holds one accounting stage a series; no chart adds two stages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from charts.chart import Chart
from charts.composition import composition
from charts.grouped import grouped
from charts.lines import lines
from charts.trend.around import Around, verdicts_by_name
from charts.twin import number
from metrics.ass import budget as ass_budget
from metrics.ass import collective as ass_collective
from metrics.ass.detail import at_last_month, by_line, line_by_month
from metrics.ass.words import LINES
from metrics.breakdown import by
from metrics.events import events_of
from metrics.figures import Figures
from metrics.model import Value
from metrics.once import once
from metrics.period import Granularity
from metrics.sentences import largest_in_words
from metrics.units import NO_BREAK, long_date

ALL_LINES = "Toutes les lignes"
STAGES = (
    ("Alloué", ass_budget.ALLOTTED),
    ("Engagé", ass_budget.COMMITTED_SINCE),
    ("Versé", ass_budget.PAID_SINCE),
)
_CUMULATED = f"Budget alloué de l'année{NO_BREAK}; engagé et versé, cumulés depuis le 1er janvier, en euros"


@once
def budget_by_line(figures: Figures) -> Chart:
    """What is allotted, committed and paid on each line, since 1 January."""
    reached = at_last_month(figures)
    series = [(title, by_line(reached, metric)) for title, metric in STAGES]
    return grouped(series, finding=_used_in_words(figures), subtitle=_CUMULATED)


@once
def budget_by_month(figures: Figures, line: str) -> Chart:
    """The same, month by month over the year, for one line or (empty) for all of them."""
    series = [(title, line_by_month(figures, metric, line)) for title, metric in STAGES]
    drawn = lines(
        series,
        granularity=Granularity.MONTH,
        finding=_paid_in_words(LINES.get(line, ALL_LINES), series[2][1], series[0][1], figures.period.last),
        subtitle=_CUMULATED,
        around=Around(events=events_of(figures, ass_budget.PAID_SINCE)),
    )
    return replace(drawn, verdicts=verdicts_by_name(figures, dict(STAGES)))


@once
def themes(figures: Figures) -> Chart:
    """What the subsidies are for."""
    values = by(figures, ass_collective.SUBSIDIES, "theme")
    finding = largest_in_words(values, "Premier thème des subventions accordées")
    return composition([("Subventions", values)], finding=finding)


def _used_in_words(figures: Figures) -> str:
    paid, committed = figures.value(ass_budget.CONSUMPTION), figures.value(ass_budget.COMMITMENT)
    if paid.value is None or committed.value is None or paid.as_of is None:
        return f"Consommation du budget{NO_BREAK}: {paid.text} sur la période choisie"
    return f"Au {long_date(paid.as_of)}, {paid.text} du budget est versé et {committed.text} engagé"


def _paid_in_words(title: str, paid: Sequence[Value], allotted: Sequence[Value], last: date) -> str:
    known = [
        (spent, whole)
        for spent, whole in zip(paid, allotted, strict=True)
        if number(spent) is not None and spent.period.last <= last
    ]
    if not known:
        return f"{title}{NO_BREAK}: aucune donnée sur la période choisie"
    spent, whole = known[-1]
    when = f"au {long_date(spent.as_of)}" if spent.as_of else spent.period.label
    return f"{title}, {when}{NO_BREAK}: versé {spent.text}, alloué {whole.text}"
