"""Which metrics answer a word, and how is a declaration read?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from metrics.catalogue import BY_KEY
from metrics.model import Better, Metric

DIRECTIONS = {
    Better.HIGHER: "une hausse est une amélioration",
    Better.LOWER: "une baisse est une amélioration",
    Better.NEUTRAL: "ni la hausse ni la baisse n'est bonne en soi",
}


def matching(metrics: Iterable[Metric], words: str) -> tuple[Metric, ...]:
    """The metrics whose label, definition or trap holds every word, accents and case apart."""
    wanted = plain(words).split()
    return tuple(metric for metric in metrics if all(word in _searched(metric) for word in wanted))


def declaration(metric: Metric) -> tuple[tuple[str, str], ...]:
    """Every declared part of a metric, as `(French heading, words)`; empty parts are left out."""
    told = (
        ("Définition", metric.definition),
        ("Numérateur", metric.numerator),
        ("Dénominateur", metric.denominator),
        ("Unité", metric.unit.plural),
        ("Sens", DIRECTIONS[metric.better]),
        ("Période", metric.period),
        ("Source", metric.source),
        ("Responsable", metric.owner),
        ("À savoir", metric.trap),
        ("À lire avec", BY_KEY[metric.steering_of].label if metric.steering_of else ""),
        ("Identifiant", metric.key),
    )
    return tuple((head, words) for head, words in told if words)


def plain(words: str) -> str:
    """Lower case without accents: what a search compares."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(letter)
    )


def _searched(metric: Metric) -> str:
    return plain(" ".join((metric.label, metric.definition, metric.trap, metric.key)))
