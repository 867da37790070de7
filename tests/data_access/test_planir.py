"""What do the PLANIR measures count, and what do they refuse to count?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import Table

from data_access.engine import writing
from data_access.loading import Extract, Row, load
from data_access.planir import MEASURES
from data_access.schema import planir as tables
from data_access.schema import planir_people as people
from metrics.model import Status
from metrics.period import Period, year
from metrics.planir import actions, agreements, rights
from metrics.planir import people as persons
from tests.support import planir as by_hand
from tests.support.bases import BY_HAND, FactBase

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
DECEMBER = Period(date(2022, 12, 1), date(2022, 12, 1))


def load_actions(base: FactBase, *facts: tuple[Table, Sequence[Row]], until: date = LAST) -> None:
    by_hand.load(base, by_hand.PLAN, *facts, first=FIRST, until=until)


def load_register(base: FactBase, *facts: tuple[Table, Sequence[Row]], until: date = LAST) -> None:
    by_hand.load(base, by_hand.REGISTER, *facts, first=FIRST, until=until)


@pytest.mark.parametrize(("days", "active"), [(0, 1.0), (90, 1.0), (91, 0.0)])
def test_action_is_active_for_90_days_after_an_event(fact_base: FactBase, days: int, active: float) -> None:
    held_on = LAST - timedelta(days=days)
    load_actions(
        fact_base,
        (tables.planir_action, [by_hand.action()]),
        (tables.planir_event, [by_hand.event(held_on)]),
    )

    assert fact_base.value(actions.ACTIVE, DECEMBER).value == active
    assert fact_base.value(actions.SILENT, DECEMBER).value == 1 - active


def test_action_without_any_event_is_silent_and_one_that_is_over_is_not_counted(fact_base: FactBase) -> None:
    over = by_hand.action("P02", ended_on=date(2022, 6, 1))
    load_actions(fact_base, (tables.planir_action, [by_hand.action(), over]))

    assert fact_base.value(actions.ACTIONS, DECEMBER).value == 1
    assert fact_base.value(actions.SILENT, DECEMBER).value == 1
    assert fact_base.value(actions.ACTIONS, Period(date(2022, 5, 1), date(2022, 5, 1))).value == 2


@pytest.mark.parametrize(("value", "percent"), [(5, -50), (10, 0), (15, 50), (32, 220)])
def test_progress_is_never_capped(fact_base: FactBase, value: float, percent: float) -> None:
    load_actions(
        fact_base,
        (tables.planir_action, [by_hand.action()]),
        (tables.planir_review, [by_hand.review(date(2022, 6, 1), value)]),
    )

    assert fact_base.value(actions.PROGRESS, DECEMBER).value == percent
    assert fact_base.value(actions.AT_TARGET, DECEMBER).value == (percent >= 100)


def test_only_the_last_review_known_on_the_day_stands(fact_base: FactBase) -> None:
    reviews = [
        by_hand.review(date(2022, 3, 1), 20, weather="sunny"),
        by_hand.review(date(2022, 9, 1), 12, weather="stormy"),
    ]
    load_actions(fact_base, (tables.planir_action, [by_hand.action()]), (tables.planir_review, reviews))
    june = Period(date(2022, 6, 1), date(2022, 6, 1))

    assert fact_base.value(actions.PROGRESS, june).value == 100
    assert fact_base.value(actions.PROGRESS, DECEMBER).value == 20
    assert fact_base.value(actions.WEATHER, DECEMBER).value == 1


def test_action_without_target_has_a_weather_and_no_progress(fact_base: FactBase) -> None:
    reviews = [
        by_hand.review(date(2022, 3, 1), 15, target_value=None),
        by_hand.review(date(2022, 3, 1), 15, code="P02", target_value=10.0),
    ]
    load_actions(
        fact_base,
        (tables.planir_action, [by_hand.action(), by_hand.action("P02")]),
        (tables.planir_review, reviews),
    )

    assert fact_base.value(actions.WEATHER, DECEMBER).value == 2
    assert fact_base.value(actions.PROGRESS, DECEMBER).status is Status.NOT_APPLICABLE
    assert fact_base.value(actions.AT_TARGET, DECEMBER).status is Status.NOT_APPLICABLE


def test_milestone_is_late_from_the_day_after_its_term(fact_base: FactBase) -> None:
    steps = [
        by_hand.milestone(LAST),
        by_hand.milestone(date(2022, 12, 30)),
        by_hand.milestone(date(2022, 11, 2), done_on=date(2022, 11, 2)),
        by_hand.milestone(date(2022, 10, 3), done_on=date(2022, 10, 4)),
        by_hand.milestone(date(2023, 1, 1)),
    ]
    load_actions(fact_base, (tables.planir_milestone, steps))

    assert fact_base.value(actions.MILESTONES_LATE, DECEMBER).value == 1
    told = fact_base.value(actions.MILESTONES_ON_TIME, year(2022))
    assert (told.numerator, told.denominator) == (1, 4)


def test_ccas_is_covered_by_an_agreement_in_force_not_by_one_signed_once(fact_base: FactBase) -> None:
    signed = [
        by_hand.agreement(date(2019, 1, 1), date(2022, 12, 31), partner="ccas-001"),
        by_hand.agreement(date(2019, 1, 1), date(2023, 1, 1), partner="ccas-002"),
        by_hand.agreement(date(2023, 1, 1), partner="ccas-003"),
    ]
    listed = [by_hand.ccas(f"ccas-00{rank}") for rank in (1, 2, 3, 4)]
    load_register(fact_base, (tables.planir_ccas, listed), (tables.planir_agreement, signed))
    told = fact_base.value(agreements.CCAS_COVERAGE, DECEMBER)

    assert (told.numerator, told.denominator) == (1, 4)


def test_renewal_signed_early_does_not_count_a_ccas_twice(fact_base: FactBase) -> None:
    signed = [
        by_hand.agreement(date(2020, 1, 1), date(2023, 3, 1)),
        by_hand.agreement(date(2022, 11, 1), date(2025, 11, 1), renewal=True),
    ]
    load_register(fact_base, (tables.planir_ccas, [by_hand.ccas()]), (tables.planir_agreement, signed))

    assert fact_base.value(agreements.CCAS_COVERED, DECEMBER).value == 1
    assert fact_base.value(agreements.CCAS_COVERAGE, DECEMBER).value == 1
    assert fact_base.value(agreements.AGREEMENTS_SIGNED, year(2022)).value == 1


@pytest.mark.parametrize(("days", "alive"), [(364, 1), (365, 0)])
def test_agreement_is_alive_for_twelve_months_after_a_report(
    fact_base: FactBase, days: int, alive: int
) -> None:
    load_register(
        fact_base,
        (tables.planir_agreement, [by_hand.agreement(date(2020, 1, 1))]),
        (tables.planir_partner_report, [by_hand.report(LAST - timedelta(days=days), reports=3)]),
    )

    assert fact_base.value(agreements.ALIVE, DECEMBER).value == alive


def test_reports_are_added_situation_by_situation(fact_base: FactBase) -> None:
    load_register(
        fact_base,
        (tables.planir_partner_report, [by_hand.report(date(2022, 3, 1), reports=3)]),
    )

    assert fact_base.value(agreements.PARTNER_REPORTS, year(2022)).value == 3


def test_flagged_and_accompanied_are_told_apart_and_add_up(fact_base: FactBase) -> None:
    met = [
        by_hand.person(date(2022, 3, 1)),
        by_hand.person(date(2022, 4, 1), accompanied_on=date(2022, 5, 1)),
        by_hand.person(date(2022, 5, 1), flagged_on=None, accompanied_on=date(2022, 5, 1)),
    ]
    fact_base.load("planir_persons", (people.planir_person, met), first=FIRST, until=LAST)

    assert fact_base.value(persons.PERSONS, year(2022)).value == 3
    assert fact_base.value(persons.ACCOMPANIED, year(2022)).value == 2
    assert fact_base.value(persons.ONLY_FLAGGED, year(2022)).value == 1


def test_person_accompanied_after_the_same_day_last_year_was_then_only_flagged(fact_base: FactBase) -> None:
    until = date(2022, 11, 17)
    met = [
        by_hand.person(date(2021, 3, 1), accompanied_on=date(2021, 11, 18)),
        by_hand.person(date(2022, 3, 1), accompanied_on=date(2022, 4, 1)),
    ]
    fact_base.load("planir_persons", (people.planir_person, met), first=date(2021, 1, 1), until=until)
    change = fact_base.change(persons.ACCOMPANIED, year(2022))

    assert change is not None
    assert (change.now, change.before) == (1, 0)


def test_files_of_the_ase_are_counted_apart(fact_base: FactBase) -> None:
    met = [
        by_hand.person(date(2022, 3, 1), scheme="ase", accompanied_on=date(2022, 3, 1)),
        by_hand.person(date(2022, 3, 1), scheme="young_path"),
    ]
    fact_base.load("planir_persons", (people.planir_person, met), first=FIRST, until=LAST)

    assert fact_base.value(persons.PERSONS, year(2022)).value == 1
    assert fact_base.value(persons.ASE_FILES, year(2022)).value == 1
    assert fact_base.value(persons.REACHED, year(2022)).value == 2
    assert fact_base.value(persons.YOUNG, year(2022)).value == 1


def test_alert_still_open_counts_in_one_definition_only(fact_base: FactBase) -> None:
    raised = [
        by_hand.alert(date(2022, 2, 1), settled_on=date(2022, 3, 1), outcome="kept_open"),
        by_hand.alert(date(2022, 2, 1), settled_on=date(2022, 3, 1), outcome="lapsed"),
        by_hand.alert(date(2022, 12, 1)),
    ]
    fact_base.load("planir_alerts", (people.planir_alert, raised), first=FIRST, until=LAST)

    assert fact_base.value(rights.RUPTURES_AVOIDED, year(2022)).value == 1 / 3
    assert fact_base.value(rights.RUPTURES_AVOIDED_SETTLED, year(2022)).value == 1 / 2
    assert fact_base.value(rights.ALERTS_OPEN, year(2022)).value == 1


def test_effect_of_a_letter_is_watched_four_months(fact_base: FactBase) -> None:
    sent_on = date(2022, 3, 1)
    sent = [
        by_hand.letter(sent_on, sent_on + timedelta(days=122)),
        by_hand.letter(sent_on, sent_on + timedelta(days=123)),
        by_hand.letter(sent_on),
        by_hand.letter(date(2022, 12, 1), date(2022, 12, 5)),
    ]
    fact_base.load("planir_letters", (people.planir_letter, sent), first=FIRST, until=LAST)
    told = fact_base.value(rights.CAMPAIGN_EFFECT, year(2022))
    watched = fact_base.value(rights.CAMPAIGN_EFFECT_WATCHED, year(2022))

    assert (told.numerator, told.denominator) == (2, 4)
    assert (watched.numerator, watched.denominator) == (1, 3)


def test_persons_not_written_to_are_a_term_of_comparison_and_no_letters(fact_base: FactBase) -> None:
    sent_on = date(2022, 3, 1)
    sent = [
        by_hand.letter(sent_on),
        by_hand.letter(sent_on, sent_on + timedelta(days=9), contacted=False),
        by_hand.letter(sent_on, contacted=False),
    ]
    fact_base.load("planir_letters", (people.planir_letter, sent), first=FIRST, until=LAST)

    assert fact_base.value(rights.LETTERS, year(2022)).value == 1
    assert fact_base.value(rights.CAMPAIGN_EFFECT, year(2022)).value == 0
    assert fact_base.value(rights.CAMPAIGN_COMPARISON, year(2022)).value == 1 / 2


def test_without_a_group_left_alone_the_comparison_has_no_object(fact_base: FactBase) -> None:
    sent = [by_hand.letter(date(2022, 3, 1))]
    fact_base.load("planir_letters", (people.planir_letter, sent), first=FIRST, until=LAST)

    assert fact_base.value(rights.CAMPAIGN_COMPARISON, year(2022)).status is Status.NOT_APPLICABLE


def test_call_without_answer_stays_in_the_denominator(fact_base: FactBase) -> None:
    day = date(2022, 3, 1)
    calls = [by_hand.call(day, day), by_hand.call(day, date(2022, 3, 2)), by_hand.call(day)]
    fact_base.load("planir_urgent_calls", (people.planir_urgent_call, calls), first=FIRST, until=LAST)

    assert fact_base.value(rights.URGENT_SAME_DAY, year(2022)).value == 1 / 3


@pytest.mark.postgres
def test_every_measure_is_counted_by_postgresql_too(postgres_base: str) -> None:
    day = date(2022, 3, 1)
    extracts = {
        "planir_actions": (tables.planir_action, by_hand.action()),
        "planir_events": (tables.planir_event, by_hand.event(day)),
        "planir_reviews": (tables.planir_review, by_hand.review(day, 5)),
        "planir_milestones": (tables.planir_milestone, by_hand.milestone(day)),
        "planir_ccas": (tables.planir_ccas, by_hand.ccas()),
        "planir_agreements": (tables.planir_agreement, by_hand.agreement(day)),
        "planir_partner_reports": (tables.planir_partner_report, by_hand.report(day)),
        "planir_persons": (people.planir_person, by_hand.person(day)),
        "planir_alerts": (people.planir_alert, by_hand.alert(day)),
        "planir_letters": (people.planir_letter, by_hand.letter(day, day)),
        "planir_urgent_calls": (people.planir_urgent_call, by_hand.call(day, day)),
    }
    with writing(postgres_base) as connection:
        for source, (table, row) in extracts.items():
            facts = ((table, [{"department": "61", **row}]),)
            load(connection, "61", Extract(source, facts, FIRST, LAST), BY_HAND)
        found = {
            measure.key: connection.execute(measure.rows("61", axis, LAST)).all()
            for measure in MEASURES
            for axis in ("", *measure.axes)
        }

    assert ("61", "percent", "planir.actions_measured", date(2022, 12, 1), "-50", 1) in [
        tuple(row) for row in found["planir.actions_measured"]
    ]
    assert found["planir.ccas_covered"]
