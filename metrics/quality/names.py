"""What is a measure called on screen, and which indicators read it?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from metrics.catalogue import METRICS, axis_words
from metrics.model import Complement, Median, Metric, Ratio, Sum

NAMED_HERE: Mapping[str, str] = {
    "c2s.beneficiaries_profiled": "Bénéficiaires de la C2S, comptés par statut et gestionnaire",
    "france_services.accessible_hours": "Heures d'ouverture à portée, sommées sur les habitants",
    "france_services.communes": "Communes du département",
    "france_services.inhabitants_evening": "Habitants, par distance au point ouvert le soir",
    "france_services.inhabitants_saturday": "Habitants, par distance au point ouvert le samedi",
    "mas.closures": "Saisines closes dans le mois",
    "planir.urgent_calls_answered": "Appels à la ligne urgence précarité qui ont reçu une réponse",
}
"""Measures that no indicator names: read through a part of them only, or by the checks alone."""
COUNTED_ALONG: Mapping[str, str] = {
    "action": "action",
    "days": "nombre de jours",
    "euros": "montant par foyer",
    "hectometres": "distance",
    "percent": "avancement",
    "reach": "distance et densité",
    "whole_days": "nombre de jours en tout",
}
"""Axes that indicators read through, along which nothing is shown member by member."""


@lru_cache(maxsize=512)
def measure_name(measure: str) -> str:
    """The label of the indicator that is this measure, else what indicators call it, else its key."""
    told = NAMED_HERE.get(measure) or _whole(measure) or _part(measure) or _denominator(measure)
    return f"{told[:1].upper()}{told[1:]}" or measure


@lru_cache(maxsize=512)
def readers(measure: str) -> tuple[Metric, ...]:
    """The indicators that read a measure, in the order of their declaration."""
    return tuple(metric for metric in METRICS if any(term.measure == measure for term in metric.terms))


@lru_cache(maxsize=1024)
def axis_name(measure: str, axis: str) -> str:
    """« par détecteur »."""
    return f"par {COUNTED_ALONG.get(axis) or axis_words(programme_of(measure), axis)}"


def programme_of(measure: str) -> str:
    """The programme that counts a measure: the first word of its key."""
    return measure.split(".", 1)[0]


def _whole(measure: str) -> str:
    """The indicator that is the measure itself, with its unit when its label does not say it."""
    for metric in readers(measure):
        if isinstance(metric.formula, Sum) and not metric.formula.of.axis:
            unit = metric.unit.plural
            return metric.label if unit.lower() in metric.label.lower() else f"{metric.label} ({unit})"
    return ""


def _part(measure: str) -> str:
    """What a ratio calls its numerator; a complement has the words of the rest, not of its part."""
    for metric in readers(measure):
        formula = metric.formula
        if isinstance(formula, Ratio) and formula.of.measure == measure and not formula.of.axis:
            return metric.numerator
    return ""


def _denominator(measure: str) -> str:
    for metric in readers(measure):
        formula = metric.formula
        if isinstance(formula, Median) and formula.of.measure == measure:
            return metric.denominator
        if isinstance(formula, Ratio | Complement) and formula.over.measure == measure:
            return metric.denominator
    return ""
