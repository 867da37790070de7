"""Can a printed growth come from whole numbers?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, trunc

from metrics.concordance.change_unit import subjects_of
from metrics.concordance.finding import Finding, Kind, Number, Rule
from metrics.concordance.printed import Nature, Printed
from metrics.concordance.whole_numbers import whole_numbers
from metrics.units import NO_BREAK

KEY = "growth"
FALL_OF_ALL = -100


def check(rows: Sequence[Printed]) -> Iterator[Finding]:
    """One finding a growth whose programme and year have exactly one count, the one that grew."""
    for growth in rows:
        if growth.nature is Nature.CHANGE and growth.is_percentage and growth.change > FALL_OF_ALL + 1:
            subjects = subjects_of(growth, rows)
            if len(subjects) == 1:
                yield _checked(growth, subjects[0])


RULE = Rule(KEY, "Une évolution en pourcentage vient-elle de nombres entiers\u00a0?", check)


def _checked(growth: Printed, subject: Printed) -> Finding:
    low, high = _bounds(growth, subject)
    found = whole_numbers(low, high, lambda base: base > 0 and growth.admits(_percent(subject, base)))
    return _impossible(growth, subject, floor(low)) if found is None else _possible(growth, subject, found)


def _possible(growth: Printed, subject: Printed, found: tuple[int, int]) -> Finding:
    first, last = (Number.count("un an plus tôt", base, subject.unit) for base in found)
    told = first.text if first == last else f"de {first.text} à {last.text}"
    return Finding(
        rule=KEY,
        kind=Kind.AGREES,
        rows=(growth, subject),
        recomputed=(first,) if first == last else (first, last),
        reading=f"{subject.exactly} après {growth.exactly}{NO_BREAK}: un an plus tôt, {told}.",
    )


def _impossible(growth: Printed, subject: Printed, below: int) -> Finding:
    bases = [Number.count("un an plus tôt", base, subject.unit) for base in (below, below + 1)]
    percents = [
        Number.growth(f"depuis {base.text}", _percent(subject, int(base.value)), growth.decimals + 1)
        for base in bases
    ]
    cut = [base for base in bases if _cut(_percent(subject, int(base.value)), growth)]
    told = " ".join(f"Tronqué au lieu d'être arrondi, il vient de {base.text}." for base in cut)
    return Finding(
        rule=KEY,
        kind=Kind.CONTRADICTION,
        rows=(growth, subject),
        recomputed=(*bases, *percents),
        reading=(
            f"Aucun nombre entier ne donne {growth.exactly} par arrondi{NO_BREAK}: {bases[0].text} donnent "
            f"{percents[0].text}, {bases[1].text} donnent {percents[1].text}. {told}".strip()
        ),
    )


def _percent(subject: Printed, base: int) -> float:
    return 100 * (subject.number / base - 1)


def _bounds(growth: Printed, subject: Printed) -> tuple[float, float]:
    """The bases that the two ends of the rounding would give."""
    half = 0.5 * 10.0**-growth.decimals
    return (
        subject.number / (1 + (growth.change + half) / 100),
        subject.number / (1 + (growth.change - half) / 100),
    )


def _cut(percent: float, growth: Printed) -> bool:
    """Does the number print so once its last decimals are cut off?"""
    factor = 10.0**growth.decimals
    return trunc(percent * factor) == round(growth.change * factor)
