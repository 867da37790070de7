"""Charte Romain Jacob and Handifaction: which lines are refused, and which honest ones are let in?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ingestion.contracts.charter import CONTRACTS
from ingestion.contracts.charter.barometer import ANY_ANSWER, HANDIFACTION
from ingestion.contracts.charter.committee import DECISIONS, MEETINGS
from ingestion.contracts.charter.register import COMMITMENTS, UPDATES
from ingestion.contracts.model import Contract
from ingestion.values.unreadable import Unreadable
from metrics.charter.words import ANSWERS, PRINCIPLES, QUESTIONS
from tests.support.contracts import demonstration_rows, ground, rules_broken_by

NOT_DONE = {"date_realisation": None, "preuve": None, "date_preuve": None}


def value(contract: Contract, field: str, text: str) -> Any:
    return contract.field(field).kind.reader(ground())(text)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"echeance": date(2022, 12, 5)}, ("date_engagement", "echeance")),
        ({"date_realisation": date(2022, 12, 5)}, ("date_engagement", "date_realisation")),
        ({"date_preuve": date(2022, 12, 5)}, ("date_engagement", "date_preuve")),
        ({"date_realisation": None}, ("date_realisation", "date_preuve")),
        ({"date_preuve": None}, ("date_preuve", "preuve")),
    ],
)
def test_a_commitment_that_contradicts_itself_is_refused(said: dict[str, Any], rule: tuple[str, ...]) -> None:
    assert rule in rules_broken_by(COMMITMENTS, **said)


@pytest.mark.parametrize(
    "said",
    [
        NOT_DONE,
        {"preuve": None},
        {"preuve": None, "date_preuve": None},
        {"date_realisation": date(2023, 9, 1), "date_preuve": date(2023, 9, 1)},
    ],
)
def test_a_commitment_may_be_open_late_or_proved_by_a_document_of_no_kind(said: dict[str, Any]) -> None:
    assert rules_broken_by(COMMITMENTS, **said) == set()


@pytest.mark.parametrize(
    "text", ["5", "5. Culture commune des professionnels", "5 culture commune DES professionnels"]
)
def test_a_principle_is_kept_as_its_number(text: str) -> None:
    assert value(COMMITMENTS, "principe", text) == 5


@pytest.mark.parametrize("text", ["0", "13", "Culture"])
def test_there_are_twelve_principles(text: str) -> None:
    assert len(PRINCIPLES) == 12
    with pytest.raises(Unreadable, match="Mise en œuvre et évaluation"):
        value(COMMITMENTS, "principe", text)


def test_an_unknown_kind_of_proof_is_an_empty_cell() -> None:
    assert "Non précisée" not in COMMITMENTS.field("preuve").kind.choices()
    with pytest.raises(Unreadable):
        value(COMMITMENTS, "preuve", "inconnu")


@pytest.mark.parametrize(
    ("contract", "field"), [(COMMITMENTS, "echeance"), (MEETINGS, "date_prevue"), (DECISIONS, "echeance")]
)
def test_only_what_is_promised_may_be_to_come(contract: Contract, field: str) -> None:
    assert value(contract, field, "15/01/2024") == date(2024, 1, 15)
    for other in contract.fields:
        if other.name.startswith("date") and other.name != field:
            with pytest.raises(Unreadable, match="une date passée"):
                value(contract, other.name, "15/01/2024")


@pytest.mark.parametrize("held", [None, date(2022, 12, 5), date(2022, 12, 13)])
def test_a_meeting_may_be_held_on_another_day_or_not_at_all(held: date | None) -> None:
    assert rules_broken_by(MEETINGS, date_tenue=held) == set()


def test_a_decision_is_neither_due_nor_closed_before_it_is_taken() -> None:
    before = date(2022, 12, 5)

    assert rules_broken_by(DECISIONS, echeance=before) == {("date_decision", "echeance")}
    assert rules_broken_by(DECISIONS, date_cloture=before) == {("date_decision", "date_cloture")}
    assert rules_broken_by(DECISIONS, date_cloture=None) == set()


def test_a_commitment_is_updated_once_a_day() -> None:
    assert UPDATES.key == ("engagement", "date_mise_a_jour")


@pytest.mark.parametrize("text", ["2023-06-30", "31/12/2022"])
def test_a_quarter_is_written_as_its_last_day(text: str) -> None:
    assert value(HANDIFACTION, "trimestre", text).day in (30, 31)


@pytest.mark.parametrize("text", ["01/04/2023", "31/05/2023", "T2 2023"])
def test_another_day_is_no_quarter(text: str) -> None:
    with pytest.raises(Unreadable):
        value(HANDIFACTION, "trimestre", text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_its_own_answers(question: str) -> None:
    for answer in ANY_ANSWER:
        broken = rules_broken_by(HANDIFACTION, question=question, reponse=answer)
        assert broken == (set() if answer in ANSWERS[question] else {("reponse", "question")})


def test_a_word_of_the_barometer_means_one_answer_only() -> None:
    assert all(value(HANDIFACTION, "reponse", label) == code for code, label in ANY_ANSWER.items())
    for own in ANSWERS.values():
        assert {code: ANY_ANSWER[code] for code in own} == own


def test_every_answer_of_the_demonstration_belongs_to_its_question() -> None:
    rows = demonstration_rows("91")["handifaction"]

    assert {row["question"] for row in rows} == set(QUESTIONS)
    for question, own in ANSWERS.items():
        assert {row["outcome"] for row in rows if row["question"] == question} == set(own)


def test_the_register_names_bodies_and_is_replaced_whole() -> None:
    register = [contract for contract in CONTRACTS if contract is not HANDIFACTION]

    assert len(register) == 5
    assert not any(contract.personal or contract.dated_by for contract in register)
