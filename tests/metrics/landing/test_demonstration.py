"""Do the 80 % intervals hold 70 to 90 times in a hundred on the demonstration, and in which series?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from access.perimeter import Perimeter
from metrics.ass.landing import budget_end
from metrics.c2s.requests import REQUESTS
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.landing import Landing, Standing, Trial, held
from metrics.landing.year_end import YearEnd, year_end
from metrics.mas.cases import CASES
from metrics.period import year
from metrics.reading import BaseReading

DEPARTMENTS = ("61", "91")


@cache
def _series(url: str) -> Mapping[str, Sequence[Trial]]:
    found: dict[str, Sequence[Trial]] = {}
    for department in DEPARTMENTS:
        for metric in (CASES, REQUESTS):
            found[f"{department} {metric.key}"] = _landed(url, department, metric.topic).trials
        budget = budget_end(_figures(url, department, "ass"))
        assert budget is not None
        found |= {f"{department} ass {line.label}": line.trials for line in budget.lines}
    return found


@cache
def _wholes(url: str) -> Mapping[str, Sequence[Trial]]:
    ends = {department: budget_end(_figures(url, department, "ass")) for department in DEPARTMENTS}
    return {department: ended.whole.trials for department, ended in ends.items() if ended is not None}


def _figures(url: str, department: str, topic: str, number: int = 2023) -> Figures:
    return Figures(BaseReading(url), Perimeter(department), year(number), of_topic(topic))


def _landed(url: str, department: str, topic: str, number: int = 2023) -> YearEnd:
    landed = year_end(_figures(url, department, topic, number), CASES if topic == "mas" else REQUESTS)
    assert landed is not None
    return landed


def _share(series: Mapping[str, Sequence[Trial]], words: str = "") -> float:
    kept, made = held([trial for name, trials in series.items() if words in name for trial in trials])
    return kept / made


def test_the_intervals_hold_as_announced_over_all_the_past_months(demonstration_url: str) -> None:
    series = _series(demonstration_url)

    assert sum(len(trials) for trials in series.values()) > 300
    assert 0.70 <= _share(series) <= 0.90, {name: held(trials) for name, trials in series.items()}


@pytest.mark.parametrize("words", ["mas.cases", " ass ", "61 ", "91 "])
def test_the_same_is_true_of_saisines_of_budget_lines_and_of_each_department(
    demonstration_url: str, words: str
) -> None:
    series = _series(demonstration_url)

    assert 0.70 <= _share(series, words) <= 0.90, {name: held(trials) for name, trials in series.items()}


def test_the_same_is_true_of_the_whole_budget_of_both_departments(demonstration_url: str) -> None:
    wholes = _wholes(demonstration_url)

    assert sum(len(trials) for trials in wholes.values()) > 40
    assert 0.70 <= _share(wholes) <= 0.90, {name: held(trials) for name, trials in wholes.items()}


def test_requests_are_projected_within_bounds_that_are_too_prudent_rather_than_wrong(
    demonstration_url: str,
) -> None:
    """Until a second year says that the summer comes back, it counts as chance; the screen tells it."""
    assert 0.80 <= _share(_series(demonstration_url), "c2s.requests") <= 0.97


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_the_summer_of_2022_confirms_that_of_2021_and_narrows_the_bounds_of_requests(
    demonstration_url: str, department: str
) -> None:
    """Half-widths, as a share of the year: over a tenth at the end of March, under a thirtieth in August."""
    trials = {trial.known: trial for trial in _series(demonstration_url)[f"{department} c2s.requests"]}

    march, august = (trials[known].landing for known in (15, 20))
    assert _half_width(march) > 0.09
    assert _half_width(august) < 0.03
    assert all(trials[known].holds for known in range(20, 24))


def _half_width(landing: Landing) -> float:
    assert landing.bounds is not None
    assert landing.expected is not None
    return (landing.bounds[1] - landing.expected) / landing.expected


def test_no_series_holds_less_than_half_of_the_time(demonstration_url: str) -> None:
    counts = {name: held(trials) for name, trials in _series(demonstration_url).items()}

    assert all(kept >= made / 2 for kept, made in counts.values()), counts


def test_a_line_paid_once_a_year_is_not_projected(demonstration_url: str) -> None:
    budget = budget_end(_figures(demonstration_url, "91", "ass"))

    assert budget is not None
    assert budget.rare == ("Dotation au fonds de compensation du handicap",)
    assert budget.lines[-1].landing.standing is Standing.TOO_RARE
    assert budget.commissions_left == 2


def test_the_landing_of_the_budget_holds_what_is_already_granted(demonstration_url: str) -> None:
    budget = budget_end(_figures(demonstration_url, "91", "ass"))

    assert budget is not None
    whole = budget.whole
    assert whole.landing.realised == pytest.approx(sum(line.landing.realised for line in budget.lines))
    assert whole.allotted == pytest.approx(1_632_000)
    assert whole.landing.expected is not None
    assert whole.landing.expected > whole.landing.realised + whole.landing.sure


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_a_closed_year_is_its_own_value_beside_what_june_had_projected(
    demonstration_url: str, department: str
) -> None:
    closed = _landed(demonstration_url, department, "mas", 2022)

    printed = {"61": 454, "91": 2_467}[department]
    assert closed.landing == Landing(Standing.CLOSED, printed, printed, printed, printed)
    assert closed.middle is not None
    assert closed.middle.realised < printed


def test_without_a_year_behind_it_nothing_is_projected_nor_tested(demonstration_url: str) -> None:
    first = _landed(demonstration_url, "91", "mas", 2021)

    assert first.landing.standing is Standing.CLOSED
    assert (first.middle, first.trials) == (None, ())


def test_a_projection_made_today_counts_the_days_of_the_running_month(demonstration_url: str) -> None:
    running = _landed(demonstration_url, "91", "mas")

    assert running.history.running is not None
    assert running.landing.realised == pytest.approx(2_341)
    assert [one.month.month for one in running.ahead] == [11, 12]
    assert running.ahead[-1].landing == running.landing
