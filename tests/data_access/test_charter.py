"""Do the register of the charter and the Handifaction answers count what they say?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete

from access.perimeter import Perimeter
from data_access.charter.answers import care_by_quarter_and_profile
from data_access.charter.detail import commitments_on, decisions_on, meetings_between, signatories_on
from data_access.engine import writing
from data_access.journal import Origin
from data_access.loading import Extract, load
from data_access.measures import NOW, YEAR_AGO, values_by_month
from data_access.migrate import upgrade
from data_access.schema.charter import (
    charter_commitment,
    charter_decision,
    charter_meeting,
    charter_signatory,
    charter_update,
    handifaction_answers,
)

ORNE = Perimeter("61")
ORIGIN = Origin("essai", "0" * 64, 0, "essai", demonstration=False)
FIRST, UNTIL = date(2022, 1, 1), date(2023, 10, 31)


def _row(**values: Any) -> dict[str, Any]:
    return {"department": "61", **values}


def _commitment(name: str, signatory: str, **dates: Any) -> dict[str, Any]:
    known = {"done_on": None, "proof": None, "proved_on": None, "due_on": date(2023, 6, 30), **dates}
    return _row(commitment=name, signatory=signatory, principle=5, label="Former les équipes", **known)


SIGNATORIES = [
    _row(signatory="S1", name="Hôpital", kind="health", signed_on=date(2022, 3, 1)),
    _row(signatory="S2", name="Mutuelle", kind="association", signed_on=date(2022, 3, 1)),
    _row(signatory="S3", name="Ville", kind="local_authority", signed_on=date(2023, 9, 1)),
]
COMMITMENTS = [
    _commitment(
        "E1",
        "S1",
        made_on=date(2022, 4, 1),
        done_on=date(2022, 9, 10),
        proof="procedure",
        proved_on=date(2023, 2, 1),
    ),
    _commitment("E2", "S1", made_on=date(2023, 1, 10)),
    _commitment("E3", "S2", made_on=date(2022, 5, 2), done_on=date(2023, 5, 5)),
]
UPDATES = [
    _row(commitment="E1", updated_on=date(2022, 4, 1)),
    _row(commitment="E1", updated_on=date(2023, 9, 15)),
    _row(commitment="E2", updated_on=date(2023, 1, 10)),
    _row(commitment="E3", updated_on=date(2022, 5, 2)),
]
MEETINGS = [
    _row(meeting="R1", planned_on=date(2023, 3, 14), held_on=date(2023, 4, 4), subject="Installation"),
    _row(meeting="R2", planned_on=date(2023, 9, 19), held_on=None, subject="Point"),
    _row(meeting="R3", planned_on=date(2023, 12, 5), held_on=None, subject="Bilan"),
]
DECISIONS = [
    _row(
        decision=name,
        meeting="R1",
        label="Diffuser l'affiche",
        decided_on=date(2023, 4, 4),
        due_on=due_on,
        closed_on=closed_on,
    )
    for name, due_on, closed_on in (
        ("D1", date(2023, 6, 30), date(2023, 6, 30)),
        ("D2", date(2023, 6, 30), date(2023, 7, 1)),
        ("D3", date(2023, 6, 30), None),
        ("D4", date(2023, 12, 15), None),
    )
]


def _answer(question: str, outcome: str, answers: int, quarter_end: date, channel: str) -> dict[str, Any]:
    profile = {"age_group": "40-59", "living_place": "home"}
    return _row(
        quarter_end=quarter_end,
        channel=channel,
        question=question,
        outcome=outcome,
        answers=answers,
        **profile,
    )


SUMMER = date(2023, 9, 30)
ANSWERS = [
    _answer("access", "cared", 12, SUMMER, "spontaneous"),
    _answer("access", "gave_up_search", 2, SUMMER, "spontaneous"),
    _answer("access", "gave_up_refusal", 1, SUMMER, "spontaneous"),
    _answer("access", "searching", 1, SUMMER, "spontaneous"),
    _answer("access", "cared", 4, SUMMER, "campaign"),
    _answer("refusal", "none", 16, SUMMER, "spontaneous"),
    _answer("refusal", "gave_up", 1, SUMMER, "spontaneous"),
    _answer("refusal", "other_solution", 2, SUMMER, "spontaneous"),
    _answer("refusal", "searching", 1, SUMMER, "campaign"),
    _answer("accompaniment", "not_needed", 9, SUMMER, "spontaneous"),
    _answer("accompaniment", "accepted", 5, SUMMER, "spontaneous"),
    _answer("accompaniment", "declined", 2, SUMMER, "spontaneous"),
    _answer("explanation", "understood", 6, SUMMER, "spontaneous"),
    _answer("explanation", "not_understood", 2, SUMMER, "spontaneous"),
    _answer("explanation", "unanswered", 1, SUMMER, "spontaneous"),
    _answer("explanation", "not_asked", 7, SUMMER, "spontaneous"),
    _answer("pain", "yes", 8, SUMMER, "spontaneous"),
    _answer("pain", "no", 2, SUMMER, "spontaneous"),
    _answer("pain", "not_concerned", 6, SUMMER, "spontaneous"),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A base that holds these facts only."""
    place: Path = tmp_path_factory.mktemp("charter") / "base.sqlite"
    register = {
        "charter_signatories": (charter_signatory, SIGNATORIES),
        "charter_commitments": (charter_commitment, COMMITMENTS),
        "charter_updates": (charter_update, UPDATES),
        "charter_meetings": (charter_meeting, MEETINGS),
        "charter_decisions": (charter_decision, DECISIONS),
    }
    with writing(f"sqlite:///{place}") as connection:
        upgrade(connection)
        for source, facts in register.items():
            load(connection, "61", Extract(source, (facts,), FIRST, UNTIL), ORIGIN)
        answers = Extract("handifaction", ((handifaction_answers, ANSWERS),), FIRST, SUMMER)
        load(connection, "61", answers, ORIGIN)
        yield connection


