"""PLANIR: which lines of the plan and of the register of agreements does a reader ask to see?

Every query reads the facts as they stood on a day: what happened later is not yet written in them.
None of them reads a person.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, null, or_, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.counting import Column
from data_access.schema.common import commune, partner
from data_access.schema.planir import (
    planir_action,
    planir_action_partner,
    planir_agreement,
    planir_ccas,
    planir_event,
    planir_milestone,
    planir_partner_report,
    planir_review,
)

_action = planir_action.c
_review = planir_review.c
_event = planir_event.c
_milestone = planir_milestone.c
_ally = planir_action_partner.c
_ccas = planir_ccas.c
_agreement = planir_agreement.c
_report = planir_partner_report.c


@of_one_department
def actions_on(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(action, label, difficulty, public, owner, value_label, labelled_on, last_event_on)`.

    The actions labelled and not over on the day, in the order of their codes.
    """
    last = (
        select(func.max(_event.held_on))
        .where(
            _event.department == _action.department, _event.action == _action.action, _event.held_on <= day
        )
        .scalar_subquery()
    )
    return (
        select(
            _action.action,
            _action.label,
            _action.difficulty,
            _action.public,
            _action.owner,
            _action.value_label,
            _action.labelled_on,
            last.label("last_event_on"),
        )
        .where(
            _action.department == perimeter.department,
            _action.labelled_on <= day,
            or_(_action.ended_on.is_(None), _action.ended_on > day),
        )
        .order_by(_action.action)
    )


@of_one_department
def action_names(perimeter: Perimeter) -> Select[Any]:
    """Rows `(action, label)` of every action, over or not."""
    return select(_action.action, _action.label).where(_action.department == perimeter.department)


@of_one_department
def reviews_until(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(action, reviewed_on, weather, start, target, value, next_step, next_step_on)`, oldest first."""
    return (
        select(
            _review.action,
            _review.reviewed_on,
            _review.weather,
            _review.start_value,
            _review.target_value,
            _review.value,
            _review.next_step,
            _review.next_step_on,
        )
        .where(_review.department == perimeter.department, _review.reviewed_on <= day)
        .order_by(_review.action, _review.reviewed_on)
    )


@of_one_department
def events_until(perimeter: Perimeter, first: date, day: date) -> Select[Any]:
    """Rows `(action, held_on, kind)` of the events between two days, the last first."""
    return (
        select(_event.action, _event.held_on, _event.kind)
        .where(_event.department == perimeter.department, _event.held_on.between(first, day))
        .order_by(_event.action, _event.held_on.desc(), _event.event)
    )


@of_one_department
def milestones_on(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(action, label, due_on, done_on)`, in the order of the terms."""
    return (
        select(_milestone.action, _milestone.label, _milestone.due_on, _by(_milestone.done_on, day))
        .where(_milestone.department == perimeter.department)
        .order_by(_milestone.action, _milestone.due_on, _milestone.milestone)
    )


@of_one_department
def allies_on(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(action, name)`: the partners that had joined each action; a code when nobody named it."""
    named = and_(partner.c.department == _ally.department, partner.c.partner == _ally.partner)
    return (
        select(_ally.action, func.coalesce(partner.c.name, _ally.partner).label("name"))
        .select_from(planir_action_partner.outerjoin(partner, named))
        .where(_ally.department == perimeter.department, _ally.joined_on <= day)
        .order_by(_ally.action, "name")
    )


@of_one_department
def ccas_on(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(commune, name, starts_on, lapses_on)`: each CCAS with each of its agreements, or with none."""
    return (
        select(_ccas.commune, commune.c.name, _agreement.starts_on, _agreement.lapses_on)
        .select_from(
            planir_ccas.outerjoin(
                commune, and_(commune.c.department == _ccas.department, commune.c.commune == _ccas.commune)
            ).outerjoin(
                planir_agreement,
                and_(
                    _agreement.department == _ccas.department,
                    _agreement.partner == _ccas.partner,
                    _agreement.starts_on <= day,
                ),
            )
        )
        .where(
            _ccas.department == perimeter.department,
            _ccas.opened_on <= day,
            or_(_ccas.closed_on.is_(None), _ccas.closed_on > day),
        )
        .order_by(_ccas.commune, _agreement.starts_on)
    )


@of_one_department
def agreements_on(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(kind, name, signed_on, lapses_on, reported_on)` of the agreements in force on the day.

    `reported_on` is the last day on which the partner signalled a situation.
    """
    reported = (
        select(func.max(_report.day))
        .where(
            _report.department == _agreement.department,
            _report.partner == _agreement.partner,
            _report.reports > 0,
            _report.day <= day,
        )
        .scalar_subquery()
    )
    named = and_(partner.c.department == _agreement.department, partner.c.partner == _agreement.partner)
    return (
        select(
            _agreement.kind,
            func.coalesce(partner.c.name, _agreement.partner).label("name"),
            _agreement.signed_on,
            _agreement.lapses_on,
            reported.label("reported_on"),
        )
        .select_from(planir_agreement.outerjoin(partner, named))
        .where(
            _agreement.department == perimeter.department,
            _agreement.starts_on <= day,
            or_(_agreement.lapses_on.is_(None), _agreement.lapses_on > day),
        )
        .order_by(_agreement.kind, "name")
    )


def _by(event: Column, day: date) -> Column:
    """The date of an event when it had happened on the day."""
    return case((event <= day, event), else_=null()).label("done_on")
