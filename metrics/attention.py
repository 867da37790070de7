"""What does a director have to know of a programme: headlines, changes, missed targets, late sources?"""

from __future__ import annotations

from dataclasses import dataclass

from metrics.catalogue import SHARED, headlines, of_topic, sources_of_topic
from metrics.figures import Figures
from metrics.freshness import Days, Freshness, freshness
from metrics.model import Change, Metric, Value
from metrics.targets import Target
from metrics.variation import course, verdict_of
from metrics.verdict import Verdict


@dataclass(frozen=True)
class Headline:
    """A headline figure with its like-for-like change, target and verdict, each None when there is none."""

    value: Value
    change: Change | None
    target: Target | None
    verdict: Verdict | None = None

    @property
    def missed(self) -> bool:
        """Is there a target, and is the value on its wrong side?"""
        return self.target is not None and self.target.missed_by(self.value)


@dataclass(frozen=True)
class Attention:
    """A programme as a director sees it first."""

    topic: str
    headlines: tuple[Headline, ...]
    targets_set: int
    missed: tuple[Headline, ...]
    sources: tuple[Freshness, ...]

    @property
    def late(self) -> tuple[Freshness, ...]:
        """The sources that should have come since."""
        return tuple(one for one in self.sources if one.late)

    @property
    def loaded(self) -> bool:
        """Is at least one source loaded?"""
        return any(one.until for one in self.sources)


def attention(figures: Figures, topic: str, days: Days) -> Attention:
    """Gather what stands out of a programme over the period of the figures."""
    targeted = [_headline(figures, metric) for metric in of_topic(topic) if figures.target(metric)]
    return Attention(
        topic=topic,
        headlines=tuple(_headline(figures, metric) for metric in headlines(topic)),
        targets_set=len(targeted),
        missed=tuple(one for one in targeted if one.missed),
        sources=tuple(freshness(one, figures.coverage, days) for one in sources_of_topic(topic)),
    )


def shared_sources(figures: Figures, days: Days) -> tuple[Freshness, ...]:
    """The freshness of what belongs to no programme."""
    return tuple(freshness(one, figures.coverage, days) for one in SHARED)


def _headline(figures: Figures, metric: Metric) -> Headline:
    followed = course(figures, metric)
    verdict = verdict_of(followed) if followed.judged else None
    return Headline(figures.value(metric), figures.change(metric), figures.target(metric), verdict)