def counted(
    base: Connection, measure: str, axis: str = "", known: str = NOW
) -> Mapping[tuple[str, date], float]:
    """The values of a measure by member and month."""
    query = values_by_month(ORNE, [measure], axis, FIRST, date(2023, 12, 1))
    return {(row.member, row.month): row.value for row in base.execute(query) if row.known == known}


def test_a_signatory_counts_from_its_signature_and_is_never_added_over_months(base: Connection) -> None:
    signatories = counted(base, "charter.signatories")
    assert ("", date(2022, 2, 1)) not in signatories
    assert signatories["", date(2022, 3, 1)] == 2
    assert signatories["", date(2023, 8, 1)] == 2
    assert signatories["", date(2023, 9, 1)] == 3


def test_a_signatory_is_active_for_365_days_after_its_last_update(base: Connection) -> None:
    active = counted(base, "charter.signatories_active")
    assert active["", date(2022, 5, 1)] == 2
    assert active["", date(2023, 4, 1)] == 2
    assert active["", date(2023, 5, 1)] == 1
    assert counted(base, "charter.signatories_active", "kind")["health", date(2023, 10, 1)] == 1


def test_two_updated_commitments_make_one_active_signatory(base: Connection) -> None:
    assert counted(base, "charter.signatories_active")["", date(2023, 10, 1)] == 1


def test_a_commitment_is_proven_from_the_day_its_proof_arrives_not_from_the_day_it_is_done(
    base: Connection,
) -> None:
    assert counted(base, "charter.commitments_done")["", date(2022, 9, 1)] == 1
    assert ("", date(2023, 1, 1)) not in counted(base, "charter.commitments_proven")
    assert counted(base, "charter.commitments_proven")["", date(2023, 2, 1)] == 1
    assert counted(base, "charter.commitments_proven", "proof")["procedure", date(2023, 2, 1)] == 1


def test_the_states_of_commitments_share_out_all_of_them(base: Connection) -> None:
    states = counted(base, "charter.commitments", "state")
    october = {member: value for (member, month), value in states.items() if month == date(2023, 10, 1)}
    assert october == {"proven": 1, "done": 1, "late": 1}
    june = {member for member, month in states if month == date(2023, 6, 1)}
    assert june == {"proven", "done", "running"}


def test_a_commitment_is_late_the_day_after_its_due_day(base: Connection) -> None:
    late = counted(base, "charter.commitments_late")
    assert ("", date(2023, 6, 1)) not in late
    assert late["", date(2023, 7, 1)] == 1


def test_a_meeting_held_later_counts_with_those_planned_in_its_month(base: Connection) -> None:
    assert counted(base, "charter.meetings_planned_held") == {("", date(2023, 3, 1)): 1}
    assert counted(base, "charter.meetings_held") == {("", date(2023, 4, 1)): 1}


def test_a_meeting_still_to_come_is_not_one_that_was_not_held(base: Connection) -> None:
    assert counted(base, "charter.meetings_planned") == {("", date(2023, 3, 1)): 1, ("", date(2023, 9, 1)): 1}


