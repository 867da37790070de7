"""Who is how far from a point? The charts of one kind of point and one chosen time."""

from __future__ import annotations

from dataclasses import dataclass

from charts.chart import Chart
from charts.panels import france_services as panels
from charts.panels.france_services import lists
from metrics.figures import Figures
from metrics.france_services.detail import network_of
from metrics.once import once


@dataclass(frozen=True)
class Access:
    """The map, the inhabitants by time, the EPCI, and the communes beyond the chosen time."""

    where: Chart
    people: Chart
    by_epci: Chart
    beyond: Chart


@once
def access(figures: Figures, service: str, limit: int) -> Access:
    """`service` names the points looked for; `limit` is in minutes."""
    network = network_of(figures, service)
    return Access(
        where=panels.time_map(figures, network),
        people=panels.people_by_time(figures, network, limit),
        by_epci=panels.time_by_epci(figures, network),
        beyond=lists.communes_beyond(network, limit),
    )
