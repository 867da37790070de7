"""Are rights, requests and expiries counted as a director understands them?"""

from __future__ import annotations

from datetime import date

from data_access.c2s.detail import expiries_by_month
from data_access.query import rows
from tests.support.bases import FactBase
from tests.support.c2s import (
    attribution,
    beneficiaries,
    counted,
    expiry,
    loaded,
    protected,
    request,
    total,
)

FIRST, UNTIL = date(2022, 1, 1), date(2023, 10, 31)
JUNE, OCTOBER = date(2023, 6, 1), date(2023, 10, 1)


def test_protected_population_keeps_the_general_scheme_only(fact_base: FactBase) -> None:
    facts = [protected(JUNE, 1000, dependants=240), protected(JUNE, 1100, scope="all", dependants=260)]
    base = loaded(fact_base, FIRST, UNTIL, protected_population=facts)

    assert counted(base, "c2s.protected") == {("", JUNE): 1000}
    assert counted(base, "c2s.dependants") == {("", JUNE): 240}


def test_ages_and_participation_are_parts_of_the_beneficiaries(fact_base: FactBase) -> None:
    facts = [
        beneficiaries(JUNE, 5, age_group="0-17"),
        beneficiaries(JUNE, 3, age_group="18-24", participation="with"),
        beneficiaries(JUNE, 2, age_group="75+", participation="with"),
    ]
    base = loaded(fact_base, FIRST, UNTIL, c2s_beneficiaries=facts)

    assert total(base, "c2s.beneficiaries") == 10
    assert total(base, "c2s.beneficiaries_under_25") == 8
    assert total(base, "c2s.beneficiaries_60_plus") == 2
    assert total(base, "c2s.beneficiaries_with") + total(base, "c2s.beneficiaries_without") == 10
    assert counted(base, "c2s.beneficiaries", axis="age_group") == {
        ("0-17", JUNE): 5,
        ("18-24", JUNE): 3,
        ("75+", JUNE): 2,
    }


def test_automatic_attributions_are_not_requests(fact_base: FactBase) -> None:
    facts = [request(JUNE, 6), request(JUNE, 4, channel="post", complete=False), attribution(JUNE, 90)]
    base = loaded(fact_base, FIRST, UNTIL, c2s_requests=facts)

    assert total(base, "c2s.requests") == 10
    assert total(base, "c2s.requests_online") == 6
    assert total(base, "c2s.requests_complete") == 6
    assert total(base, "c2s.attributions") == 90
    assert counted(base, "c2s.requests", axis="channel") == {("online", JUNE): 6, ("post", JUNE): 4}


def test_a_request_waits_until_the_month_of_its_decision(fact_base: FactBase) -> None:
    decided = request(date(2023, 8, 1), 5, decided_in=OCTOBER, delay_days=50)
    lines = [decided, request(OCTOBER, 2), attribution(OCTOBER, 7)]
    base = loaded(fact_base, FIRST, UNTIL, c2s_requests=lines)

    waiting = counted(base, "c2s.pending")
    assert waiting[("", date(2023, 8, 1))] == 5
    assert waiting[("", date(2023, 9, 1))] == 5
    assert waiting[("", OCTOBER)] == 2


def test_delays_are_those_of_requests_decided(fact_base: FactBase) -> None:
    facts = [
        request(JUNE, 3, decided_in=JUNE, delay_days=12),
        request(JUNE, 1, decided_in=JUNE, delay_days=40, complete=False),
        request(OCTOBER, 8),
        attribution(JUNE, 30),
    ]
    base = loaded(fact_base, FIRST, UNTIL, c2s_requests=facts)

    assert counted(base, "c2s.decision_delay", axis="days") == {("12", JUNE): 3, ("40", JUNE): 1}
    assert counted(base, "c2s.decision_delay_complete", axis="days") == {("12", JUNE): 3}


def test_an_expiry_to_come_is_not_a_failure(fact_base: FactBase) -> None:
    facts = [expiry(date(2023, 10, 31), 4), expiry(date(2023, 11, 30), 50)]
    base = loaded(fact_base, FIRST, UNTIL, c2s_expiries=facts)

    assert counted(base, "c2s.expired") == {("", OCTOBER): 4}


