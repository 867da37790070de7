"""Is what figures answer computed once, and shared by nobody but the readers of the same choice?"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from access.perimeter import Perimeter
from data_access.schema.mas import mas_case
from metrics.breakdown import by
from metrics.kept import kept_figures, kept_reading
from metrics.mas import cases as mas_cases
from metrics.once import once
from metrics.period import year
from tests.support.bases import FactBase
from tests.support.mas import case

METRICS = (mas_cases.CASES,)


@dataclass(frozen=True)
class Counted:
    """Figures that count how often they are asked."""

    asked: list[tuple[int, int]]

    @cached_property
    def answers(self) -> dict[Hashable, Any]:
        return {}

    @once
    def total(self, one: int, other: int = 0) -> int:
        self.asked.append((one, other))
        return one + other


@once
def doubled(figures: Counted, one: int) -> int:
    figures.asked.append((one, one))
    return 2 * one


def test_an_answer_is_computed_once_for_its_arguments() -> None:
    figures = Counted([])
    assert [figures.total(1), figures.total(1), figures.total(1, 2), figures.total(1, other=2)] == [
        1,
        1,
        3,
        3,
    ]
    assert figures.asked == [(1, 0), (1, 2), (1, 2)], "said by name, an argument is another question"


def test_two_functions_with_the_same_arguments_are_two_questions() -> None:
    figures = Counted([])
    assert (figures.total(4), doubled(figures, 4)) == (4, 8)


def test_nothing_passes_from_one_choice_to_another() -> None:
    one, other = Counted([]), Counted([])
    one.total(1)
    other.total(1)
    assert (one.asked, other.asked) == ([(1, 0)], [(1, 0)])


def test_the_figures_of_a_choice_are_shared_until_the_base_changes(fact_base: FactBase) -> None:
    reading = kept_reading(fact_base.url)
    chosen = kept_figures(reading, fact_base.perimeter, year(2022), METRICS)
    assert kept_figures(reading, fact_base.perimeter, year(2022), METRICS) is chosen
    assert kept_figures(reading, Perimeter("91"), year(2022), METRICS) is not chosen
    assert kept_figures(reading, fact_base.perimeter, year(2021), METRICS) is not chosen


def test_a_breakdown_read_twice_is_the_same_object(fact_base: FactBase) -> None:
    rows = [case(date(2022, 1, 5))]
    fact_base.load("mas_cases", (mas_case, rows), first=date(2022, 1, 1), until=date(2022, 12, 31))
    figures = fact_base.figures(year(2022), *METRICS)
    assert by(figures, mas_cases.CASES, "detector") is by(figures, mas_cases.CASES, "detector")
