"""Charte Romain Jacob and Handifaction: which measures are counted?

Signatories and commitments are read as they stood on a day; meetings and decisions count in the month
in which they were planned or due, so a share of them is a share of the same meetings and decisions.
"""

from __future__ import annotations

from sqlalchemy import and_, case, literal, or_, select

from data_access.counting import Column, Condition, Flow, Level, Measure, known
from data_access.dialect import days_between
from data_access.schema.charter import (
    charter_commitment,
    charter_decision,
    charter_meeting,
    charter_signatory,
    charter_update,
    handifaction_answers,
)
from data_access.schema.common import source_month

SIGNATORIES = "charter_signatories"
COMMITMENTS = "charter_commitments"
UPDATES = "charter_updates"
MEETINGS = "charter_meetings"
DECISIONS = "charter_decisions"
HANDIFACTION = "handifaction"
CARE_QUESTION, CARE_RECEIVED = "access", "cared"
"""The question on care in Handifaction, and the answer that says that it was received."""

ACTIVE_DAYS = 365
"""A signatory is active when one of its commitments was updated no more than this many days ago."""

_signatory = charter_signatory.c
_commitment = charter_commitment.c
_meeting = charter_meeting.c
_decision = charter_decision.c
_answer = handifaction_answers.c
_PROFILE = {
    "channel": _answer.channel,
    "age_group": _answer.age_group,
    "living_place": _answer.living_place,
}


def _updated_lately(day: Column) -> tuple[Condition, ...]:
    """One of the signatory's commitments was updated in the year that ends on this day."""
    update, commitment = charter_update.c, charter_commitment.c
    lately = (
        select(literal(1))
        .select_from(
            charter_update.join(
                charter_commitment,
                and_(update.department == commitment.department, update.commitment == commitment.commitment),
            )
        )
        .where(
            commitment.department == _signatory.department,
            commitment.signatory == _signatory.signatory,
            update.updated_on <= day,
            days_between(update.updated_on, day) <= ACTIVE_DAYS,
        )
        .correlate(charter_signatory, source_month)
    )
    return (lately.exists(),)


def _late(day: Column) -> tuple[Condition, ...]:
    return (_commitment.due_on < day, or_(_commitment.done_on.is_(None), _commitment.done_on > day))


def _state(day: Column) -> Column:
    return case(
        (and_(*known(day, _commitment.done_on, _commitment.proved_on)), literal("proven")),
        (_commitment.done_on <= day, literal("done")),
        (_commitment.due_on < day, literal("late")),
        else_=literal("running"),
    )


def _closed_on_time(day: Column) -> tuple[Condition, ...]:
    return (*known(day, _decision.closed_on), _decision.closed_on <= _decision.due_on)


def _commitments(key: str, begins_on: Column, **options: object) -> Level:
    settings = {"axes": {"principle": _commitment.principle}, **options}
    return Level(key=key, source=COMMITMENTS, table=charter_commitment, begins_on=begins_on, **settings)  # type: ignore[arg-type]


def _meetings(key: str, dated_on: Column, **options: object) -> Flow:
    return Flow(key=key, source=MEETINGS, table=charter_meeting, dated_on=dated_on, **options)  # type: ignore[arg-type]


def _decisions(key: str, **options: object) -> Flow:
    return Flow(key=key, source=DECISIONS, table=charter_decision, dated_on=_decision.due_on, **options)  # type: ignore[arg-type]


def _answers(key: str, question: str, *outcomes: str) -> Flow:
    """Answers to a question; with outcomes, those answers only."""
    asked = (_answer.question == question, *((_answer.outcome.in_(outcomes),) if outcomes else ()))
    axes = _PROFILE if outcomes else {**_PROFILE, "outcome": _answer.outcome}
    return Flow(
        key=key,
        source=HANDIFACTION,
        table=handifaction_answers,
        dated_on=_answer.quarter_end,
        amount=_answer.answers,
        where=lambda _: asked,
        axes=axes,
    )


MEASURES: tuple[Measure, ...] = (
    Level(
        key="charter.signatories",
        source=SIGNATORIES,
        table=charter_signatory,
        begins_on=_signatory.signed_on,
        axes={"kind": _signatory.kind},
    ),
    Level(
        key="charter.signatories_active",
        source=SIGNATORIES,
        also=(COMMITMENTS, UPDATES),
        table=charter_signatory,
        begins_on=_signatory.signed_on,
        where=_updated_lately,
        axes={"kind": _signatory.kind},
    ),
    _commitments(
        "charter.commitments",
        _commitment.made_on,
        axes={"principle": _commitment.principle, "state": _state},
    ),
    _commitments("charter.commitments_done", _commitment.done_on),
    _commitments(
        "charter.commitments_proven",
        _commitment.proved_on,
        where=lambda day: known(day, _commitment.done_on),
        axes={"principle": _commitment.principle, "proof": _commitment.proof},
    ),
    _commitments("charter.commitments_late", _commitment.made_on, where=_late),
    _meetings("charter.meetings_planned", _meeting.planned_on),
    _meetings(
        "charter.meetings_planned_held", _meeting.planned_on, where=lambda day: known(day, _meeting.held_on)
    ),
    _meetings("charter.meetings_held", _meeting.held_on),
    _decisions("charter.decisions_due"),
    _decisions("charter.decisions_on_time", where=_closed_on_time),
    Level(
        key="charter.decisions_open",
        source=DECISIONS,
        table=charter_decision,
        begins_on=_decision.decided_on,
        ends_on=_decision.closed_on,
    ),
    _answers("charter.answers", CARE_QUESTION),
    _answers("charter.answers_cared", CARE_QUESTION, CARE_RECEIVED),
    _answers("charter.answers_gave_up", CARE_QUESTION, "gave_up_search", "gave_up_refusal"),
    _answers("charter.answers_refused", "refusal", "gave_up", "other_solution", "searching"),
    _answers("charter.answers_gave_up_refused", "refusal", "gave_up"),
    _answers("charter.accompaniment_asked", "accompaniment", "accepted", "declined"),
    _answers("charter.accompaniment_accepted", "accompaniment", "accepted"),
    _answers("charter.explanation_asked", "explanation", "understood", "not_understood", "unanswered"),
    _answers("charter.explanation_understood", "explanation", "understood"),
    _answers("charter.pain_answers", "pain"),
    _answers("charter.pain_concerned", "pain", "yes", "no"),
    _answers("charter.pain_considered", "pain", "yes"),
)

__all__ = [
    "ACTIVE_DAYS",
    "CARE_QUESTION",
    "CARE_RECEIVED",
    "COMMITMENTS",
    "DECISIONS",
    "HANDIFACTION",
    "MEASURES",
    "MEETINGS",
    "SIGNATORIES",
    "UPDATES",
]
