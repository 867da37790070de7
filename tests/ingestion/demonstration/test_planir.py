"""Does the demonstration of PLANIR give back every figure that the report of the Essonne prints?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from access.perimeter import Perimeter
from data_access.loading import Row
from ingestion.demonstration import planir
from ingestion.demonstration.calendar import DAILY_UNTIL, MONTHLY_UNTIL
from ingestion.demonstration.everything import territory
from ingestion.demonstration.territory import Territory
from metrics.catalogue import BY_KEY, of_topic
from metrics.figures import Figures
from metrics.period import parse
from metrics.reading import BaseReading

Tables = dict[str, Sequence[Row]]

PRINTED_2022 = {
    "planir.actions": 16,
    "planir.young": 429,
    "planir.ase_files": 4_573,
    "planir.ccas": 76,
    "planir.ccas_covered": 51,
    "planir.pass": 5,
    "planir.missions_locales": 10,
    "planir.national": 3,
    "planir.letters": 2_268,
}


def _facts(department: str) -> Tables:
    extracts = planir.extracts(territory(department))
    return {table.name: rows for extract in extracts for table, rows in extract.facts}


@pytest.fixture(scope="module")
def essonne() -> Tables:
    return _facts("91")


@pytest.fixture(scope="module", params=["61", "91"])
def either(request: pytest.FixtureRequest) -> Tables:
    return _facts(str(request.param))


@pytest.fixture(scope="module")
def told(demonstration_url: str) -> Figures:
    return Figures(BaseReading(demonstration_url), Perimeter("91"), parse("2022"), of_topic("planir"))


@pytest.mark.parametrize(("key", "printed"), PRINTED_2022.items())
def test_figure_of_2022_is_the_one_printed(told: Figures, key: str, printed: int) -> None:
    assert told.value(BY_KEY[key]).value == printed


def test_effect_of_the_campaign_is_960_of_2268(told: Figures) -> None:
    effect = told.value(BY_KEY["planir.campaign_effect"])

    assert (effect.numerator, effect.denominator) == (960, 2_268)
    assert f"{effect.value:.2%}" == "42.33%"


def test_18_ccas_had_an_agreement_before_the_webinar_of_october(told: Figures) -> None:
    assert told.value(BY_KEY["planir.ccas_covered"], parse("T3 2022")).value == 18
    assert f"{told.value(BY_KEY['planir.ccas_coverage']).value:.1%}" == "67.1%"


def test_all_51_were_renewed_or_signed_since_the_webinar(essonne: Tables) -> None:
    since = [
        row
        for row in essonne["planir_agreement"]
        if row["kind"] == "ccas" and date(2022, 10, 1) <= row["signed_on"] <= date(2022, 12, 31)
    ]

    assert len({row["partner"] for row in since}) == len(since) == 51


def test_the_body_that_is_not_a_mission_locale_has_an_agreement_of_another_kind(essonne: Tables) -> None:
    kinds = [row["kind"] for row in essonne["planir_agreement"]]

    assert kinds.count("mission_locale") == 10
    assert kinds.count("integration") == 1


def test_the_cumulated_signatures_since_2010_calibrate_nothing(told: Figures) -> None:
    assert told.value(BY_KEY["planir.agreements"]).value == 93


def test_only_the_five_described_actions_go_without_their_mark(essonne: Tables) -> None:
    plain = [row["label"] for row in essonne["planir_action"] if "(démonstration)" not in row["label"]]

    assert len(plain) == 5


def test_every_action_of_orne_says_that_it_is_a_demonstration() -> None:
    assert all("(démonstration)" in row["label"] for row in _facts("61")["planir_action"])


def test_there_is_no_comparison_group_before_2023(either: Tables) -> None:
    assert all(row["contacted"] for row in either["planir_letter"] if row["sent_on"].year < 2023)


def test_nothing_is_known_after_the_data_date(either: Tables) -> None:
    assert max(row["held_on"] for row in either["planir_event"]) <= MONTHLY_UNTIL
    assert max(row["reviewed_on"] for row in either["planir_review"]) <= MONTHLY_UNTIL
    assert max(row["signed_on"] for row in either["planir_agreement"]) <= MONTHLY_UNTIL
    assert max(row["day"] for row in either["planir_partner_report"]) <= MONTHLY_UNTIL
    for name, columns in {
        "planir_milestone": ("done_on",),
        "planir_letter": ("sent_on", "acted_on"),
        "planir_person": ("first_on", "accompanied_on"),
        "planir_alert": ("raised_on", "settled_on"),
        "planir_urgent_call": ("called_on", "answered_on"),
    }.items():
        for column in columns:
            assert all((row[column] or DAILY_UNTIL) <= DAILY_UNTIL for row in either[name])


def test_some_steps_are_still_to_come(either: Tables) -> None:
    assert any(row["due_on"] > MONTHLY_UNTIL for row in either["planir_milestone"])


def test_a_person_is_written_once_a_civil_year(either: Tables) -> None:
    keys = [(row["year"], row["person"]) for row in either["planir_person"]]

    assert len(set(keys)) == len(keys)
    assert all(row["first_on"].year == row["year"] for row in either["planir_person"])


def test_everybody_met_was_flagged_or_accompanied(either: Tables) -> None:
    assert all(row["flagged_on"] or row["accompanied_on"] for row in either["planir_person"])


def test_partners_report_while_their_agreement_is_in_force(either: Tables) -> None:
    spans: dict[str, list[tuple[date, date]]] = {}
    for row in either["planir_agreement"]:
        span = (row["starts_on"], row["lapses_on"] or date.max)
        spans.setdefault(row["partner"], []).append(span)

    assert all(
        any(first <= row["day"] < last for first, last in spans[row["partner"]])
        for row in either["planir_partner_report"]
    )


def test_department_without_plan_has_no_demonstration() -> None:
    assert planir.extracts(Territory("75", (), {}, ())) == ()


def test_the_same_seed_gives_the_same_facts(essonne: Tables) -> None:
    assert _facts("91") == essonne
