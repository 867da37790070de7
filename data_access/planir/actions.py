"""PLANIR: which measures are counted from the actions, their reviews, events and milestones?"""

from __future__ import annotations

from sqlalchemy import Double, exists, func, select

from data_access.counting import Column, Condition, Flow, Level, Measure
from data_access.dialect import days_between, whole
from data_access.schema.planir import planir_action, planir_event, planir_milestone, planir_review

ACTIONS = "planir_actions"
REVIEWS = "planir_reviews"
EVENTS = "planir_events"
MILESTONES = "planir_milestones"
ACTION_PARTNERS = "planir_action_partners"
SILENT_AFTER_DAYS = 90
"""An action without any dated event for longer is silent."""

_action = planir_action.c
_event = planir_event.c
_review = planir_review.c
_milestone = planir_milestone.c
_AIM = {
    "difficulty": _action.difficulty,
    "public": _action.public,
    "crossing": _action.difficulty + "/" + _action.public,
    "owner": _action.owner,
}
_distance: Column = func.nullif(_review.target_value - _review.start_value, 0.0, type_=Double())
_done = (_review.value - _review.start_value) / _distance
_WHOLE_PERCENT = whole(100.0 * _done)


def _heard(day: Column) -> Condition:
    """The action had an event in the 90 days that end on this day."""
    return exists(
        select(_event.event).where(
            _event.department == _action.department,
            _event.action == _action.action,
            _event.held_on <= day,
            days_between(_event.held_on, day) <= SILENT_AFTER_DAYS,
        )
    )


def _stands(day: Column) -> tuple[Condition, ...]:
    """The review is the last one known on this day, of an action that is not over."""
    later = planir_review.alias("later_review")
    followed = select(later.c.action).where(
        later.c.department == _review.department,
        later.c.action == _review.action,
        later.c.reviewed_on > _review.reviewed_on,
        later.c.reviewed_on <= day,
    )
    over = select(_action.action).where(
        _action.department == _review.department, _action.action == _review.action, _action.ended_on <= day
    )
    return (~exists(followed), ~exists(over))


def _measured(day: Column) -> tuple[Condition, ...]:
    return (*_stands(day), _done.is_not(None))


def _labelled(key: str, **options: object) -> Level:
    settings = {"begins_on": _action.labelled_on, "ends_on": _action.ended_on, "axes": _AIM, **options}
    return Level(key=key, source=ACTIONS, table=planir_action, **settings)  # type: ignore[arg-type]


def _reviewed(key: str, **options: object) -> Level:
    settings = {"where": _measured, **options}
    return Level(
        key=key,
        source=REVIEWS,
        also=(ACTIONS,),
        table=planir_review,
        begins_on=_review.reviewed_on,
        **settings,  # type: ignore[arg-type]
    )


MEASURES: tuple[Measure, ...] = (
    _labelled("planir.actions"),
    _labelled("planir.actions_active", also=(EVENTS,), where=lambda day: (_heard(day),)),
    _labelled("planir.actions_silent", also=(EVENTS,), where=lambda day: (~_heard(day),)),
    _reviewed("planir.actions_reviewed", where=_stands, axes={"weather": _review.weather}),
    _reviewed("planir.actions_measured", axes={"percent": _WHOLE_PERCENT}),
    _reviewed("planir.actions_at_target", where=lambda day: (*_measured(day), _done >= 1)),
    Flow(
        key="planir.events",
        source=EVENTS,
        table=planir_event,
        dated_on=_event.held_on,
        axes={"event_kind": _event.kind, "action": _event.action},
    ),
    Flow(key="planir.milestones_due", source=MILESTONES, table=planir_milestone, dated_on=_milestone.due_on),
    Flow(
        key="planir.milestones_on_time",
        source=MILESTONES,
        table=planir_milestone,
        dated_on=_milestone.due_on,
        where=lambda day: (_milestone.done_on <= day, _milestone.done_on <= _milestone.due_on),
    ),
    Level(
        key="planir.milestones_late",
        source=MILESTONES,
        table=planir_milestone,
        begins_on=_milestone.due_on,
        ends_on=_milestone.done_on,
        where=lambda day: (_milestone.due_on < day,),
    ),
)

__all__ = [
    "ACTIONS",
    "ACTION_PARTNERS",
    "EVENTS",
    "MEASURES",
    "MILESTONES",
    "REVIEWS",
    "SILENT_AFTER_DAYS",
]
