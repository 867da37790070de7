"""Which events explain, or may explain, a curve: campaigns, reforms, decisions that a document states?

Nothing is deduced from the figures. A curve shows the events of its indicator, of its programme, and those
declared for all programmes; only an event that says so starts the limits of a curve anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data_access.events import events_between
from metrics.figures import Figures
from metrics.model import Metric
from metrics.once import once
from metrics.units import NO_BREAK, long_date, month_name

KINDS: Mapping[str, str] = {
    "campaign": "Campagne ou information",
    "reform": "Réforme",
    "decision": "Décision ou engagement",
}


@dataclass(frozen=True)
class Event:
    """What happened on a day, or from a day to another; `topic` and `metric` are empty for all of them.

    `new_limits`: the limits of the curves are worked out anew from this day. `stated_in`: the document,
    the committee or the text that states it. `to_the_month`: only the month is stated, of which
    `happened_on` is the first day.
    """

    happened_on: date
    ends_on: date | None
    label: str
    kind: str
    topic: str | None
    metric: str | None
    new_limits: bool
    stated_in: str
    to_the_month: bool = False

    def concerns(self, metric: Metric) -> bool:
        """Is it declared for this indicator, for its programme, or for all programmes?"""
        if self.metric:
            return self.metric == metric.key
        return self.topic in (None, metric.topic)

    @property
    def when(self) -> str:
        """« 4 octobre 2022 », « octobre 2022 », « du 1er mars 2022 au 31 mai 2022 »."""
        if self.to_the_month:
            return month_name(self.happened_on)
        if self.ends_on is None or self.ends_on == self.happened_on:
            return long_date(self.happened_on)
        return f"du{NO_BREAK}{long_date(self.happened_on)} au{NO_BREAK}{long_date(self.ends_on)}"

    @property
    def in_words(self) -> str:
        """« 4 octobre 2022 : signature de la charte (CPAM de l'Orne, rapport d'activité 2022) »."""
        return f"{self.when}{NO_BREAK}: {self.label} ({self.stated_in})"


@once
def events_of(figures: Figures, metric: Metric) -> tuple[Event, ...]:
    """The events of the years that the figures read which concern an indicator, oldest first."""
    return tuple(event for event in _events(figures) if event.concerns(metric))


def limits_start_on(events: Iterable[Event]) -> tuple[date, ...]:
    """The days from which the limits of a curve are worked out anew, in order, each once."""
    return tuple(sorted({event.happened_on for event in events if event.new_limits}))


@once
def _events(figures: Figures) -> tuple[Event, ...]:
    read = figures.span_read
    rows = figures.reading.detail(events_between(figures.perimeter, read.first, read.end))
    return tuple(Event(*row) for row in rows)