def test_a_decision_closed_the_day_after_its_due_day_is_not_on_time(base: Connection) -> None:
    june = ("", date(2023, 6, 1))
    assert counted(base, "charter.decisions_due") == {june: 3}
    assert counted(base, "charter.decisions_on_time") == {june: 1}
    assert counted(base, "charter.decisions_open")["", date(2023, 10, 1)] == 2


def test_the_register_a_year_ago_ignores_what_happened_since(base: Connection) -> None:
    assert counted(base, "charter.commitments", known=YEAR_AGO)["", date(2022, 10, 1)] == 2
    assert max(month for _, month in counted(base, "charter.commitments", known=YEAR_AGO)) == date(
        2022, 10, 1
    )


def test_answers_of_a_quarter_stand_in_its_last_month(base: Connection) -> None:
    assert counted(base, "charter.answers") == {("", date(2023, 9, 1)): 20}
    assert counted(base, "charter.answers", "channel")["campaign", date(2023, 9, 1)] == 4


@pytest.mark.parametrize(
    ("measure", "answers"),
    [
        ("charter.answers_cared", 16),
        ("charter.answers_gave_up", 3),
        ("charter.answers_refused", 4),
        ("charter.answers_gave_up_refused", 1),
        ("charter.accompaniment_asked", 7),
        ("charter.accompaniment_accepted", 5),
        ("charter.explanation_asked", 9),
        ("charter.explanation_understood", 6),
        ("charter.pain_answers", 16),
        ("charter.pain_concerned", 10),
        ("charter.pain_considered", 8),
    ],
)
def test_each_question_has_its_own_denominator(base: Connection, measure: str, answers: int) -> None:
    assert counted(base, measure)["", date(2023, 9, 1)] == answers


def test_the_longest_silent_signatories_come_first(base: Connection) -> None:
    rows = [tuple(row) for row in base.execute(signatories_on(ORNE, UNTIL))]
    assert [(row[0], row[3], row[4], row[5]) for row in rows] == [
        ("Ville", 0, 0, None),
        ("Mutuelle", 1, 1, date(2022, 5, 2)),
        ("Hôpital", 2, 1, date(2023, 9, 15)),
    ]


def test_the_lines_of_the_register_stop_at_the_day_asked(base: Connection) -> None:
    rows = base.execute(commitments_on(ORNE, date(2022, 12, 31))).all()
    assert [(row.name, row.done_on, row.proof, row.updated_on) for row in rows] == [
        ("Hôpital", date(2022, 9, 10), None, date(2022, 4, 1)),
        ("Mutuelle", None, None, date(2022, 5, 2)),
    ]


def test_a_commitment_of_a_body_that_nobody_named_is_listed_under_its_code(base: Connection) -> None:
    with base.begin_nested() as undone:
        base.execute(delete(charter_signatory).where(charter_signatory.c.signatory == "S2"))
        rows = base.execute(commitments_on(ORNE, UNTIL)).all()
        undone.rollback()
    assert [row.name for row in rows] == ["Hôpital", "Hôpital", "S2"]


def test_meetings_carry_their_decisions_and_planned_ones_are_listed(base: Connection) -> None:
    rows = base.execute(meetings_between(ORNE, date(2023, 1, 1), date(2023, 12, 31), UNTIL)).all()
    assert [(row.held_on, row.decisions, row.closed) for row in rows] == [
        (date(2023, 4, 4), 4, 2),
        (None, 0, 0),
        (None, 0, 0),
    ]


def test_decisions_not_yet_taken_are_not_listed(base: Connection) -> None:
    assert base.execute(decisions_on(ORNE, date(2023, 1, 1), date(2023, 4, 3))).all() == []
    assert len(base.execute(decisions_on(ORNE, date(2023, 7, 1), UNTIL)).all()) == 3


def test_answers_on_care_are_counted_by_quarter_and_profile_as_in_the_measures(base: Connection) -> None:
    rows = [tuple(row) for row in base.execute(care_by_quarter_and_profile(ORNE))]
    assert rows == [
        (SUMMER, "campaign", "40-59", "home", 4, 4),
        (SUMMER, "spontaneous", "40-59", "home", 12, 16),
    ]
    assert base.execute(care_by_quarter_and_profile(Perimeter("91"))).all() == []
    month = SUMMER.replace(day=1)
    assert counted(base, "charter.answers_cared")["", month] == sum(row[4] for row in rows)
    assert counted(base, "charter.answers")["", month] == sum(row[5] for row in rows)
