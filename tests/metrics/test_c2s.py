"""Do the indicators of the Complémentaire santé solidaire say what they mean?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.topics import BY_KEY
from metrics import c2s
from metrics.c2s import expiries as c2s_expiries
from metrics.c2s import requests as c2s_requests
from metrics.c2s import rights as c2s_rights
from metrics.c2s.detail import Endings, endings, months_shown
from metrics.figures import Figures
from metrics.model import Metric, Status
from metrics.period import Period, year
from tests.support.bases import FactBase
from tests.support.c2s import Facts, attribution, beneficiaries, expiry, loaded, protected, request

FIRST, UNTIL = date(2022, 1, 1), date(2023, 10, 31)
MAY, JUNE, OCTOBER = date(2023, 5, 1), date(2023, 6, 1), date(2023, 10, 1)


def _figures(base: FactBase, period: Period, **sources: Facts) -> Figures:
    return loaded(base, FIRST, UNTIL, **sources).figures(period, *c2s.METRICS)


@pytest.mark.parametrize("metric", c2s.METRICS, ids=lambda metric: metric.key)
def test_every_breakdown_is_counted_by_every_measure_of_the_metric(metric: Metric) -> None:
    for term in metric.terms:
        assert {term.axis, *metric.axes} - {""} <= set(BY_KEY[term.measure].axes)


@pytest.mark.parametrize("metric", c2s.METRICS, ids=lambda metric: metric.key)
def test_every_metric_states_what_a_reader_must_know(metric: Metric) -> None:
    assert metric.definition.endswith(".")
    assert metric.period
    assert metric.owner
    assert metric.source
    assert metric.denominator or not metric.unit.words(1.0).startswith("%")


def test_no_local_non_take_up_is_declared() -> None:
    assert not [metric.key for metric in c2s.METRICS if "non-recours" in metric.label.lower()]


def test_a_stock_is_the_last_month_and_never_a_sum(fact_base: FactBase) -> None:
    facts = [beneficiaries(MAY, 100), beneficiaries(OCTOBER, 103)]

    figures = _figures(fact_base, year(2023), c2s_beneficiaries=facts)

    assert figures.value(c2s_rights.BENEFICIARIES).value == 103


def test_coverage_takes_both_terms_on_the_same_day(fact_base: FactBase) -> None:
    september = date(2023, 9, 1)
    population = [protected(september, 1000), protected(OCTOBER, 5000)]
    rights = [beneficiaries(september, 90), beneficiaries(OCTOBER, 400)]
    loaded(fact_base, FIRST, date(2023, 9, 30), protected_population=population)
    loaded(fact_base, FIRST, UNTIL, c2s_beneficiaries=rights)

    value = fact_base.value(c2s_rights.COVERAGE, year(2023))

    assert (value.numerator, value.denominator) == (90, 1000)
    assert value.as_of == date(2023, 9, 30)


def test_the_online_share_is_a_ratio_of_totals_over_requests_that_were_made(fact_base: FactBase) -> None:
    facts = [
        request(MAY, 90),
        request(MAY, 10, channel="post"),
        request(JUNE, 1),
        request(JUNE, 9, channel="front"),
        attribution(JUNE, 500),
    ]

    value = _figures(fact_base, year(2023), c2s_requests=facts).value(c2s_requests.ONLINE_SHARE)

    assert (value.numerator, value.denominator) == (91, 110)


def test_the_median_delay_leaves_out_what_is_not_decided(fact_base: FactBase) -> None:
    facts = [
        request(JUNE, 2, decided_in=JUNE, delay_days=10),
        request(JUNE, 1, decided_in=JUNE, delay_days=60, complete=False),
        request(OCTOBER, 40),
    ]
    figures = _figures(fact_base, year(2023), c2s_requests=facts)

    assert figures.value(c2s_requests.DELAY).value == 10
    assert figures.value(c2s_requests.DELAY_COMPLETE).value == 10
    assert figures.value(c2s_requests.PENDING).value == 40


def test_gaps_are_not_told_before_90_days(fact_base: FactBase) -> None:
    recent = [expiry(date(2023, 9, 30), 12)]

    figures = _figures(fact_base, year(2023), c2s_expiries=recent)

    assert figures.value(c2s_expiries.EXPIRED).value == 12
    assert figures.value(c2s_expiries.GAPS).status is Status.NOT_APPLICABLE
    assert figures.value(c2s_expiries.LAPSED).status is Status.NOT_APPLICABLE


def test_the_share_renewed_of_what_is_to_come_is_the_rest_of_what_is_not(fact_base: FactBase) -> None:
    opens = date(2023, 9, 30)
    facts = [
        expiry(date(2024, 1, 31), 30, renewal_opens_on=opens),
        expiry(date(2024, 1, 31), 10, renewal_opens_on=opens, renewed_on=OCTOBER, gap_days=0),
    ]

    value = _figures(fact_base, year(2023), c2s_expiries=facts).value(c2s_expiries.EXPIRING_RENEWED)

    assert (value.value, value.numerator, value.denominator) == (0.25, 10, 40)


def test_endings_keep_automatic_renewals_apart_and_add_up() -> None:
    rows = [(JUNE, "asked", 20, 13, 2), (JUNE, "automatic", 10, 9, 0)]

    (june,) = endings(rows, UNTIL)

    assert june == Endings(JUNE, True, renewed_automatic=9, renewed_asked=13, resumed=2, left=6)
    assert (june.lost, june.open) == (6, 0)


def test_endings_recent_or_to_come_are_open_not_lost() -> None:
    rows = [(date(2023, 9, 1), "asked", 8, 5, 0), (date(2024, 1, 1), "asked", 10, 1, 0)]

    recent, coming = endings(rows, UNTIL)

    assert (recent.lost, recent.open) == (0, 3)
    assert (coming.lost, coming.open) == (0, 9)


def test_the_months_to_come_show_in_the_running_period_only() -> None:
    assert months_shown(year(2023), UNTIL) == Period(date(2023, 1, 1), date(2024, 2, 1))
    assert months_shown(year(2022), UNTIL) == year(2022)
