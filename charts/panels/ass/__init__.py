"""Action sanitaire et sociale: which charts tell requests, decisions, delays and households?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from charts.chart import Chart
from charts.composition import Bar, composition
from charts.french import SHORT_MONTHS
from charts.histogram import histogram
from charts.ranking import ranking
from metrics import units
from metrics.ass import households as ass_households
from metrics.ass import requests as ass_requests
from metrics.ass.detail import Commission, commissions, households_by_amount
from metrics.breakdown import by
from metrics.certainty import rankable
from metrics.figures import Figures
from metrics.model import Metric, Value
from metrics.once import once
from metrics.sentences import count_in_words, largest_in_words, period_in_words
from metrics.units import DAYS, NO_BREAK

DECIDED: Mapping[str, str] = {"granted": "Accords", "refused": "Refus", "postponed": "Ajournements"}
EXAMINED = replace(ass_requests.DECISIONS, label="Demandes examinées en commission", unit=units.REQUESTS)
_LIMIT_DAYS = 30
_MONTHS = 12


@once
def by_commission(figures: Figures) -> Chart:
    """What each commission of the period granted, refused and put off."""
    met = commissions(figures)
    base = replace(figures.value(ass_requests.DECISIONS), metric=EXAMINED)
    bars = [_bar(base, one) for one in met]
    return composition(bars, finding=_commissions_in_words(figures, met), absolute=True)


@once
def agreement_by_line(figures: Figures) -> Chart:
    """The published agreement rate, line by line."""
    return _ranked(figures, ass_requests.AGREEMENT, "line", "selon la ligne")


@once
def decision_delays(figures: Figures) -> Chart:
    """How many days from the request to the decision."""
    late = figures.value(ass_requests.DECISION_OVER_30)
    median = figures.value(ass_requests.DECISION_DELAY)
    said = f"Une décision sur deux est rendue en {median.text} ou moins{NO_BREAK}; {_beyond(late)}"
    return _delays(by(figures, ass_requests.DECISIONS, "days"), median, said)


@once
def whole_delays(figures: Figures) -> Chart:
    """How many days from the request to the payment."""
    late = figures.value(ass_requests.WHOLE_OVER_30)
    median = figures.value(ass_requests.WHOLE_DELAY)
    said = f"Une aide sur deux est versée {median.text} au plus après la demande{NO_BREAK}; {_beyond(late)}"
    return _delays(by(figures, ass_requests.PAYMENTS, "whole_days"), median, said)


@once
def amounts(figures: Figures) -> Chart:
    """How much households are paid in the year, from the smallest totals to the largest."""
    mean = figures.value(ass_households.MEAN)
    median = figures.value(ass_households.MEDIAN)
    first = "" if figures.period.months_count == _MONTHS else "pour la première fois de l'année "
    aided = f"La moitié des foyers aidés {first}{period_in_words(figures.period)}"
    said = f"{aided} reçoit {median.text} ou moins dans l'année{NO_BREAK}; la moyenne est de {mean.text}"
    finding = said if median.value is not None else _nothing(median)
    return composition([("Foyers aidés", households_by_amount(figures))], finding=finding)


@once
def origins(figures: Figures) -> Chart:
    """Which service or which event led each aided household to ask."""
    values = by(figures, ass_households.HOUSEHOLDS, "origin")
    return ranking(values, finding=largest_in_words(values, "Première origine des foyers aidés"))


@once
def remaining_by_line(figures: Figures) -> Chart:
    """How much of the reste à charge the aids cover, line by line."""
    return _ranked(figures, ass_households.REMAINING_COVERED, "line", "selon la ligne")


@once
def reach_by_epci(figures: Figures) -> Chart:
    """Aided households for 1 000 low-income households: the gap inside the department."""
    return _ranked(figures, ass_households.PER_LOW_INCOME, "epci", "selon l'intercommunalité")


def _ranked(figures: Figures, metric: Metric, axis: str, according: str) -> Chart:
    values = by(figures, metric, axis)
    whole = figures.value(metric)
    name = "Département" if axis == "epci" else "Ensemble"
    return ranking(values, finding=_spread(whole, values, according), whole=whole, whole_name=name)


def _spread(whole: Value, values: Sequence[Value], according: str) -> str:
    """The whole, the lowest and the highest: without names, since the smallest counts stand at both ends."""
    known = sorted(value.value or 0.0 for value in rankable(values))
    if whole.value is None or not known:
        return _nothing(whole)
    label, unit = whole.metric.label, whole.metric.unit
    written = unit.number if unit is units.PER_THOUSAND else unit.write
    said = f"{label}{NO_BREAK}: {written(whole.value)} dans l'ensemble"
    return f"{said}, de {unit.number(known[0])} à {written(known[-1])} {according}"


def _beyond(late: Value) -> str:
    return f"{late.text} après plus de {DAYS.write(_LIMIT_DAYS)}"


def _delays(counts: Sequence[Value], median: Value, said: str) -> Chart:
    return histogram(
        counts,
        axis_unit=DAYS,
        finding=said if median.value is not None else _nothing(median),
        median=median.value,
        limit=_LIMIT_DAYS,
        limit_words="Repère",
    )


def _bar(base: Value, met: Commission) -> Bar:
    day = f"{met.day.day} {SHORT_MONTHS[met.day.month - 1]} {met.day.year}"
    parts = [
        replace(base, value=float(getattr(met, said)), member=said, member_label=words)
        for said, words in DECIDED.items()
    ]
    return day, parts


def _commissions_in_words(figures: Figures, met: Sequence[Commission]) -> str:
    when = period_in_words(figures.period)
    if not met:
        return f"Aucune commission connue {when}"
    granted, postponed = sum(one.granted for one in met), sum(one.postponed for one in met)
    decided = granted + sum(one.refused for one in met)
    count = f"{len(met)}{NO_BREAK}commission{'s' if len(met) > 1 else ''}"
    agreed = count_in_words(granted, "accord", "accords")
    put_off = count_in_words(postponed, "ajournement", "ajournements")
    return f"{count} {when}{NO_BREAK}: {units.DECISIONS.write(decided)}, dont {agreed}{NO_BREAK}; {put_off}"


def _nothing(value: Value) -> str:
    return f"{value.metric.label}{NO_BREAK}: {value.text} sur la période choisie"
