"""Does everything hold on the demonstration, and is what is broken in a base found?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import update

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.schema.common import load_batch, measure_value
from data_access.schema.mas import mas_case
from metrics.catalogue import METRICS
from metrics.figures import Figures
from metrics.period import Period, quarter, year
from metrics.quality.coherence import behind, checks
from metrics.quality.coherence.check import Check, amount
from metrics.quality.coherence.lines import lines_are_accounted_for
from metrics.quality.journal import Load
from metrics.reading import BaseReading
from tests.support.bases import FactBase
from tests.support.mas import case

KEYS = ["members", "negative", "sums", "parts", "stocks", "bounds", "percentages", "outcomes", "lines"]
PERIODS = (year(2021), year(2022), year(2023), quarter(2022, 3))


def checked(base: FactBase) -> dict[str, Check]:
    return {check.key: check for check in checks(base.figures(year(2023), *METRICS))}


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.label)
@pytest.mark.parametrize("department", ["61", "91"])
def test_everything_holds_on_the_demonstration(
    demonstration_url: str, department: str, period: Period
) -> None:
    figures = Figures(BaseReading(demonstration_url), Perimeter(department), period, METRICS)
    found = checks(figures)
    assert [check.key for check in found] == KEYS
    assert [breach.words for check in found for breach in check.breaches] == []
    assert all(check.cases for check in found)
    assert behind(figures)[1] == ()


def test_an_empty_base_has_nothing_to_verify(fact_base: FactBase) -> None:
    found = checked(fact_base).values()
    assert all(check.holds and not check.cases for check in found)
    assert {check.sentence for check in found} == {"Rien à vérifier sur la période"}


@pytest.fixture
def loaded(fact_base: FactBase) -> FactBase:
    rows = [
        case(date(2023, number, 3), first_contact_on=date(2023, number, 5), consent=True, epci="246100663")
        for number in (1, 1, 2, 2, 3)
    ]
    fact_base.load("mas_cases", (mas_case, rows), first=date(2023, 1, 1), until=date(2023, 3, 31))
    return fact_base


def test_a_few_facts_hold_together(loaded: FactBase) -> None:
    assert all(check.holds for check in checked(loaded).values())


def _on(measure: str, axis: str = "") -> Callable[[Any], Any]:
    row = measure_value.c
    return lambda query: query.where(
        row.measure == measure, row.axis == axis, row.month == date(2023, 2, 1), row.known == "now"
    )


@pytest.mark.parametrize(
    ("where", "value", "key", "words"),
    [
        (
            _on("mas.cases", "detector"),
            3,
            "members",
            "Saisines, par détecteur, février 2023 : 3 au lieu de 2",
        ),
        (_on("mas.cases", "detector"), -2, "negative", "Saisines, par détecteur, février 2023 : −2"),
        (_on("mas.cases_entered"), 3, "parts", "février 2023 : 3 pour 2"),
        (_on("mas.cases_entered"), 3, "bounds", "Taux d'entrée en accompagnement, février 2023 : 150,0 %"),
        (_on("mas.open_cases"), 9, "stocks", "File active (saisines), février 2023 : 9 au lieu de 4"),
    ],
)
def test_a_number_changed_in_the_base_is_found(
    loaded: FactBase, where: Callable[[Any], Any], value: float, key: str, words: str
) -> None:
    with writing(loaded.url) as connection:
        connection.execute(where(update(measure_value)).values(value=value))
    breaches = [one.words.replace("\u00a0", " ") for one in checked(loaded)[key].breaches]
    assert any(words in one for one in breaches), breaches


def test_a_load_that_lost_a_line_is_found(loaded: FactBase) -> None:
    with writing(loaded.url) as connection:
        connection.execute(update(load_batch).values(lines_read=6))
    (breach,) = checked(loaded)["lines"].breaches
    assert "6 lues, 5 chargées, 0 rejetées" in breach.words


def test_a_load_that_rejects_lines_accounts_for_them() -> None:
    day, when = date(2023, 1, 1), datetime(2023, 1, 1)  # noqa: DTZ001 (as the base keeps it)
    one = Load("61", "b", "mas_cases", "f", "s", 1, 10, 8, 2, 4, "C", when, day, day, False)
    assert lines_are_accounted_for([one]).holds


@pytest.mark.parametrize(("number", "words"), [(4, "4"), (4.5, "4,5"), (4.25, "4,25"), (1 / 3, "0,33")])
def test_a_number_is_told_with_the_decimals_that_it_has(number: float, words: str) -> None:
    assert amount(number) == words
