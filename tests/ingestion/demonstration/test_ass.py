"""Does the demonstration of the Action sanitaire et sociale give back the printed figures?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest

from access.perimeter import Perimeter
from data_access.loading import Row
from ingestion.demonstration import ass
from ingestion.demonstration.ass.requests import commission_of
from ingestion.demonstration.calendar import MONTHLY_UNTIL
from ingestion.demonstration.everything import territory
from metrics.breakdown import by
from metrics.catalogue import BY_KEY, of_topic
from metrics.figures import Figures
from metrics.period import year
from metrics.reading import BaseReading

PRINTED_91 = {
    "ass.decisions": 3_589,
    "ass.subsidies": 36,
    "ass.subsidies_granted": 259_903,
}
PRINTED_61 = {
    "ass.households": 1_297,
    "ass.associations": 17,
    "ass.individual_paid": 287_925,
    "ass.complementary_granted": 86_654,
    "ass.home_illness_paid": 28_047,
    "ass.home_disability_paid": 56_814,
    "ass.pdp_committed": 58_250,
    "ass.subsidies_paid": 52_676,
    "ass.endowment_granted": 43_000,
}


def _figures(url: str, department: str) -> Figures:
    return Figures(BaseReading(url), Perimeter(department), year(2022), of_topic("ass"))


@cache
def _facts(department: str) -> dict[str, Sequence[Row]]:
    return {
        table.name: rows for extract in ass.extracts(territory(department)) for table, rows in extract.facts
    }


@pytest.mark.parametrize(
    ("department", "key", "printed"),
    [("91", key, printed) for key, printed in PRINTED_91.items()]
    + [("61", key, printed) for key, printed in PRINTED_61.items()],
)
def test_2022_gives_back_each_printed_figure(
    demonstration_url: str, department: str, key: str, printed: float
) -> None:
    assert _figures(demonstration_url, department).value(BY_KEY[key]).value == printed


def test_65_percent_of_the_3589_decisions_are_2333_agreements(demonstration_url: str) -> None:
    """I-03: the two printed figures are kept; the number of agreements is not printed."""
    value = _figures(demonstration_url, "91").value(BY_KEY["ass.agreement"])

    assert value.value is not None
    assert (value.numerator, value.denominator, round(value.value, 2)) == (2_333, 3_589, 0.65)


def test_the_printed_mean_is_not_forced(demonstration_url: str) -> None:
    """I-04: 567 € cannot be met together with the printed lines, whatever their stage."""
    value = _figures(demonstration_url, "61").value(BY_KEY["ass.mean_per_household"])

    assert value.value is not None
    assert value.denominator == 1_297
    assert 380 < value.value < 410


@pytest.mark.parametrize("department", ["61", "91"])
def test_households_are_paid_what_the_individual_lines_paid(demonstration_url: str, department: str) -> None:
    figures = _figures(demonstration_url, department)
    individual = [
        value.value or 0.0
        for value in by(figures, BY_KEY["ass.paid"], "line")
        if value.member not in ("collective", "disability_fund")
    ]

    assert figures.value(BY_KEY["ass.mean_per_household"]).numerator == pytest.approx(sum(individual))


@pytest.mark.parametrize("department", ["61", "91"])
def test_stages_follow_one_another(department: str) -> None:
    for row in _facts(department)["ass_application"]:
        days = [
            row["applied_on"],
            row["postponed_on"],
            row["decided_on"],
            row["committed_on"],
            row["paid_on"],
        ]
        known = [day for day in days if day is not None]
        assert known == sorted(known)
        assert known[-1] <= MONTHLY_UNTIL
        assert (row["granted_cents"] is None) == (row["decision"] != "granted")
        assert row["paid_cents"] is None or row["paid_cents"] <= row["granted_cents"]
        assert _covers(row)


@pytest.mark.parametrize("department", ["61", "91"])
def test_a_subsidy_has_no_amount_before_its_stage(department: str) -> None:
    for row in _facts(department)["ass_subsidy"]:
        assert (row["paid_on"] is None) == (row["paid_cents"] is None)
        assert row["paid_cents"] is None or row["paid_cents"] <= row["granted_cents"]
        assert row["report_returned_on"] is None or row["paid_on"] is not None


def _covers(row: Row) -> bool:
    remaining: Any = row["remaining_before_cents"]
    return remaining is None or row["granted_cents"] is None or row["granted_cents"] <= remaining


@pytest.mark.parametrize("department", ["61", "91"])
def test_the_limitative_budget_of_a_year_is_not_exceeded(demonstration_url: str, department: str) -> None:
    for number in (2021, 2022, 2023):
        figures = Figures(
            BaseReading(demonstration_url), Perimeter(department), year(number), of_topic("ass")
        )
        value = figures.value(BY_KEY["ass.commitment"]).value
        assert value is not None
        assert 0.6 < value <= 1.0


@pytest.mark.parametrize("department", ["61", "91"])
def test_nothing_names_a_person(department: str) -> None:
    facts = _facts(department)

    assert all(row["household_id"].startswith("F") for row in facts["ass_application"])
    assert all("n°" in row["beneficiary"] or "Fonds" in row["beneficiary"] for row in facts["ass_subsidy"])


def test_the_same_seed_gives_the_same_facts() -> None:
    assert ass.extracts(territory("61")) == ass.extracts(territory("61"))


def test_a_commission_is_the_third_thursday_of_its_month() -> None:
    assert commission_of(date(2022, 12, 1)) == date(2022, 12, 15)
    assert commission_of(date(2023, 6, 1)) == date(2023, 6, 15)
