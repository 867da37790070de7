"""Is the sum behind a mean told with its count, over whole years, once, and when nobody makes most of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from access.perimeter import Perimeter
from command_line.publication_report import report_lines
from data_access.loading import Row
from metrics.ass.households import MEAN
from metrics.diffusion.reading import PublishedReading
from metrics.figures import Figures
from metrics.model import Status, Value
from metrics.period import year
from metrics.reading import BaseReading
from publication.publish import published
from tests.support.ass import loaded, paid
from tests.support.bases import FactBase
from tests.support.small_publications import draft

HERE = Perimeter("61")
COMMITTEE, LAST = date(2023, 4, 20), date(2023, 3, 1)
SPRING = date(2022, 5, 5)


def aids(*euros: float, day: date = SPRING) -> list[Row]:
    """One household an amount, all paid on the same day."""
    return [paid(f"H{rank}", day, amount) for rank, amount in enumerate(euros)]


@pytest.fixture
def diffusion_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a diffusion base that nobody has made yet."""
    return f"sqlite:///{tmp_path_factory.mktemp('beside') / 'diffusion.sqlite'}"


def publish(base: FactBase, diffusion_url: str, requests: Sequence[Row]) -> int:
    """Publish these aids; the number of the publication."""
    ready = draft(loaded(base, requests=requests, until=date(2023, 3, 31)).url)
    published(base.url, diffusion_url, ready)
    return ready.act.number


def read(diffusion_url: str, number: int, span: int = 2022) -> Value:
    """The mean as partners read it."""
    figures = Figures(PublishedReading(diffusion_url, number), HERE, year(span), (MEAN,))
    return figures.value(MEAN)


def test_a_mean_over_enough_households_is_the_directors(fact_base: FactBase, diffusion_url: str) -> None:
    number = publish(fact_base, diffusion_url, aids(*[100.0] * 11, 250.5))
    told = read(diffusion_url, number)
    directors = Figures(BaseReading(fact_base.url), HERE, year(2022), (MEAN,)).value(MEAN)
    assert (told.value, told.numerator, told.denominator) == (1_350.5 / 12, 1_350.5, 12)
    assert replace(told, known_on=directors.known_on) == directors


@pytest.mark.parametrize(
    "euros",
    [
        pytest.param([100.0] * 10, id="ten households"),
        pytest.param([10.0] * 11 + [1_000.0], id="one makes 90 %"),
        pytest.param([0.0] * 12, id="nothing was paid"),
    ],
)
def test_a_mean_that_would_tell_of_one_is_masked_with_its_parts(
    fact_base: FactBase, diffusion_url: str, euros: list[float]
) -> None:
    told = read(diffusion_url, publish(fact_base, diffusion_url, aids(*euros)))
    assert (told.status, told.value, told.numerator, told.denominator) == (Status.MASKED, None, None, None)


def test_the_report_says_how_many_means_are_masked(fact_base: FactBase) -> None:
    """Two years: one of twelve households, one of ten."""
    requests = [*aids(*[100.0] * 12), *aids(*[80.0] * 10, day=date(2021, 6, 3))]
    ready = draft(loaded(fact_base, requests=requests, until=date(2023, 3, 31)).url)
    said = [line.strip().replace("\u00a0", " ") for line in report_lines(ready)]
    assert "Moyennes, à l'année : 2 moyennes, 1 masquée" in said


def test_a_household_paid_many_times_is_one_contributor(fact_base: FactBase, diffusion_url: str) -> None:
    often = [paid("H0", date(2022, month, 3), 200.0) for month in range(1, 11)]
    told = read(diffusion_url, publish(fact_base, diffusion_url, [*often, *aids(*[20.0] * 12)]))
    assert told.status is Status.MASKED


def test_a_year_that_runs_has_no_mean_yet(fact_base: FactBase, diffusion_url: str) -> None:
    """Told at two committees, it would tell what the households of one month were paid."""
    this_year = aids(*[100.0] * 40, day=date(2023, 2, 2))
    number = publish(fact_base, diffusion_url, [*this_year, *aids(*[100.0] * 12)])
    assert read(diffusion_url, number, 2023).status is Status.MASKED
    assert read(diffusion_url, number, 2022).value == 100.0


def test_once_told_no_other_sum_of_the_same_year_is(fact_base: FactBase, diffusion_url: str) -> None:
    """What was corrected between two publications is what one household was paid."""
    first, second = aids(*[100.0] * 20), aids(*[100.0] * 19, 170.0)
    numbers = [publish(fact_base, diffusion_url, requests) for requests in (first, second, second, first)]
    assert [read(diffusion_url, number).value for number in numbers] == [100.0, None, None, 100.0]
    assert read(diffusion_url, numbers[1]).status is Status.MASKED


def test_what_was_never_told_may_be_when_it_tells_of_nobody(fact_base: FactBase, diffusion_url: str) -> None:
    dominated, corrected = aids(*[10.0] * 20, 9_000.0), aids(*[10.0] * 20, 90.0)
    numbers = [publish(fact_base, diffusion_url, requests) for requests in (dominated, corrected)]
    assert [read(diffusion_url, number).value for number in numbers] == [None, pytest.approx(290 / 21)]


def test_the_sum_of_the_year_before_is_told_as_it_is_today_or_not_at_all(fact_base: FactBase) -> None:
    ready = draft(
        loaded(
            fact_base,
            requests=[*aids(*[100.0] * 12), *aids(*[80.0] * 15, day=date(2021, 6, 3))],
            until=date(2023, 3, 31),
        ).url
    )
    (ass,) = [one for one in ready.programmes if one.tables.topic == "ass"]
    sums = {cell: one for cell, one in ass.tables.beside.items() if one.is_sum}
    told = {(cell.first.year, cell.known): ass.beside[cell] for cell in sums}
    assert told == {(2021, "now"): 1_200.0, (2022, "now"): 1_200.0, (2021, "year_ago"): 1_200.0}
