"""Is a cohort read only when its cases had the time, with what is known of each month?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from access.perimeter import Perimeter
from data_access.loading import Row
from data_access.schema.mas import mas_case
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.mas.cohorts import (
    HORIZONS,
    Cohort,
    Line,
    Standing,
    cohort,
    cohort_in_words,
    known_in_words,
    read,
    share_at,
    shares_by_step,
)
from metrics.mas.outcomes import REALISED
from metrics.period import Granularity, Period, quarter, shift_months, year
from metrics.reading import BaseReading
from metrics.units import NO_BREAK
from tests.support.bases import FactBase
from tests.support.mas import cases

JANUARY = Period(date(2023, 1, 1), date(2023, 1, 1))


def of_january(until: date, lines: Iterable[Line], newest: date | None = None) -> Cohort:
    return Cohort(JANUARY, tuple(lines), {JANUARY.first: until}, newest or until)


def plain(words: str) -> str:
    return words.replace(NO_BREAK, " ")


def test_a_month_is_too_recent_until_half_of_its_days_were_followed_so_long() -> None:
    lines = [(95, 1, 60), (95, 2, 90), (95, 0, 50)]
    middle = date(2023, 1, 16) + timedelta(90)

    day_before = read(of_january(middle - timedelta(1), lines), 90)
    that_day = read(of_january(middle, lines), 90)
    all_followed = read(of_january(date(2023, 1, 31) + timedelta(90), lines), 90)

    assert (day_before.standing, day_before.estimate) == (Standing.TOO_RECENT, None)
    assert day_before.readable_from == middle
    assert day_before.text == "trop récent, à lire à partir du 16/04/2023"
    assert that_day.standing is Standing.PROVISIONAL
    assert all_followed.standing is Standing.READ


def test_what_is_not_followed_long_enough_has_no_number_whatever_the_calendar_says() -> None:
    share = read(of_january(date(2023, 4, 20), [(60, 1, 100), (80, 0, 100)]), 90)

    assert share.estimate is None
    assert share.interval == ""


def test_a_month_left_by_an_older_file_is_behind_and_not_recent() -> None:
    share = read(of_january(date(2023, 1, 31), [(20, 0, 200)], newest=date(2023, 11, 17)), 90)

    assert share.standing is Standing.BEHIND
    assert share.text == "suites inconnues, mois à recharger"


def test_too_few_cases_give_an_interval_and_no_number() -> None:
    share = read(of_january(date(2023, 12, 31), [(30, 1, 12), (60, 2, 18)]), 90)

    assert share.estimate is None
    assert share.text == "effectif trop faible pour conclure"
    assert plain(share.interval).startswith("intervalle à 95 % : ")


def test_nobody_with_care_among_many_is_a_number_with_the_interval_of_wilson() -> None:
    share = read(of_january(date(2023, 12, 31), [(30, 2, 200)]), 90)

    assert (share.estimate, share.low) == (0.0, 0.0)
    assert share.high == pytest.approx(0.0188, abs=1e-4)
    assert read(of_january(date(2023, 12, 31), []), 90).text == "aucune saisine"


def test_a_whole_cohort_without_anybody_censored_is_a_plain_share(fact_base: FactBase) -> None:
    facts = [
        *cases(30, date(2022, 3, 5), closed_on=date(2022, 6, 3)),
        *cases(50, date(2022, 3, 5), closed_on=date(2022, 6, 4)),
        *cases(120, date(2022, 3, 20), closed_on=date(2022, 5, 1), outcome="refusal"),
    ]
    figures = _loaded(fact_base, facts, date(2022, 12, 31))

    assert share_at(figures, 90).estimate == pytest.approx(30 / 200)
    assert share_at(figures, 180).estimate == pytest.approx(80 / 200)
    assert figures.value(REALISED).value == 80


def test_open_cases_are_censored_and_not_failures(fact_base: FactBase) -> None:
    """What opened late is still open: the published share halves, that of the cohort does not move."""
    facts = [
        *cases(60, date(2022, 1, 5), closed_on=date(2022, 3, 5)),
        *cases(60, date(2022, 1, 5), closed_on=date(2022, 3, 5), outcome="refusal"),
        *cases(120, date(2022, 6, 20)),
    ]
    figures = _loaded(fact_base, facts, date(2022, 6, 30))

    share = share_at(figures, 90, Period(date(2022, 1, 1), date(2022, 6, 1)))
    assert share.standing is Standing.PROVISIONAL
    assert share.estimate == pytest.approx(0.5)


def test_steps_go_from_the_first_to_the_last_loaded_month_of_the_years_read(fact_base: FactBase) -> None:
    figures = _loaded(fact_base, cases(3, date(2022, 2, 5)), date(2022, 5, 15), first=date(2021, 11, 1))

    months = shares_by_step(figures, Granularity.MONTH, 90)
    quarters = shares_by_step(figures, Granularity.QUARTER, 90)
    years = shares_by_step(figures, Granularity.YEAR, 90)

    assert [one.period.first for one in months] == [shift_months(date(2021, 11, 1), n) for n in range(7)]
    assert [one.period for one in quarters] == [quarter(2021, 4), quarter(2022, 1), quarter(2022, 2)]
    assert [one.period for one in years] == [year(2021), year(2022)]
    assert [one.cases for one in months] == [0, 0, 0, 3, 0, 0, 0]


def test_nothing_loaded_is_said_and_not_counted(fact_base: FactBase) -> None:
    figures = fact_base.figures(year(2022), *of_topic("mas"))

    assert shares_by_step(figures, Granularity.MONTH, 90) == ()
    assert share_at(figures, 90).standing is Standing.NO_CASE
    assert known_in_words(figures) == ""
    assert plain(cohort_in_words(figures, 90)) == (
        "Soins réalisés en 90 jours : aucune saisine pour les saisines ouvertes en 2022"
    )


@pytest.mark.parametrize("department", ["61", "91"])
def test_on_the_demonstration_a_followed_year_agrees_with_its_lines_counted_by_hand(
    demonstration_url: str, department: str
) -> None:
    figures = Figures(BaseReading(demonstration_url), Perimeter(department), year(2022), of_topic("mas"))
    lines = cohort(figures).lines

    assert sum(count for _, _, count in lines) == figures.value(of_topic("mas")[0]).value
    for horizon in HORIZONS:
        within = sum(count for days, ending, count in lines if ending == 1 and days <= horizon)
        assert share_at(figures, horizon).estimate == pytest.approx(within / cohort(figures).cases)


def _loaded(base: FactBase, facts: Iterable[Row], until: date, first: date = date(2022, 1, 1)) -> Figures:
    base.load("mas_cases", (mas_case, tuple(facts)), first=first, until=until)
    return base.figures(year(2022), *of_topic("mas"))
