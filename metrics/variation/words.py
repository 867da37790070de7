"""How is the variation of a figure told in one French sentence, legible without colour?

Whether a change is for better or worse is said only when the indicator declares its direction. Every
number of a sentence is counted on the steps of the course that it speaks of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metrics.model import Better, Metric
from metrics.nature import is_stock
from metrics.period import Granularity
from metrics.units import MONTHS, NO_BREAK
from metrics.variation.course import Course, Withheld
from metrics.variation.point import Point
from metrics.verdict import Tone, Verdict

ORDINARY = "Variation ordinaire"
AT_ITS_PACE = "Rythme ordinaire"
SPECIALS: Mapping[str, str] = {
    "above_limit": "Au-dessus de la limite haute {since}",
    "below_limit": "Sous la limite basse {since}",
    "trend_up": "Hausse continue {since} ({count} de suite)",
    "trend_down": "Baisse continue {since} ({count} de suite)",
    "two_of_three_above": "Près de la limite haute, deux {steps} sur trois jusqu'à {until}",
    "two_of_three_below": "Près de la limite basse, deux {steps} sur trois jusqu'à {until}",
    "shift_above": "Au-dessus de la moyenne {since} ({count} de suite)",
    "shift_below": "Sous la moyenne {since} ({count} de suite)",
}
"""What is said of an activity or a rate."""
PACES: Mapping[str, str] = {
    "above_limit": "Évolution plus haute que d'ordinaire {since}",
    "below_limit": "Évolution plus basse que d'ordinaire {since}",
    "trend_up": "Rythme en hausse continue {since} ({count} de suite)",
    "trend_down": "Rythme en baisse continue {since} ({count} de suite)",
    "two_of_three_above": "Rythme près de sa limite haute, deux {steps} sur trois jusqu'à {until}",
    "two_of_three_below": "Rythme près de sa limite basse, deux {steps} sur trois jusqu'à {until}",
    "shift_above": "Rythme au-dessus de sa moyenne {since} ({count} de suite)",
    "shift_below": "Rythme sous sa moyenne {since} ({count} de suite)",
}
"""What is said of a level at a date, judged by its pace."""
STEP_WORDS: Mapping[str, str] = {
    "above_limit": "au-dessus de la limite haute",
    "below_limit": "sous la limite basse",
    "trend_up": "dans une hausse continue",
    "trend_down": "dans une baisse continue",
    "two_of_three_above": "près de la limite haute",
    "two_of_three_below": "près de la limite basse",
    "shift_above": "dans une série au-dessus de la moyenne",
    "shift_below": "dans une série sous la moyenne",
}
"""What is said of one step in a table."""
_HIGH = frozenset({"above_limit", "trend_up", "two_of_three_above", "shift_above"})
_DIRECTION: Mapping[Tone, str] = {Tone.IMPROVEMENT: "amélioration", Tone.CONCERN: "dégradation"}
_WITHHELD: Mapping[Withheld, str] = {
    Withheld.CUMULATED: "Sans verdict : le cumul repart de zéro chaque année",
    Withheld.ROLLING: "Sans verdict : douze mois glissants, qui se recouvrent d'un mois à l'autre",
    Withheld.RIPENING: "Sans verdict : les suites des derniers mois ne sont pas toutes connues",
    Withheld.TOO_FEW: "Sans verdict : moins de cinq mois connus",
    Withheld.RARE: "Sans verdict : change trop rarement pour que des limites aient un sens",
    Withheld.MASKED: "Sans verdict : tous les mois ne sont pas publiés",
}
_ASSURANCE: Mapping[str, str] = {
    "pass": "tenue, sauf changement",
    "fail": "hors d'atteinte sans changement",
    "inconsistent": "atteinte ou manquée au hasard",
}


def verdict_of(course: Course) -> Verdict:
    """What may be said of the variation: ordinary, or what has changed and since when; or why nothing is."""
    if course.withheld is not None:
        return Verdict(_WITHHELD[course.withheld].replace(" :", f"{NO_BREAK}:"))
    tone = tone_of(course.metric, course.known[-1])
    said = [special_in_words(course)]
    said += [_DIRECTION[tone]] if tone in _DIRECTION else []
    return Verdict(f"{f'{NO_BREAK}: '.join(said)}{_trial(course)}", tone)


def tone_of(metric: Metric, point: Point) -> Tone:
    """What a step means, by the declared direction of improvement and by no other rule.

    A level that only rises less than it did does not get worse: that is a change.
    """
    if point.special is None:
        return Tone.ORDINARY
    high = point.special in _HIGH
    backwards = is_stock(metric) and ((point.move or 0.0) > 0) is not high
    if metric.better is Better.NEUTRAL or backwards:
        return Tone.CHANGE
    return Tone.IMPROVEMENT if high is (metric.better is Better.HIGHER) else Tone.CONCERN


def special_in_words(course: Course) -> str:
    """« Variation ordinaire », « Au-dessus de la limite haute depuis mars 2023 »."""
    run, level = course.run, is_stock(course.metric)
    if not run:
        return AT_ITS_PACE if level else ORDINARY
    words = (PACES if level else SPECIALS)[run[-1].special or ""]
    return words.format(
        since=_since(run),
        count=steps_in_words(len(run), course.step),
        steps=_plural(course.step),
        until=step_in_words(run[-1]),
    )


def assurance_in_words(course: Course) -> str:
    """« hors d'atteinte sans changement »: what is said of the target; nothing when none is judged."""
    return _ASSURANCE[course.assurance] if course.assurance else ""


def steps_in_words(count: int, step: Granularity) -> str:
    """« 8 mois », « 3 trimestres »."""
    return f"{count}{NO_BREAK}{_plural(step) if count > 1 else step.value}"


def step_in_words(point: Point) -> str:
    """« mars 2023 », « T1 2023 »."""
    first = point.period.first
    return (
        f"{MONTHS[first.month - 1]}{NO_BREAK}{first.year}"
        if point.period.months_count == 1
        else point.period.label
    )


def _plural(step: Granularity) -> str:
    return step.value if step.value.endswith("s") else f"{step.value}s"


def _trial(course: Course) -> str:
    if course.standing != "trial":
        return ""
    return f" (limites d'essai{NO_BREAK}: {steps_in_words(len(course.known), course.step)})"


def within_words(point: Point) -> str:
    """« en mars 2023 », « au T1 2023 »."""
    return f"{'au' if point.period.is_quarter else 'en'} {step_in_words(point)}"


def _since(run: Sequence[Point]) -> str:
    return f"depuis {step_in_words(run[0])}" if len(run) > 1 else within_words(run[0])
