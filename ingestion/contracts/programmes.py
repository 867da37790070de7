"""Which sources does each programme send, in the order in which they are told?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingestion.contracts.catalogue import BY_SOURCE
from ingestion.contracts.model import Contract
from metrics.catalogue import SHARED, TOPICS, sources_of_topic
from metrics.sources import Source


@dataclass(frozen=True)
class Programme:
    """The contracts of a programme, under its name."""

    key: str
    title: str
    contracts: tuple[Contract, ...]


def _contracts(sources: Iterable[Source]) -> tuple[Contract, ...]:
    return tuple(BY_SOURCE[source.key] for source in sources)


PROGRAMMES: tuple[Programme, ...] = (
    Programme("shared", "Commun à plusieurs programmes", _contracts(SHARED)),
    *(Programme(topic, title, _contracts(sources_of_topic(topic))) for topic, title in TOPICS.items()),
)
