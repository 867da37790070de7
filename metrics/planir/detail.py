"""PLANIR: what may be said of each action of the plan, on a given day?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from data_access.measures import NOW
from data_access.planir.actions import (
    ACTION_PARTNERS,
    ACTIONS,
    EVENTS,
    MILESTONES,
    REVIEWS,
    SILENT_AFTER_DAYS,
)
from data_access.planir.detail import (
    action_names,
    actions_on,
    allies_on,
    events_until,
    milestones_on,
    reviews_until,
)
from metrics.figures import Figures
from metrics.model import Metric, Value
from metrics.once import once
from metrics.period import shift_months
from metrics.planir import EVENT_KINDS

Row = tuple[Any, ...]
Line = TypeVar("Line")
_FOLLOWED = (ACTIONS, REVIEWS, EVENTS, MILESTONES)


@dataclass(frozen=True)
class Review:
    """What the owner said of an action on a day."""

    reviewed_on: date
    weather: str
    start: float
    target: float | None
    value: float
    next_step: str | None
    next_step_on: date | None

    @property
    def progress(self) -> float | None:
        """(value − start) / (target − start), never capped; None without a target away from the start."""
        if self.target is None or self.target == self.start:
            return None
        return (self.value - self.start) / (self.target - self.start)


@dataclass(frozen=True)
class Milestone:
    """A step of an action, due on a day."""

    label: str
    due_on: date
    done_on: date | None

    def state(self, day: date) -> str:
        """« atteint à temps », « atteint après l'échéance », « échu, non atteint » or « à venir »."""
        if self.done_on:
            return "atteint à temps" if self.done_on <= self.due_on else "atteint après l'échéance"
        return "échu, non atteint" if self.due_on < day else "à venir"


@dataclass(frozen=True)
class Event:
    """Something that happened in an action."""

    held_on: date
    kind: str

    @property
    def words(self) -> str:
        """The nature of the event in French."""
        return EVENT_KINDS.get(self.kind, self.kind)


@dataclass(frozen=True, kw_only=True)
class Action:
    """A labelled action with all that is known of it on a day; `partners` is None when nobody listed them."""

    action: str
    label: str
    difficulty: str
    public: str
    owner: str
    value_label: str
    labelled_on: date
    last_event_on: date | None
    reviews: tuple[Review, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    partners: tuple[str, ...] | None = ()
    events: tuple[Event, ...] = ()

    @property
    def review(self) -> Review | None:
        """The last review: it stands until the next one."""
        return self.reviews[-1] if self.reviews else None

    def silent_days(self, day: date) -> int:
        """Days since the last event; since the label when there was none."""
        return (day - (self.last_event_on or self.labelled_on)).days

    def is_silent(self, day: date) -> bool:
        """No event in the last 90 days: the same rule as the measure `planir.actions_silent`."""
        return self.last_event_on is None or (day - self.last_event_on).days > SILENT_AFTER_DAYS


@dataclass(frozen=True, eq=False)
class Plan:
    """The actions of the plan as they stood on a day."""

    day: date
    actions: tuple[Action, ...]

    @property
    def silent(self) -> tuple[Action, ...]:
        """The actions without any event for 90 days, the longest silent first."""
        found = (action for action in self.actions if action.is_silent(self.day))
        return tuple(sorted(found, key=lambda action: -action.silent_days(self.day)))


@once
def plan_of(figures: Figures) -> Plan | None:
    """The plan on the last day known of the period; None as soon as one of its extracts is wanting.

    The partners of the actions are told apart: without their extract the plan still stands.
    """
    perimeter, read = figures.perimeter, figures.reading.detail
    day = figures.coverage.as_of(_FOLLOWED, figures.period)
    if day is None:
        return None
    a_year = shift_months(day.replace(day=1), -12)
    reviews = _grouped(read(reviews_until(perimeter, day)), Review)
    milestones = _grouped(read(milestones_on(perimeter, day)), Milestone)
    events = _grouped(read(events_until(perimeter, a_year, day)), Event)
    listed = bool(figures.coverage.months(ACTION_PARTNERS, figures.period))
    partners = _grouped(read(allies_on(perimeter, day)), str)
    return Plan(
        day,
        tuple(
            Action(
                **dict(zip(_COLUMNS, row, strict=True)),
                reviews=reviews.get(row[0], ()),
                milestones=milestones.get(row[0], ()),
                partners=partners.get(row[0], ()) if listed else None,
                events=events.get(row[0], ()),
            )
            for row in read(actions_on(perimeter, day))
        ),
    )


def by_action(figures: Figures, metric: Metric) -> tuple[Value, ...]:
    """A count of persons, one value an action that met at least one; empty when no month is loaded."""
    months = figures.months(metric, figures.period)
    if not months:
        return ()
    measure = metric.terms[0].measure
    found = figures.reading.by_member(figures.perimeter, (measure,), "action", months, NOW)
    names: Mapping[str, str] = dict(figures.reading.detail(action_names(figures.perimeter)))
    base = figures.value(metric)
    return tuple(
        replace(base, value=count, numerator=count, member=action, member_label=names.get(action, action))
        for (_, action), count in sorted(found.items())
    )


_COLUMNS = ("action", "label", "difficulty", "public", "owner", "value_label", "labelled_on", "last_event_on")


def _grouped(rows: Iterable[Row], line: Callable[..., Line]) -> dict[str, tuple[Line, ...]]:
    groups: dict[str, list[Line]] = {}
    for action, *rest in rows:
        groups.setdefault(action, []).append(line(*rest))
    return {action: tuple(lines) for action, lines in groups.items()}