def test_automatic_renewals_stand_apart_from_those_asked(fact_base: FactBase) -> None:
    on_time = {"renewed_on": date(2023, 5, 31), "gap_days": 0}
    facts = [
        expiry(date(2023, 6, 30), 7, **on_time),
        expiry(date(2023, 6, 30), 3),
        expiry(date(2023, 6, 30), 9, public="rsa", mode="automatic", **on_time),
        expiry(date(2023, 6, 30), 1, public="rsa", mode="automatic"),
    ]
    base = loaded(fact_base, FIRST, UNTIL, c2s_expiries=facts)

    assert (total(base, "c2s.renewed_asked"), total(base, "c2s.expired_asked")) == (7, 10)
    assert (total(base, "c2s.renewed_automatic"), total(base, "c2s.expired_automatic")) == (9, 10)
    assert (total(base, "c2s.renewed"), total(base, "c2s.expired")) == (16, 20)


def test_gaps_and_losses_are_told_90_days_after_the_end_of_the_right(fact_base: FactBase) -> None:
    facts = [
        expiry(date(2023, 7, 31), 2, renewed_on=date(2023, 8, 31), gap_days=31),
        expiry(date(2023, 7, 31), 5),
        expiry(date(2023, 5, 31), 1, renewed_on=date(2023, 9, 30), gap_days=122),
        expiry(date(2023, 9, 30), 30),
    ]
    base = loaded(fact_base, FIRST, UNTIL, c2s_expiries=facts)

    assert total(base, "c2s.expired") == 38
    assert total(base, "c2s.expired_ripe") == 8
    assert total(base, "c2s.gaps") == 2
    assert total(base, "c2s.lapsed") == 6


def test_the_year_before_is_counted_as_it_was_known_on_the_same_day(fact_base: FactBase) -> None:
    late = expiry(date(2022, 7, 31), 4, renewed_on=date(2022, 12, 31), gap_days=0)
    base = loaded(fact_base, FIRST, UNTIL, c2s_expiries=[late])

    assert total(base, "c2s.renewed") == 4
    assert total(base, "c2s.expired", "year_ago") == 4
    assert total(base, "c2s.renewed", "year_ago") == 0


def test_rights_whose_renewal_may_be_asked_are_a_stock(fact_base: FactBase) -> None:
    opens = date(2023, 9, 30)
    facts = [
        expiry(date(2024, 1, 31), 10, renewal_opens_on=opens),
        expiry(date(2024, 1, 31), 6, renewal_opens_on=opens, renewed_on=date(2023, 10, 31), gap_days=0),
        expiry(date(2024, 2, 29), 90, renewal_opens_on=date(2023, 11, 1)),
        expiry(date(2023, 10, 31), 70, renewal_opens_on=date(2023, 6, 30)),
    ]
    base = loaded(fact_base, FIRST, UNTIL, c2s_expiries=facts)

    assert counted(base, "c2s.expiring")[("", OCTOBER)] == 16
    assert counted(base, "c2s.expiring_not_renewed")[("", OCTOBER)] == 10
    assert counted(base, "c2s.expiring_not_renewed")[("", date(2023, 9, 1))] == 16 + 70


def test_the_detail_of_expiries_goes_on_after_the_data_date(fact_base: FactBase) -> None:
    facts = [
        expiry(date(2023, 6, 30), 7, renewed_on=date(2023, 5, 31), gap_days=0),
        expiry(date(2023, 6, 30), 2, renewed_on=date(2023, 7, 31), gap_days=31),
        expiry(date(2024, 1, 31), 10, mode="automatic"),
    ]
    base = loaded(fact_base, FIRST, UNTIL, c2s_expiries=facts)

    found = rows(base.url, expiries_by_month(base.perimeter, date(2023, 6, 1), date(2024, 2, 29)))
    assert found == [(JUNE, "asked", 9, 7, 2), (date(2024, 1, 1), "automatic", 10, 0, 0)]
