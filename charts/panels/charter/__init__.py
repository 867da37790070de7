"""Charte Romain Jacob: which charts say how its principles are kept?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charts.chart import Chart
from charts.composition import composition
from charts.lines import lines
from charts.matrix import Crossing, matrix
from charts.trend.around import Around, verdicts_by_name
from metrics import charter
from metrics.breakdown import by
from metrics.charter.words import MEMBERS, PRINCIPLES
from metrics.events import events_of
from metrics.figures import Figures
from metrics.model import Metric, Status, Value
from metrics.once import once
from metrics.period import Granularity
from metrics.sentences import period_in_words
from metrics.units import NO_BREAK, long_date

COLUMNS = {
    "Pris": charter.COMMITMENTS,
    "Tenus": charter.COMMITMENTS_DONE,
    "Avec preuve": charter.COMMITMENTS_PROVEN,
}


@once
def principles(figures: Figures) -> Chart:
    """Twelve principles, what was committed to each and what became of it; a dashed cell is a hole."""
    signed = figures.value(charter.SIGNATORIES).value
    made = _every_member(figures, charter.COMMITMENTS, "principle") if signed else []
    untaken = [number for number, value in zip(PRINCIPLES, made, strict=False) if not value.value]
    drawn = matrix(
        _crossings(figures, untaken) if made else (),
        finding=_principles_in_words(figures, untaken),
        row_head="Principe",
        columns=tuple(COLUMNS) if made else (),
    )
    return replace(drawn, subtitle=f"Nombre d'engagements par principe {_at(figures)}") if made else drawn


@once
def states(figures: Figures) -> Chart:
    """What the commitments made have become."""
    made, late = figures.value(charter.COMMITMENTS), figures.value(charter.COMMITMENTS_LATE)
    if not made.value:
        return composition([], finding=f"État des engagements{NO_BREAK}: {_nothing(made)}")
    parts = _every_member(figures, charter.COMMITMENTS, "state")
    told = f"{late.metric.unit.number(late.value)} en retard" if late.value else "aucun en retard"
    return composition([("Engagements", parts)], finding=f"Sur {made.text}, {told}")


@once
def commitments_over_time(figures: Figures, granularity: Granularity) -> Chart:
    """Commitments made, done and proven, step by step."""
    told = [(title, _until_now(figures, metric, granularity)) for title, metric in COLUMNS.items()]
    drawn = lines(
        told if any(value.value for _, values in told for value in values) else [],
        granularity=granularity,
        finding=_course_in_words(figures),
        subtitle="Engagements au registre au dernier jour du pas, en nombre",
        around=Around(events=events_of(figures, charter.COMMITMENTS)),
    )
    return replace(drawn, verdicts=verdicts_by_name(figures, COLUMNS))


def _until_now(figures: Figures, metric: Metric, granularity: Granularity) -> list[Value]:
    """The steps of the year up to the end of the period."""
    return [one for one in figures.series(metric, granularity) if one.period.first <= figures.period.last]


def _crossings(figures: Figures, untaken: Sequence[str]) -> list[Crossing]:
    return [
        Crossing(name, column, _cell(value, column, number in untaken))
        for column, metric in COLUMNS.items()
        for (number, name), value in zip(
            MEMBERS["principle"].items(), _every_member(figures, metric, "principle"), strict=True
        )
    ]


def _cell(value: Value, column: str, untaken: bool) -> Value:
    """Nothing can be kept of a principle that nobody took."""
    if untaken and column != "Pris":
        return replace(value, value=None, status=Status.NOT_APPLICABLE)
    return value


def _every_member(figures: Figures, metric: Metric, axis: str) -> list[Value]:
    """One value a member of a closed axis, zero included; none at all when nothing is loaded."""
    whole = figures.value(metric)
    if whole.value is None:
        return []
    found = {value.member: value for value in by(figures, metric, axis)}
    return [
        found.get(member, replace(whole, value=0.0, numerator=0.0, member=member, member_label=name))
        for member, name in MEMBERS[axis].items()
    ]


def _principles_in_words(figures: Figures, untaken: Sequence[str]) -> str:
    made = figures.value(charter.COMMITMENTS)
    taken = len(PRINCIPLES) - len(untaken)
    if not made.value:
        return f"Engagements par principe{NO_BREAK}: {_nothing(made)}"
    if not untaken:
        return f"Les {taken} principes de la charte portent chacun un engagement au moins"
    carried = "porte" if taken == 1 else "portent"
    head = f"{taken} principe{'s' if taken > 1 else ''} sur {len(PRINCIPLES)} {carried} un engagement"
    return f"{head}{NO_BREAK}; aucun pour {_listed(untaken)}"


def _listed(numbers: Sequence[str]) -> str:
    """« le principe 4 », « les principes 4, 8 et 11 »."""
    if len(numbers) == 1:
        return f"le principe {numbers[0]}"
    return f"les principes {', '.join(numbers[:-1])} et {numbers[-1]}"


def _course_in_words(figures: Figures) -> str:
    made, done, proven = (figures.value(metric) for metric in COLUMNS.values())
    if not made.value:
        return f"Engagements dans le temps{NO_BREAK}: {_nothing(made)}"
    if not done.value:
        return f"{made.text} au registre {_at(figures)}, aucun déclaré tenu"
    number, kept = made.metric.unit.number, "tenu" if done.value == 1 else "tenus"
    return (
        f"{made.text} au registre {_at(figures)}, dont {number(done.value)} {kept} "
        f"et {number(proven.value or 0)} avec preuve"
    )


def _nothing(made: Value) -> str:
    if made.value is None:
        return f"aucune donnée {period_in_words(made.period)}"
    return f"aucun engagement pris{'' if made.as_of is None else f' au {long_date(made.as_of)}'}"


def _at(figures: Figures) -> str:
    day = figures.value(charter.COMMITMENTS).as_of
    return f"au {long_date(day)}" if day else ""
