"""What is said of each action and each agreement, and do lists and figures agree?"""

from __future__ import annotations

from datetime import date

import pytest

from access.perimeter import Perimeter
from metrics import planir
from metrics.breakdown import by
from metrics.catalogue import BY_KEY, of_topic
from metrics.figures import Figures
from metrics.model import Better
from metrics.period import parse
from metrics.planir import actions as planir_actions
from metrics.planir import agreements as planir_agreements
from metrics.planir import people as planir_people
from metrics.planir import rights as planir_rights
from metrics.planir.detail import Action, Milestone, Plan, Review, by_action, plan_of
from metrics.planir.partners import Cover, covers, every_ccas, register_of
from metrics.reading import BaseReading
from tests.support.bases import FactBase

DAY = date(2022, 12, 31)
PERIODS = ("2021", "2022", "T3 2022", "2023")


def figures(url: str, department: str, period: str) -> Figures:
    return Figures(BaseReading(url), Perimeter(department), parse(period), of_topic("planir"))


def an_action(code: str, last_event_on: date | None) -> Action:
    return Action(
        action=code,
        label=code,
        difficulty="disruption",
        public="seniors",
        owner="cpam",
        value_label="Séances",
        labelled_on=date(2021, 1, 4),
        last_event_on=last_event_on,
    )


@pytest.mark.parametrize(
    ("value", "target", "progress"),
    [(5.0, 20.0, -0.5), (20.0, 20.0, 1.0), (32.0, 20.0, 2.2), (15.0, None, None), (15.0, 10.0, None)],
)
def test_progress_is_never_capped_and_needs_a_target(
    value: float, target: float | None, progress: float | None
) -> None:
    assert Review(DAY, "sunny", 10.0, target, value, None, None).progress == progress


def test_progress_towards_a_lower_target_is_positive() -> None:
    assert Review(DAY, "sunny", 40.0, 20.0, 30.0, None, None).progress == 0.5


def test_last_review_stands() -> None:
    first = Review(date(2022, 3, 1), "sunny", 0, None, 1, None, None)
    last = Review(date(2022, 6, 1), "stormy", 0, None, 2, None, None)

    assert Action(**{**vars(an_action("P01", None)), "reviews": (first, last)}).review is last
    assert an_action("P01", None).review is None


@pytest.mark.parametrize(
    ("due_on", "done_on", "state"),
    [
        (DAY, None, "à venir"),
        (date(2022, 12, 30), None, "échu, non atteint"),
        (DAY, DAY, "atteint à temps"),
        (date(2022, 12, 1), date(2022, 12, 2), "atteint après l'échéance"),
    ],
)
def test_state_of_a_milestone(due_on: date, done_on: date | None, state: str) -> None:
    assert Milestone("Bilan", due_on, done_on).state(DAY) == state


def test_silent_actions_come_the_longest_silent_first() -> None:
    plan = Plan(
        DAY,
        (
            an_action("P01", date(2022, 10, 2)),
            an_action("P02", date(2022, 10, 1)),
            an_action("P03", date(2022, 6, 1)),
            an_action("P04", None),
        ),
    )

    assert [action.action for action in plan.silent] == ["P04", "P03", "P02"]


def test_agreement_in_force_wins_over_one_that_has_lapsed() -> None:
    rows = [
        ("91001", "A", date(2018, 1, 1), date(2021, 1, 1)),
        ("91001", "A", date(2022, 1, 1), None),
        ("91002", "B", date(2021, 1, 1), date(2024, 1, 1)),
        ("91002", "B", date(2021, 6, 1), DAY),
        ("91003", "C", date(2018, 1, 1), DAY),
        ("91004", "D", None, None),
    ]

    assert {one.name: one.cover for one in covers(rows, DAY)} == {
        "A": Cover.IN_FORCE,
        "B": Cover.IN_FORCE,
        "C": Cover.LAPSED,
        "D": Cover.NEVER,
    }


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("department", ["61", "91"])
def test_lists_and_figures_count_the_same(demonstration_url: str, department: str, period: str) -> None:
    told = figures(demonstration_url, department, period)
    plan, register, listed = plan_of(told), register_of(told), every_ccas(told)
    assert plan is not None
    assert register is not None
    assert listed is not None

    assert len(plan.actions) == told.value(planir_actions.ACTIONS).value
    assert len(plan.silent) == told.value(planir_actions.SILENT).value
    assert len(listed.ccas) == told.value(planir_agreements.CCAS).value
    assert len(listed.with_cover(Cover.IN_FORCE)) == told.value(planir_agreements.CCAS_COVERED).value
    assert len(register.agreements) == told.value(planir_agreements.AGREEMENTS).value
    alive = sum(one.is_alive(register.day) for one in register.agreements)
    assert alive == told.value(planir_agreements.ALIVE).numerator
    late = [
        step
        for action in plan.actions
        for step in action.milestones
        if step.state(plan.day) == "échu, non atteint"
    ]
    assert len(late) <= (told.value(planir_actions.MILESTONES_LATE).value or 0)


@pytest.mark.parametrize("period", PERIODS)
def test_parts_add_up_to_the_whole(demonstration_url: str, period: str) -> None:
    told = figures(demonstration_url, "91", period)
    whole = told.value(planir_people.PERSONS).value
    parts = [
        told.value(metric).value or 0 for metric in (planir_people.ACCOMPANIED, planir_people.ONLY_FLAGGED)
    ]
    crossed = by(told, planir_people.REACHED, "crossing")

    assert sum(parts) == whole
    assert sum(value.value or 0 for value in by_action(told, planir_people.PERSONS)) == whole
    assert sum(value.value or 0 for value in crossed) == told.value(planir_people.REACHED).value
    assert {value.member for value in crossed} <= set(planir.MEMBERS["crossing"])


def test_nothing_loaded_gives_no_list(fact_base: FactBase) -> None:
    told = fact_base.figures(parse("2022"), *of_topic("planir"))

    assert plan_of(told) is None
    assert register_of(told) is None
    assert every_ccas(told) is None
    assert by_action(told, planir_people.PERSONS) == ()


def test_published_and_steering_definitions_are_declared_in_pairs() -> None:
    pairs = {metric.key: metric.steering_of for metric in planir.METRICS if metric.steering_of}

    assert pairs == {
        "planir.accompanied": "planir.persons",
        "planir.young_accompanied": "planir.young",
        "planir.ruptures_avoided_settled": "planir.ruptures_avoided",
        "planir.campaign_effect_watched": "planir.campaign_effect",
        "planir.agreements": "planir.agreements_signed",
    }
    assert set(pairs.values()) <= set(BY_KEY)


def test_counts_of_activity_have_no_direction_of_improvement() -> None:
    activity = (planir_actions.EVENTS, planir_people.ASE_FILES, planir_rights.LETTERS, planir_rights.ALERTS)

    assert {metric.better for metric in activity} == {Better.NEUTRAL}


def test_every_declared_axis_has_its_words() -> None:
    for metric in planir.METRICS:
        for axis in set(metric.axes) - {"epci", "commune", "partner"}:
            assert planir.MEMBERS[axis]
            assert planir.AXIS_WORDS[axis]
