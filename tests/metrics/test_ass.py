"""Do the figures of the Action sanitaire et sociale mean what they declare?"""

from __future__ import annotations

from datetime import date

import pytest

from metrics.ass import budget as ass_budget
from metrics.ass import collective as ass_collective
from metrics.ass import households as ass_households
from metrics.ass import requests as ass_requests
from metrics.ass.detail import (
    CollectiveAid,
    Commission,
    Report,
    by_line,
    collective_aids_of,
    commissions,
    households_by_amount,
    line_by_month,
)
from metrics.catalogue import of_topic
from metrics.figures import Figures
from metrics.model import Better, Ratio, Status
from metrics.period import quarter, year
from tests.support.ass import budget, loaded, paid, request, subsidy
from tests.support.bases import FactBase

DAY = date(2022, 3, 17)


def _figures(base: FactBase, rank: int = 0) -> Figures:
    return base.figures(quarter(2022, rank) if rank else year(2022), *of_topic("ass"))


def test_every_amount_reads_one_stage_only() -> None:
    amounts = [metric for metric in of_topic("ass") if metric.unit.key == "eur"]

    assert len(amounts) > 10
    assert all(len(metric.terms) == 1 for metric in amounts)


def test_both_agreement_rates_are_declared_and_linked() -> None:
    assert ass_requests.AGREEMENT_REQUESTS.steering_of == ass_requests.AGREEMENT.key
    assert isinstance(ass_requests.AGREEMENT.formula, Ratio)
    assert ass_requests.AGREEMENT.better is Better.NEUTRAL


def test_agreement_over_decisions_is_not_agreement_over_requests(fact_base: FactBase) -> None:
    """Three decisions of which two are favourable; a fourth request waits."""
    facts = [
        paid("A", DAY, 100),
        paid("B", DAY, 100),
        request(DAY, decided_on=DAY, decision="refused"),
        request(date(2022, 12, 20)),
    ]
    figures = _figures(loaded(fact_base, requests=facts))

    assert figures.value(ass_requests.AGREEMENT).value == pytest.approx(2 / 3)
    assert figures.value(ass_requests.AGREEMENT_REQUESTS).value == pytest.approx(2 / 4)


def test_the_share_of_the_budget_in_a_quarter_is_the_one_reached_since_january(fact_base: FactBase) -> None:
    """At the end of September: nine months paid, over the budget of the whole year; never a quarter alone."""
    facts = [paid("A", DAY, 300), paid("B", date(2022, 8, 18), 200), paid("C", date(2022, 11, 17), 100)]
    base = loaded(fact_base, requests=facts, budgets=[budget(2022, "individual", 1_000)])

    assert _figures(base, 3).value(ass_budget.CONSUMPTION).value == pytest.approx(0.5)
    assert _figures(base, 3).value(ass_budget.PAID).value == pytest.approx(200)
    assert _figures(base).value(ass_budget.CONSUMPTION).value == pytest.approx(0.6)
    assert _figures(base).value(ass_budget.ALLOTTED).value == pytest.approx(1_000)


def test_without_a_budget_the_share_is_not_applicable_rather_than_zero(fact_base: FactBase) -> None:
    figures = _figures(loaded(fact_base, requests=[paid("A", DAY, 300)]))

    assert figures.value(ass_budget.CONSUMPTION).status is Status.NOT_APPLICABLE


def test_quarters_of_aided_households_add_up_to_the_year(fact_base: FactBase) -> None:
    facts = [paid("A", DAY, 300), paid("A", date(2022, 8, 18), 200), paid("B", date(2022, 8, 18), 100)]
    base = loaded(fact_base, requests=facts)

    quarters = [_figures(base, rank).value(ass_households.HOUSEHOLDS).value for rank in (1, 2, 3, 4)]
    assert quarters == [1, 0, 1, 0]
    assert _figures(base).value(ass_households.HOUSEHOLDS).value == 2


