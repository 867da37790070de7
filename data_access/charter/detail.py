"""Charte Romain Jacob: which lines of the register does a reader ask to see?

Every query reads the register as it stood on a day: what happened later is not yet written in it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, null, or_, select

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.counting import Column
from data_access.schema.charter import (
    charter_commitment,
    charter_decision,
    charter_meeting,
    charter_signatory,
    charter_update,
)

_signatory = charter_signatory.c
_commitment = charter_commitment.c
_update = charter_update.c
_meeting = charter_meeting.c
_decision = charter_decision.c


@of_one_department
def signatories_on(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(name, kind, signed_on, commitments, done, updated_on)`, the longest silent first."""
    updates = _last_updates(perimeter, day)
    latest = func.max(updates.c.updated_on)
    return (
        select(
            _signatory.name,
            _signatory.kind,
            _signatory.signed_on,
            func.count(_commitment.commitment).label("commitments"),
            func.count(_by(_commitment.done_on, day)).label("done"),
            latest.label("updated_on"),
        )
        .select_from(
            charter_signatory.outerjoin(
                charter_commitment,
                and_(
                    _commitment.department == _signatory.department,
                    _commitment.signatory == _signatory.signatory,
                    _commitment.made_on <= day,
                ),
            ).outerjoin(updates, updates.c.commitment == _commitment.commitment)
        )
        .where(_signatory.department == perimeter.department, _signatory.signed_on <= day)
        .group_by(_signatory.signatory, _signatory.name, _signatory.kind, _signatory.signed_on)
        .order_by(case((latest.is_(None), 0), else_=1), latest, _signatory.name)
    )


@of_one_department
def commitments_on(perimeter: Perimeter, day: date) -> Select[Any]:
    """Rows `(principle, label, name, made_on, due_on, done_on, proof, proved_on, updated_on)`."""
    updates = _last_updates(perimeter, day)
    proved_on = _by(_commitment.proved_on, day)
    return (
        select(
            _commitment.principle,
            _commitment.label,
            func.coalesce(_signatory.name, _commitment.signatory).label("name"),
            _commitment.made_on,
            _commitment.due_on,
            _by(_commitment.done_on, day).label("done_on"),
            case((_commitment.proved_on <= day, _commitment.proof), else_=null()).label("proof"),
            proved_on.label("proved_on"),
            updates.c.updated_on,
        )
        .select_from(
            charter_commitment.outerjoin(
                charter_signatory,
                and_(
                    _signatory.department == _commitment.department,
                    _signatory.signatory == _commitment.signatory,
                ),
            ).outerjoin(updates, updates.c.commitment == _commitment.commitment)
        )
        .where(_commitment.department == perimeter.department, _commitment.made_on <= day)
        .order_by(_commitment.principle, _commitment.due_on, "name")
    )


@of_one_department
def meetings_between(perimeter: Perimeter, first: date, last: date, day: date) -> Select[Any]:
    """Rows `(planned_on, held_on, subject, decisions, closed)` of the meetings planned between two days."""
    return (
        select(
            _meeting.planned_on,
            _by(_meeting.held_on, day).label("held_on"),
            _meeting.subject,
            func.count(_by(_decision.decided_on, day)).label("decisions"),
            func.count(_by(_decision.closed_on, day)).label("closed"),
        )
        .select_from(
            charter_meeting.outerjoin(
                charter_decision,
                and_(
                    _decision.department == _meeting.department,
                    _decision.meeting == _meeting.meeting,
                ),
            )
        )
        .where(_meeting.department == perimeter.department, _meeting.planned_on.between(first, last))
        .group_by(_meeting.meeting, _meeting.planned_on, _meeting.held_on, _meeting.subject)
        .order_by(_meeting.planned_on)
    )


@of_one_department
def decisions_on(perimeter: Perimeter, first: date, day: date) -> Select[Any]:
    """Rows `(label, decided_on, due_on, closed_on)`: open on the day, or due or closed since `first`."""
    closed_on = _by(_decision.closed_on, day)
    return (
        select(_decision.label, _decision.decided_on, _decision.due_on, closed_on.label("closed_on"))
        .where(
            _decision.department == perimeter.department,
            _decision.decided_on <= day,
            or_(closed_on.is_(None), closed_on >= first, _decision.due_on >= first),
        )
        .order_by(_decision.due_on, _decision.label)
    )


def _by(event: Column, day: date) -> Column:
    """The date of an event when it had happened on the day."""
    return case((event <= day, event), else_=null())


def _last_updates(perimeter: Perimeter, day: date) -> Any:
    """The last update of each commitment, as a subquery."""
    return (
        select(_update.commitment, func.max(_update.updated_on).label("updated_on"))
        .where(_update.department == perimeter.department, _update.updated_on <= day)
        .group_by(_update.commitment)
        .subquery("last_update")
    )
