"""Does the demonstration of the charter give back what the report of the Orne prints?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest

from data_access.loading import Row
from ingestion.demonstration.calendar import MONTHLY_UNTIL, QUARTERLY_UNTIL
from ingestion.demonstration.charter import extracts
from ingestion.demonstration.charter.answers import NATIONAL
from ingestion.demonstration.charter.signatories import PRINTED
from ingestion.demonstration.everything import territory


def facts(department: str) -> dict[str, Sequence[Row]]:
    """The rows of each table of the programme."""
    return {table.name: rows for extract in extracts(territory(department)) for table, rows in extract.facts}


@pytest.fixture(scope="module")
def orne() -> dict[str, Sequence[Row]]:
    return facts("61")


@pytest.fixture(scope="module", params=["61", "91"])
def either(request: pytest.FixtureRequest) -> dict[str, Sequence[Row]]:
    return facts(str(request.param))


def test_28_lines_are_signed_on_4_october_2022_and_no_other_that_year(orne: dict[str, Sequence[Row]]) -> None:
    days = Counter(row["signed_on"] for row in orne["charter_signatory"])
    assert days[date(2022, 10, 4)] == 28 == len(PRINTED)
    assert all(day.year == 2023 for day in days if day != date(2022, 10, 4))


def test_the_first_meeting_of_the_committee_is_on_6_december_2022(orne: dict[str, Sequence[Row]]) -> None:
    held = [row["held_on"] for row in orne["charter_meeting"] if row["held_on"]]
    assert min(held) == date(2022, 12, 6)
    assert sum(day.year == 2022 for day in held) == 1


def test_national_quarters_add_up_to_the_answers_published_for_2021_and_2022() -> None:
    years = Counter[int]()
    for day, (answers, _) in NATIONAL.items():
        years[day.year] += answers
    assert (years[2021], years[2022]) == (71_396, 73_092)


def test_a_quiet_departmental_quarter_has_tens_of_answers_and_a_campaign_many_more(
    orne: dict[str, Sequence[Row]],
) -> None:
    answers = Counter[date]()
    for row in orne["handifaction_answers"]:
        answers[row["quarter_end"]] += row["answers"] if row["question"] == "access" else 0
    assert 10 <= answers[date(2022, 9, 30)] <= 99
    assert answers[date(2022, 12, 31)] > 5 * answers[date(2022, 9, 30)]
    assert max(answers) == QUARTERLY_UNTIL


def test_the_two_questions_on_refusal_tell_the_same_story(either: dict[str, Sequence[Row]]) -> None:
    told = Counter[tuple[str, str]]()
    for row in either["handifaction_answers"]:
        told[row["question"], row["outcome"]] += row["answers"]
    asked = {question: sum(n for (one, _), n in told.items() if one == question) for question, _ in told}
    assert told["access", "gave_up_refusal"] == told["refusal", "gave_up"]
    assert asked["access"] == asked["refusal"]
    assert asked["pain"] == asked["explanation"] == asked["accompaniment"] == told["access", "cared"]


def test_some_principles_are_left_without_commitment(either: dict[str, Sequence[Row]]) -> None:
    taken = {row["principle"] for row in either["charter_commitment"]}
    assert taken < set(range(1, 13))


def test_no_commitment_precedes_the_signature_nor_is_taken_twice(either: dict[str, Sequence[Row]]) -> None:
    signed = {row["signatory"]: row["signed_on"] for row in either["charter_signatory"]}
    pairs = [(row["signatory"], row["principle"]) for row in either["charter_commitment"]]
    assert all(signed[row["signatory"]] <= row["made_on"] for row in either["charter_commitment"])
    assert len(pairs) == len(set(pairs))


def test_nothing_is_known_after_the_data_date(either: dict[str, Sequence[Row]]) -> None:
    known = [
        row[name]
        for table, names in {
            "charter_commitment": ("made_on", "done_on", "proved_on"),
            "charter_update": ("updated_on",),
            "charter_meeting": ("held_on",),
            "charter_decision": ("decided_on", "closed_on"),
        }.items()
        for row in either[table]
        for name in names
    ]
    assert max(day for day in known if day) <= MONTHLY_UNTIL


def test_the_same_seed_gives_the_same_facts(orne: dict[str, Sequence[Row]]) -> None:
    assert facts("61") == orne
