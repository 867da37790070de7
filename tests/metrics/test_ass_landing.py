"""Is the landing of a budget line read from its own grants and payments, at their own months?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.ass.detail import payments_by_grant
from data_access.loading import Row
from data_access.query import rows
from metrics.ass.landing import BudgetEnd, budget_end
from metrics.catalogue import of_topic
from metrics.landing import Standing
from metrics.period import Period, quarter, shift_months, year
from tests.support.ass import budget, loaded, paid, request, subsidy
from tests.support.bases import FactBase

JANUARY = date(2021, 1, 1)
UNTIL = date(2022, 10, 31)
AMOUNTS = (100, 110, 90, 105, 95, 100)


def _monthly(line: str = "individual", scale: float = 1.0) -> list[Row]:
    """One aid a month, granted on the 20th and paid on the 5th of the next month."""
    rows = []
    for rank in range(22):
        granted = shift_months(JANUARY, rank).replace(day=20)
        paid_on = shift_months(JANUARY, rank + 1).replace(day=5)
        told = {"decided_on": granted, "committed_on": granted, "applied_on": granted, "line": line}
        aid = paid(f"H{rank}", paid_on, AMOUNTS[rank % 6] * scale, **told)
        rows.append(aid if paid_on <= UNTIL else {**aid, "paid_on": None, "paid_cents": None})
    return rows


def _budget_end(base: FactBase, period: Period | None = None) -> BudgetEnd:
    found = budget_end(base.figures(period or year(2022), *of_topic("ass")))
    assert found is not None
    return found


def test_grants_are_read_by_month_with_what_was_paid_of_them(either_base: str) -> None:
    facts = [
        *_monthly()[:2],
        request(date(2021, 1, 5), decided_on=date(2021, 1, 20), decision="refused"),
        request(date(2021, 1, 6)),
    ]
    given = [subsidy("One", date(2021, 2, 3), 500)]
    base = loaded(FactBase(either_base), requests=facts, subsidies=given, until=UNTIL)

    assert rows(base.url, payments_by_grant(base.perimeter, JANUARY, UNTIL)) == [
        ("collective", date(2021, 2, 1), None, 50_000, 0),
        ("individual", date(2021, 1, 1), date(2021, 2, 1), 10_000, 10_000),
        ("individual", date(2021, 2, 1), date(2021, 3, 1), 11_000, 11_000),
    ]


def test_the_last_commission_is_paid_in_time_and_the_december_one_is_not(fact_base: FactBase) -> None:
    """At 31 October: 105 granted and unpaid; November brings about 100; December is paid in January."""
    base = loaded(
        fact_base,
        requests=_monthly(),
        budgets=[budget(2022, "individual", 1_500), budget(2021, "individual", 900)],
        until=UNTIL,
    )
    line = _budget_end(base).lines[0]

    assert line.allotted == 1_500
    assert line.landing.realised == pytest.approx(1_000)
    assert line.landing.sure == pytest.approx(AMOUNTS[21 % 6])
    assert line.landing.expected == pytest.approx(1_000 + 105 + 100, rel=0.01)
    assert line.share == pytest.approx(1_205 / 1_500, rel=0.01)


def test_all_lines_are_projected_together_and_a_rare_one_counts_for_what_is_granted(
    fact_base: FactBase,
) -> None:
    endowment = subsidy("Fund", date(2022, 6, 15), 400, line="disability_fund", kind="endowment")
    base = loaded(
        fact_base,
        requests=[*_monthly(), *_monthly("pdp", 2.0)],
        subsidies=[endowment],
        budgets=[
            budget(2022, line, euros)
            for line, euros in (("individual", 1_500), ("pdp", 3_000), ("disability_fund", 400))
        ],
        until=UNTIL,
    )
    ended = _budget_end(base)

    one, other = ended.lines[0].landing, ended.lines[4].landing
    fund = ended.lines[-1].landing
    assert (fund.standing, fund.realised, fund.sure) == (Standing.TOO_RARE, 0, 400)
    assert one.expected is not None
    assert other.expected is not None
    assert ended.whole.landing.expected == pytest.approx(one.expected + other.expected + 400)
    assert ended.whole.allotted == 4_900
    assert ended.commissions_left == 2


def test_what_is_counted_over_the_months_left_follows_the_rhythm_of_commissions(
    fact_base: FactBase,
) -> None:
    every_other = [row for rank, row in enumerate(_monthly()) if rank % 2]
    assert _budget_end(loaded(fact_base, requests=every_other, until=UNTIL)).commissions_left == 1


def test_a_closed_year_keeps_its_value_and_what_june_would_have_said(fact_base: FactBase) -> None:
    base = loaded(fact_base, requests=_monthly(), budgets=[budget(2021, "individual", 1_200)], until=UNTIL)
    closed = _budget_end(base, quarter(2021, 2))

    assert closed.whole.landing.standing is Standing.CLOSED
    assert closed.whole.landing.expected == pytest.approx(1_100)
    assert closed.whole.middle is not None
    assert closed.whole.middle.standing is Standing.TOO_SHORT


def test_without_facts_there_is_no_landing(fact_base: FactBase) -> None:
    assert budget_end(fact_base.figures(year(2022), *of_topic("ass"))) is None


def test_without_a_budget_there_is_an_amount_and_no_share(fact_base: FactBase) -> None:
    line = _budget_end(loaded(fact_base, requests=_monthly(), until=UNTIL)).lines[0]

    assert line.landing.expected is not None
    assert line.share is None
