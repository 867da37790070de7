"""Is a change printed in the unit of the count that it changes?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Nature, Printed
from metrics.concordance.words import nouns
from metrics.units import NO_BREAK, french_number

KEY = "change_unit"
CHANGES = nouns("évolution variation progression hausse baisse différence augmentation écart")


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a change in number: it has the unit of a count of its programme and year, or it has not.

    A change that names its own subject, and is not told of the number before it, may have no printed count.
    """
    for change in rows:
        if change.nature is not Nature.CHANGE or change.is_percentage:
            continue
        subjects = subjects_of(change, rows)
        same = [one for one in subjects if one.things == change.things]
        if same:
            yield _agreeing(change, same)
        elif subjects and (change.restates or nouns(change.measure) <= CHANGES):
            yield _contradicting(change, subjects)


RULE = Rule(KEY, "Une évolution est-elle dans l'unité du compte qui évolue\u00a0?", check)


def subjects_of(change: Printed, rows: Sequence[Printed]) -> tuple[Printed, ...]:
    """The counts of the same programme and year that may have changed by so much, the largest first."""
    found = (
        one
        for one in rows
        if one.nature is Nature.COUNT
        and one.programme == change.programme
        and one.year == change.year is not None
        and (change.is_percentage or one.number - change.change > 0)
    )
    return tuple(sorted(found, key=lambda one: (-one.number, one.measure)))


def _agreeing(change: Printed, subjects: Sequence[Printed]) -> Finding:
    readings = _readings(change, subjects)
    return Finding(
        rule=KEY,
        kind=Kind.AGREES,
        rows=(change, *subjects),
        recomputed=tuple(number for reading in readings for number in reading),
        reading=f"L'évolution est dans l'unité de son compte, qui était {_told(subjects, readings)}.",
    )


def _contradicting(change: Printed, subjects: Sequence[Printed]) -> Finding:
    readings = _readings(change, subjects)
    gap = _gap(subjects)
    differing = f"{NO_BREAK}; ces comptes diffèrent de {gap.text}" if gap else ""
    return Finding(
        rule=KEY,
        kind=Kind.CONTRADICTION,
        rows=(change, *subjects),
        recomputed=tuple(number for reading in readings for number in reading),
        gap=gap,
        reading=(
            f"L'unité change dans la phrase{NO_BREAK}: {change.exactly}, mais en {change.year} aucun compte "
            f"du même programme n'est dans cette unité. Un an plus tôt, ce serait {_told(subjects, readings)}"
            f"{differing}. Le rapport ne permet pas de trancher."
        ),
    )


def _readings(change: Printed, subjects: Sequence[Printed]) -> list[tuple[Number, Number]]:
    """The year before and the growth, were the change that of each of these counts."""
    return [_read_as(change, subject) for subject in subjects]


def _read_as(change: Printed, subject: Printed) -> tuple[Number, Number]:
    base = subject.number - change.change
    return (
        Number.count(f"un an plus tôt, lu en {subject.unit}", base, subject.unit),
        Number.growth(f"évolution, lue en {subject.unit}", 100 * change.change / base),
    )


def _told(subjects: Sequence[Printed], readings: Sequence[tuple[Number, Number]]) -> str:
    """« 1 587 saisines (+55,5 % jusqu'à 2 467) ou 1 007 assurés (+87,4 % jusqu'à 1 887) »."""
    return " ou ".join(
        f"{base.text} ({growth.text} jusqu'à {french_number(subject.number)})"
        for subject, (base, growth) in zip(subjects, readings, strict=True)
    )


def _gap(subjects: Sequence[Printed]) -> Number | None:
    """Between the largest and the smallest of the counts that the change may be of."""
    if len(subjects) == 1:
        return None
    first, last = subjects[0], subjects[-1]
    return Number.count(f"écart entre {first.unit} et {last.unit}", first.number - last.number)
