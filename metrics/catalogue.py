"""Which metrics exist? Declared once in the file of their programme, gathered here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from metrics import ass, c2s, charter, france_services, mas, planir
from metrics.axes import AXIS_WORDS, COMMON
from metrics.model import Metric
from metrics.nature import sources_of
from metrics.sources import EVENTS, PARTNERS, Source

TOPICS: Mapping[str, str] = {
    "planir": "PLANIR",
    "mas": "Mission accompagnement santé",
    "ass": "Action sanitaire et sociale",
    "c2s": "Complémentaire santé solidaire",
    "france_services": "France services",
    "charter": "Charte Romain Jacob et Handifaction",
}

_MODULES = {
    "planir": planir,
    "mas": mas,
    "ass": ass,
    "c2s": c2s,
    "france_services": france_services,
    "charter": charter,
}

METRICS: tuple[Metric, ...] = tuple(metric for module in _MODULES.values() for metric in module.METRICS)
SHARED = (PARTNERS, EVENTS)
"""The sources of no programme in particular."""
SOURCES: Mapping[str, Source] = {
    source.key: source
    for source in (*SHARED, *(source for module in _MODULES.values() for source in module.SOURCES))
}
BY_KEY: Mapping[str, Metric] = {metric.key: metric for metric in METRICS}


def of_topic(topic: str) -> tuple[Metric, ...]:
    """The metrics of a programme, in the order of their declaration."""
    return tuple(metric for metric in METRICS if metric.topic == topic)


def members(topic: str, axis: str) -> Mapping[str, str]:
    """The members of a closed axis and their French names, in the order in which they are shown."""
    return COMMON.get(axis) or _MODULES[topic].MEMBERS[axis]


def axis_words(topic: str, axis: str) -> str:
    """The axis in French: « par détecteur »."""
    return AXIS_WORDS.get(axis) or _MODULES[topic].AXIS_WORDS[axis]


def headlines(topic: str) -> tuple[Metric, ...]:
    """The figures that stand for a programme on the overview."""
    return tuple(_MODULES[topic].HEADLINES)


def sources_of_topic(topic: str) -> tuple[Source, ...]:
    """The sources that feed a programme."""
    return tuple(_MODULES[topic].SOURCES)


def sources_read(metrics: Iterable[Metric]) -> frozenset[str]:
    """The sources from which these metrics are counted."""
    return frozenset(source for metric in metrics for source in sources_of(metric))


def sources_shown(metrics: Iterable[Metric]) -> frozenset[str]:
    """All that a page of these metrics shows: what they read, the lists of their programmes, the names."""
    told = tuple(metrics)
    listed = {one.key for topic in {metric.topic for metric in told} for one in sources_of_topic(topic)}
    named = {PARTNERS.key} if any("partner" in metric.axes for metric in told) else set()
    return sources_read(told) | listed | named
