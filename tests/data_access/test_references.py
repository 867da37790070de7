"""Which keys, lines and ranks does the base hold before a file comes, on both engines?"""

from __future__ import annotations

from datetime import date

import pytest

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.loading import Extract, load
from data_access.query import rows
from data_access.references import (
    first_real_month,
    highest_rank,
    identifiers,
    is_real,
    keys_loaded,
    keys_outside,
    lines_by_day,
)
from data_access.schema.c2s import c2s_request
from data_access.schema.common import partner
from data_access.schema.mas import mas_case
from tests.support.bases import BY_HAND
from tests.support.mas import case

JUNE, JULY = date(2023, 6, 1), date(2023, 7, 1)
ORNE = Perimeter("61")


@pytest.fixture
def base(either_base: str) -> str:
    """Two cases of June and one of July in the Orne, one of June in the Essonne."""
    with writing(either_base) as connection:
        for department, days in (("61", (JUNE, date(2023, 6, 30), JULY)), ("91", (JUNE,))):
            given = [
                {"department": department, **case(day), "case_id": f"S{rank}"}
                for rank, day in enumerate(days)
            ]
            extract = Extract("mas_cases", ((mas_case, given),), JUNE, date(2023, 7, 31))
            load(connection, department, extract, BY_HAND)
    return either_base


def test_the_keys_that_a_file_leaves_in_place_are_those_of_other_days(base: str) -> None:
    july = ((JULY, date(2023, 7, 31)),)
    assert sorted(rows(base, keys_outside(ORNE, mas_case, ["case_id"], "opened_on", july))) == [
        ("S0",),
        ("S1",),
    ]
    assert len(rows(base, keys_outside(ORNE, mas_case, ["case_id"], "opened_on", ()))) == 3
    far = ((JUNE, date.max),)
    assert rows(base, keys_outside(ORNE, mas_case, ["case_id"], "opened_on", far)) == []
    assert len(rows(base, keys_loaded(ORNE, mas_case, ["case_id", "opened_on"]))) == 3


def test_the_lines_that_a_file_replaces_are_counted_day_by_day(base: str) -> None:
    both = ((JUNE, date(2023, 6, 15)), (JULY, JULY))
    assert sorted(rows(base, lines_by_day(ORNE, mas_case, "opened_on", both))) == [(JUNE, 1), (JULY, 1)]
    assert rows(base, lines_by_day(ORNE, mas_case, "opened_on", ())) == []
    assert rows(base, lines_by_day(ORNE, mas_case, None, ())) == [(None, 3)]
    assert rows(base, lines_by_day(ORNE, partner, None, ())) == []


def test_the_highest_rank_of_any_month_is_known(either_base: str) -> None:
    within = 100
    assert rows(either_base, highest_rank(ORNE, c2s_request, "line", within)) == [(None,)]
    with writing(either_base) as connection:
        for rank in (1_203, 1_417, 1_502):
            connection.execute(
                c2s_request.insert().values(
                    department="61",
                    line=rank,
                    deposited_in=JUNE,
                    kind="first",
                    channel="online",
                    complete=True,
                    requests=1,
                )
            )
    assert rows(either_base, highest_rank(ORNE, c2s_request, "line", within)) == [(17,)]


def test_identifiers_come_with_their_epci_when_they_have_one(base: str) -> None:
    assert sorted(rows(base, identifiers(ORNE, mas_case, "case_id"))) == [
        ("S0", None),
        ("S1", None),
        ("S2", None),
    ]
    assert rows(base, identifiers(ORNE, partner, "partner")) == []


def test_what_is_real_is_told_source_by_source(base: str) -> None:
    assert rows(base, is_real(ORNE, "mas_cases")) == [(2,)]
    assert rows(base, is_real(ORNE, "mas_team")) == [(0,)]
    assert rows(base, first_real_month(ORNE, "mas_cases")) == [(JUNE,)]
    assert rows(base, first_real_month(ORNE, "mas_team")) == [(None,)]
