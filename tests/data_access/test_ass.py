"""Are stages, requests and households counted as the manager of the programme understands them?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from data_access.ass.detail import collective_aids, decisions_by_commission
from data_access.engine import writing
from data_access.measures import NOW, YEAR_AGO
from data_access.migrate import upgrade
from data_access.query import rows
from data_access.schema.ass import ass_low_income
from data_access.schema.common import measure_value
from data_access.topics import of_source
from tests.support.ass import FIRST, UNTIL, budget, counted, loaded, paid, request, subsidy, total
from tests.support.bases import FactBase
from tests.support.postgres import new_database

JANUARY, MARCH, JUNE, DECEMBER = (date(2022, month, 1) for month in (1, 3, 6, 12))


def test_each_stage_of_an_amount_is_counted_in_its_own_month(fact_base: FactBase) -> None:
    aid = paid("A", date(2022, 6, 2), 300, decided_on=date(2022, 3, 17), committed_on=date(2022, 4, 1))
    base = loaded(fact_base, requests=[{**aid, "paid_cents": 25_050}])

    assert counted(base, "ass.granted_eur") == {("", MARCH): 300.0}
    assert counted(base, "ass.committed_eur") == {("", date(2022, 4, 1)): 300.0}
    assert counted(base, "ass.paid_eur") == {("", JUNE): 250.5}


def test_individual_and_collective_aids_stay_on_their_lines(fact_base: FactBase) -> None:
    day = date(2022, 3, 17)
    base = loaded(
        fact_base,
        requests=[paid("A", day, 100, line="pdp")],
        subsidies=[subsidy("One", day, 2_000, paid_on=day, paid_cents=200_000)],
    )

    assert counted(base, "ass.paid_eur", "line") == {("pdp", MARCH): 100.0, ("collective", MARCH): 2_000.0}


def test_a_refused_request_has_no_amount(fact_base: FactBase) -> None:
    refused = request(date(2022, 3, 1), decided_on=date(2022, 3, 17), decision="refused")
    base = loaded(fact_base, requests=[refused])

    assert counted(base, "ass.granted_eur") == {}
    assert (total(base, "ass.decisions"), total(base, "ass.favourable")) == (1, 0)


def test_amounts_since_january_begin_again_each_year(fact_base: FactBase) -> None:
    aids = [paid("A", date(2021, 11, 18), 500), paid("A", date(2022, 3, 17), 300)]
    base = loaded(
        fact_base, requests=aids, budgets=[budget(2021, "individual", 900), budget(2022, "individual", 800)]
    )

    since = counted(base, "ass.paid_since_january")
    assert since[("", date(2021, 12, 1))] == 500.0
    assert ("", JANUARY) not in since
    assert since[("", DECEMBER)] == 300.0
    allotted = counted(base, "ass.allotted_in_year")
    assert (allotted[("", date(2021, 6, 1))], allotted[("", JUNE)]) == (900.0, 800.0)


def test_a_household_is_counted_once_a_civil_year_at_its_first_payment(fact_base: FactBase) -> None:
    aids = [
        paid("A", date(2022, 3, 17), 300),
        paid("A", date(2022, 10, 20), 200),
        paid("A", date(2021, 10, 21), 50),
        paid("B", date(2022, 3, 17), 120.4),
    ]
    base = loaded(fact_base, requests=aids)

    assert counted(base, "ass.households") == {("", date(2021, 10, 1)): 1, ("", MARCH): 2}
    assert counted(base, "ass.households_paid")[("", MARCH)] == pytest.approx(620.4)
    assert counted(base, "ass.households", "euros") == {
        ("50", date(2021, 10, 1)): 1,
        ("500", MARCH): 1,
        ("120", MARCH): 1,
    }


def test_the_yearly_total_of_a_household_is_what_was_known_a_year_ago(fact_base: FactBase) -> None:
    """On 30 June 2022, the year before is compared as it was known on 30 June 2021."""
    aids = [
        paid("A", date(2021, 3, 18), 300),
        paid("A", date(2021, 10, 21), 200),
        paid("B", date(2021, 10, 21), 80),
        paid("A", date(2022, 3, 17), 90),
    ]
    base = loaded(fact_base, requests=aids, until=date(2022, 6, 30))

    march = date(2021, 3, 1)
    assert counted(base, "ass.households_paid", known=YEAR_AGO) == {("", march): 300.0}
    assert counted(base, "ass.households_paid", known=NOW)[("", march)] == 500.0
    assert total(base, "ass.households", known=YEAR_AGO) == 1


def test_the_origin_of_a_household_is_that_of_its_first_aid_of_the_year(fact_base: FactBase) -> None:
    first = paid("A", date(2022, 3, 17), 300, origin="c2s_refusal")
    again = paid("A", date(2022, 6, 16), 300, origin="direct", no_aid_24_months=False)
    base = loaded(fact_base, requests=[again, first])

    assert counted(base, "ass.households", "origin") == {("c2s_refusal", MARCH): 1}
    assert (total(base, "ass.households_linked"), total(base, "ass.households_first_time")) == (1, 1)


def test_delays_are_counted_when_they_end_so_that_slow_files_are_not_left_out(fact_base: FactBase) -> None:
    slow = paid("A", date(2022, 6, 16), 100, applied_on=date(2022, 1, 17), decided_on=date(2022, 3, 17))
    base = loaded(fact_base, requests=[slow, request(date(2022, 11, 2))])

    assert counted(base, "ass.decisions", "days") == {("59", MARCH): 1}
    assert counted(base, "ass.payments", "days") == {("91", JUNE): 1}
    assert counted(base, "ass.payments", "whole_days") == {("150", JUNE): 1}


def test_a_request_waits_from_its_deposit_to_its_decision_postponed_or_not(fact_base: FactBase) -> None:
    put_off = request(
        date(2022, 1, 20), postponed_on=date(2022, 2, 17), decided_on=date(2022, 3, 17), decision="refused"
    )
    base = loaded(fact_base, requests=[put_off, request(date(2022, 12, 20))])

    waiting = counted(base, "ass.waiting")
    assert waiting == {("", JANUARY): 1, ("", date(2022, 2, 1)): 1, ("", DECEMBER): 1}
    assert total(base, "ass.postponements") == 1
    assert total(base, "ass.decisions") == 1


def test_the_reste_a_charge_leaves_out_requests_where_it_is_not_known(fact_base: FactBase) -> None:
    known = paid("A", date(2022, 3, 17), 300, remaining_before_cents=40_000)
    base = loaded(fact_base, requests=[known, paid("B", date(2022, 3, 17), 999)])

    assert (total(base, "ass.remaining_covered"), total(base, "ass.remaining_before")) == (300.0, 400.0)


def test_two_subsidies_to_one_association_are_one_association(fact_base: FactBase) -> None:
    day = date(2022, 3, 17)
    given = [
        subsidy("One", day, 100, paid_on=day, paid_cents=10_000, report_returned_on=date(2022, 12, 1)),
        subsidy("One", day, 100, paid_on=date(2022, 6, 1), paid_cents=10_000),
        subsidy("Fund", day, 900, kind="endowment", line="disability_fund", paid_on=day, paid_cents=90_000),
    ]
    base = loaded(fact_base, subsidies=given)

    assert (total(base, "ass.subsidies"), total(base, "ass.associations")) == (2, 1)
    assert (total(base, "ass.subsidies_paid"), total(base, "ass.subsidies_reported")) == (2, 1)


def test_low_income_households_serve_the_year_they_are_given_for(fact_base: FactBase) -> None:
    given = [
        {"year": date(2021, 1, 1), "epci": "200000001", "households": 70},
        {"year": date(2022, 1, 1), "epci": "200000001", "households": 80},
    ]
    fact_base.load("ass_low_income", (ass_low_income, given), first=FIRST, until=UNTIL)

    levels = counted(fact_base, "ass.low_income", "epci")
    assert (levels[("200000001", date(2021, 12, 1))], levels[("200000001", JANUARY)]) == (70, 80)


def test_commissions_tell_grants_refusals_and_postponements(fact_base: FactBase) -> None:
    day = date(2022, 3, 17)
    told = [
        paid("A", day, 10, decided_on=day),
        request(date(2022, 3, 1), decided_on=day, decision="refused"),
        request(date(2022, 3, 1), postponed_on=day),
    ]
    base = loaded(fact_base, requests=told)

    said = rows(base.url, decisions_by_commission(base.perimeter, MARCH, date(2022, 3, 31)))
    assert said == [(day, "granted", 1), (day, "postponed", 1), (day, "refused", 1)]
    assert rows(base.url, decisions_by_commission(base.perimeter, JUNE, date(2022, 6, 30))) == []


def test_the_list_holds_what_was_granted_or_paid_in_the_period(fact_base: FactBase) -> None:
    early = subsidy("Early", date(2021, 12, 1), 100, paid_on=date(2022, 1, 10), paid_cents=10_000)
    base = loaded(fact_base, subsidies=[early, subsidy("Late", date(2022, 9, 1), 100)])

    said = rows(base.url, collective_aids(base.perimeter, JANUARY, date(2022, 12, 31)))
    assert [line[0] for line in said] == ["Late", "Early"]


@pytest.mark.postgres
def test_postgresql_counts_the_same_as_sqlite(fact_base: FactBase, postgres_url: str) -> None:
    day = date(2022, 3, 17)
    requests = [
        paid("A", day, 300, remaining_before_cents=40_000, origin="mas"),
        paid("A", date(2022, 6, 16), 120.4),
        request(date(2022, 6, 1), decided_on=date(2022, 6, 16), decision="refused"),
    ]
    facts: dict[str, Any] = {
        "requests": requests,
        "subsidies": [subsidy("One", day, 100, paid_on=day, paid_cents=10_000)],
        "budgets": [budget(2022, "individual", 800)],
    }
    with new_database(postgres_url) as url:
        with writing(url) as connection:
            upgrade(connection)
        there = _everything(loaded(FactBase(url), **facts))

    assert there == _everything(loaded(fact_base, **facts))
    assert len(there) > len(of_source("ass_applications"))


def _everything(base: FactBase) -> dict[tuple[str, ...], float]:
    """Every counted value of the programme, by axis, measure, month, known and member."""
    row = measure_value.c
    asked = select(row.axis, row.measure, row.month, row.known, row.member, row.value)
    return {tuple(map(str, key)): value for *key, value in rows(base.url, asked)}
