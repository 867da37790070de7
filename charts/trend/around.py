"""What stands around a curve: target, limits of ordinary variation, events that a table states?"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from charts.trend.steps import Step
from charts.twin import short
from metrics.events import Event
from metrics.figures import Figures
from metrics.model import Metric
from metrics.period import Granularity, bucket, month_start
from metrics.units import NO_BREAK
from metrics.variation import Course, Point, assurance_in_words, course, tone_of, verdict_of
from metrics.verdict import Verdict

_NAME_LETTERS = 26


@dataclass(frozen=True)
class Around:
    """The surroundings of a trend; all of them may be absent.

    `target` is in the stored scale of the metric (a share is 0 to 1).
    """

    target: float | None = None
    course: Course | None = None
    events: tuple[Event, ...] = ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What the course says, and whether the target can be met."""
        if self.course is None:
            return ()
        told, assured = verdict_of(self.course), assurance_in_words(self.course)
        target = "" if self.target is None else short(self.course.metric.unit, self.target)
        words = f"{told.words}{NO_BREAK}; cible de {target} {assured}" if assured else told.words
        return (Verdict(words, told.tone),)

    def limits(self, start: date, step: Granularity) -> Point | None:
        """The judged point of a step that starts on this day, when steps are those of the course."""
        return self._points.get(start) if self.course and self.course.step is step else None

    def events_in(self, start: date, step: Granularity) -> tuple[Event, ...]:
        """The events of a step."""
        return tuple(one for one in self.events if bucket(month_start(one.happened_on), step) == start)

    def met(self, steps: Sequence[Step]) -> bool:
        """Does an event fall within these steps?"""
        return any(self.events_in(step.start, step.granularity) for step in steps)

    @cached_property
    def _points(self) -> Mapping[date, Point]:
        judged = self.course.points if self.course and self.course.judged else ()
        return {point.period.first: point for point in judged}


ALONE = Around()
"""Nothing around."""


def verdicts_by_name(figures: Figures, told: Mapping[str, Metric]) -> tuple[Verdict, ...]:
    """One verdict a series, after its name; only one when the same is said of all of them."""
    found = {name: verdict_of(course(figures, metric)) for name, metric in told.items()}
    if len(set(found.values())) == 1:
        return (next(iter(found.values())),)
    return tuple(
        Verdict(f"{name}{NO_BREAK}: {one.words[0].lower()}{one.words[1:]}", one.tone)
        for name, one in found.items()
    )


def tone_name(metric: Metric, point: Point) -> str:
    """How a special point is marked: « concern », « improvement », « change »; else nothing."""
    return "" if point.special is None else tone_of(metric, point).value


def event_names(events: tuple[Event, ...]) -> str:
    """The names of the events of one step, on two lines at most: « Signature de la charte »."""
    named = " ; ".join(event.label for event in events)
    return "\n".join(textwrap.wrap(named, _NAME_LETTERS, max_lines=2, placeholder="…"))
