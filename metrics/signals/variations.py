"""Which figures changed for a reason, which miss their target for good, and which vary as they always did?"""

from __future__ import annotations

from collections.abc import Sequence

from metrics.catalogue import headlines
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.signals.signal import Kind, Signal
from metrics.targets import target_in_words
from metrics.units import NO_BREAK
from metrics.variation import Course, Point, cohort_course, course, tone_of, verdict_of
from metrics.variation.words import step_in_words, steps_in_words, within_words
from metrics.verdict import Tone

_KINDS = {Tone.CONCERN: Kind.VARIATION, Tone.CHANGE: Kind.CHANGE, Tone.IMPROVEMENT: Kind.IMPROVEMENT}
_A_YEAR = 12
"""Being the highest of a few months is no news."""


@once
def followed(figures: Figures) -> tuple[Course, ...]:
    """The courses that are judged: every metric that can be, and the share of care in 90 days."""
    found = (*(course(figures, metric) for metric in figures.metrics), cohort_course(figures))
    return tuple(one for one in found if one.judged)


def changes(courses: Sequence[Course]) -> list[Signal]:
    """The special causes of the last judged month; a change without direction, only for the key figures."""
    return [_signal(one) for one in courses if one.run and _is_told(one)]


def ordinary(courses: Sequence[Course]) -> tuple[Metric, ...]:
    """The metrics whose last judged month is an ordinary one."""
    return tuple(one.metric for one in courses if not one.run)


def out_of_reach(figures: Figures, metrics: Sequence[Metric]) -> list[Signal]:
    """The targets that the limits exclude, or that the period misses when no limits judge them."""
    return [one for metric in metrics if (one := _target(figures, metric))]


def _is_told(told: Course) -> bool:
    metric = told.metric
    return tone_of(metric, told.known[-1]) is not Tone.CHANGE or metric in headlines(metric.topic)


def _signal(told: Course) -> Signal:
    metric, last = told.metric, told.known[-1]
    return Signal(_KINDS[tone_of(metric, last)], metric.topic, variation_in_words(told), _distance(last))


def variation_in_words(judged: Course) -> str:
    """« Saisines : au-dessus de la limite haute depuis mars 2023 ; 242 saisines en mai 2023 »."""
    metric, last = judged.metric, judged.known[-1]
    said = verdict_of(judged).words
    value = metric.unit.write(last.value or 0.0)
    told = f"{value} {within_words(last)}{_record(judged)}"
    return f"{metric.label}{NO_BREAK}: {said[0].lower()}{said[1:]}{NO_BREAK}; {told}"


def _record(judged: Course) -> str:
    """« , le plus haut des 24 mois connus », « , le plus bas depuis mars 2022 »; nothing under a year."""
    *before, last = judged.known
    high = _upwards(last)
    beaten = [one for one in before if _reaches(one, last, high=high)]
    side = "haut" if high else "bas"
    if not beaten:
        known = steps_in_words(len(judged.known), judged.step)
        return f", le plus {side} des {known} connus" if len(before) >= _A_YEAR else ""
    if len(before) - judged.known.index(beaten[-1]) < _A_YEAR:
        return ""
    return f", le plus {side} depuis {step_in_words(beaten[-1])}"


def _upwards(point: Point) -> bool:
    """Is it special upwards?"""
    return (point.special or "").endswith(("_above", "_up")) or point.special == "above_limit"


def _reaches(one: Point, last: Point, *, high: bool) -> bool:
    value, reference = one.value or 0.0, last.value or 0.0
    return value >= reference if high else value <= reference


def _distance(point: Point) -> float:
    """How far from the mean, in widths of the limits; a run inside them weighs less than a point outside."""
    if point.value is None or point.mean is None:
        return 0.0
    limit = point.upper if point.value > point.mean else point.lower
    width = abs((limit if limit is not None else point.mean) - point.mean)
    return abs(point.value - point.mean) / width if width else 0.0


def _target(figures: Figures, metric: Metric) -> Signal | None:
    target, value = figures.target(metric), figures.value(metric)
    if target is None:
        return None
    judged = course(figures, metric)
    if judged.assurance == "fail":
        said = f"cible hors d'atteinte sans changement{NO_BREAK}; {_between(judged)}"
    elif target.missed_by(value):
        said = f"cible manquée, {value.text}"
    else:
        return None
    words = f"{metric.label}{NO_BREAK}: {said}. {target_in_words(metric, target)}"
    return Signal(Kind.TARGET, metric.topic, words)


def _between(judged: Course) -> str:
    """« d'un mois à l'autre, de 70,1 % à 79,2 % »: the limits of the last step."""
    unit, last = judged.metric.unit, judged.known[-1]
    low, high = unit.write(last.lower or 0.0), unit.write(last.upper or 0.0)
    return f"d'un {judged.step.value} à l'autre, de {low} à {high}"
