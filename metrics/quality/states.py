"""Where does each source stand: its data date, when the next data are due, its gaps, its last load?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.catalogue import METRICS, SHARED, TOPICS, sources_of_topic
from metrics.coverage import Coverage
from metrics.figures import Figures
from metrics.freshness import Days, Freshness, freshness
from metrics.once import once
from metrics.quality.journal import Load, latest_loads
from metrics.quality.months import Gap, Lack, gaps
from metrics.sources import Source

COMMON = "Commun à plusieurs programmes"


@dataclass(frozen=True)
class State:
    """A source of a department on the day on which it is judged."""

    programme: str
    freshness: Freshness
    judged_on: date
    gaps: tuple[Gap, ...] = ()
    load: Load | None = None

    @property
    def source(self) -> Source:
        """The source."""
        return self.freshness.source

    @property
    def loaded(self) -> bool:
        """Was anything of it ever loaded?"""
        return self.freshness.until is not None

    @property
    def due_on(self) -> date | None:
        """The last day on which the next data are not late; None before any load, or when optional."""
        until = None if self.source.optional else self.freshness.until
        return until + timedelta(self.source.late_after_days) if until else None

    @property
    def awaited(self) -> bool:
        """Was nothing of it ever loaded, though figures wait for it?"""
        return not self.loaded and not self.source.optional

    @property
    def days_late(self) -> int:
        """How many days late; zero in time."""
        return max(0, (self.judged_on - self.due_on).days) if self.due_on else 0

    def months(self, lack: Lack) -> int:
        """How many months lack this."""
        return sum(gap.months_count for gap in self.gaps if gap.lack is lack)


def programmes() -> Mapping[str, Sequence[Source]]:
    """The sources of each programme, by its name; then those of none in particular."""
    return {**{title: sources_of_topic(topic) for topic, title in TOPICS.items()}, COMMON: SHARED}


@once
def states(figures: Figures, days: Days) -> tuple[State, ...]:
    """Every source, programme after programme."""
    return tuple(states_of(figures.coverage, latest_loads(figures), days))


def states_of(coverage: Coverage, loads: Mapping[str, Load], days: Days) -> Iterable[State]:
    """The same, from the months loaded and the latest load of each source."""
    for programme, sources in programmes().items():
        for source in sources:
            fresh = freshness(source, coverage, days)
            yield State(
                programme,
                fresh,
                days.judging(fresh.demonstration),
                gaps(coverage, (source,), METRICS, days),
                loads.get(source.key),
            )