def test_mean_and_median_speak_of_the_same_households(fact_base: FactBase) -> None:
    facts = [paid("A", DAY, 100), paid("A", DAY, 150), paid("B", DAY, 300), paid("C", DAY, 1_850)]
    figures = _figures(loaded(fact_base, requests=facts))

    mean, median = figures.value(ass_households.MEAN), figures.value(ass_households.MEDIAN)
    assert (mean.value, mean.numerator, mean.denominator) == (800.0, 2_400.0, 3.0)
    assert (median.value, median.denominator) == (300.0, 3.0)
    assert [(one.member_label, one.value) for one in households_by_amount(figures)] == [
        ("100 € au plus", 0),
        ("De 101 à 250 €", 1),
        ("De 251 à 500 €", 1),
        ("De 501 à 1 000 €", 0),
        ("Plus de 1 000 €", 1),
    ]


def test_collective_aids_are_outside_the_amount_per_household(fact_base: FactBase) -> None:
    given = subsidy("One", DAY, 9_000, paid_on=DAY, paid_cents=900_000)
    figures = _figures(loaded(fact_base, requests=[paid("A", DAY, 100)], subsidies=[given]))

    assert figures.value(ass_households.MEAN).value == 100
    assert figures.value(ass_budget.PAID).value == 9_100
    assert figures.value(ass_collective.SUBSIDIES_PAID).value == 9_000


def test_thirty_days_are_in_time_and_thirty_one_are_not(fact_base: FactBase) -> None:
    facts = [
        request(date(2022, 2, 15), decided_on=DAY, decision="refused"),
        request(date(2022, 2, 14), decided_on=DAY, decision="refused"),
    ]
    figures = _figures(loaded(fact_base, requests=facts))

    assert figures.value(ass_requests.DECISION_OVER_30).value == pytest.approx(0.5)
    assert figures.value(ass_requests.DECISION_DELAY).value == pytest.approx(30.5)


def test_a_line_month_by_month_keeps_to_its_line(fact_base: FactBase) -> None:
    facts = [paid("A", DAY, 100, line="pdp"), paid("B", DAY, 40)]
    figures = _figures(loaded(fact_base, requests=facts, until=date(2022, 4, 30)))

    values = line_by_month(figures, ass_budget.PAID_SINCE, "pdp")
    assert [value.value for value in values[:4]] == [0.0, 0.0, 100.0, 100.0]
    assert [value.status for value in values[4:]] == [Status.MISSING] * 8
    assert line_by_month(figures, ass_budget.PAID_SINCE, "")[3].value == 140.0


def test_commissions_come_in_order_with_their_three_answers(fact_base: FactBase) -> None:
    facts = [
        paid("A", date(2022, 4, 21), 100),
        request(date(2022, 3, 1), decided_on=DAY, decision="refused"),
        request(date(2022, 3, 1), postponed_on=DAY),
    ]
    figures = _figures(loaded(fact_base, requests=facts))

    assert commissions(figures) == (
        Commission(DAY, granted=0, refused=1, postponed=1),
        Commission(date(2022, 4, 21), granted=1),
    )
    assert commissions(_figures(fact_base, 4)) == ()


@pytest.mark.parametrize(
    ("paid_on", "returned_on", "day", "stands"),
    [
        (None, None, date(2022, 12, 31), Report.NOT_PAID),
        (DAY, None, date(2023, 6, 30), Report.DUE),
        (DAY, None, date(2023, 7, 1), Report.OVERDUE),
        (DAY, date(2023, 9, 1), date(2023, 10, 1), Report.RETURNED),
    ],
)
def test_a_report_is_due_six_months_after_the_year_of_the_payment(
    paid_on: date | None, returned_on: date | None, day: date, stands: Report
) -> None:
    aid = CollectiveAid("One", "subsidy", "illness", DAY, 10_000, paid_on, 10_000, returned_on)

    assert aid.report(day) is stands


def test_the_list_of_collective_aids_reads_the_facts(fact_base: FactBase) -> None:
    base = loaded(fact_base, subsidies=[subsidy("One", DAY, 100), subsidy("Other", date(2021, 3, 1), 100)])

    assert [aid.beneficiary for aid in collective_aids_of(_figures(base))] == ["One"]


def test_a_line_without_any_amount_is_zero_and_not_missing(fact_base: FactBase) -> None:
    figures = _figures(loaded(fact_base, requests=[paid("A", DAY, 100)]))

    amounts = {value.member: value.value for value in by_line(figures, ass_budget.PAID)}
    assert amounts["individual"] == 100.0
    assert amounts["pdp"] == 0.0
    assert by_line(fact_base.figures(year(2019), *of_topic("ass")), ass_budget.PAID) == ()
