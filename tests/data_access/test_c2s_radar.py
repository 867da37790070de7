"""Are the rights to end, and the fate of those that ended, counted as they were known on a day?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from data_access.c2s.radar import GAP, KEPT, LAPSED, rights_ended, rights_ending, rights_followed
from data_access.query import rows
from tests.support.bases import FactBase
from tests.support.c2s import ame_expiry_of, expiry, loaded

FIRST, DAY = date(2022, 1, 1), date(2023, 10, 31)
MIDDLE = date(2023, 10, 17)
JUNE = date(2023, 6, 30)


def _base(url: str, *facts: Any, right: str = "c2s") -> FactBase:
    return loaded(FactBase(url), FIRST, DAY, **{f"{right}_expiries": facts})


def _ending(base: FactBase, day: date, right: str = "c2s") -> list[tuple[Any, ...]]:
    until = [day + timedelta(days=days) for days in (30, 60, 120)]
    return [row[1:] for row in rows(base.url, rights_ending(base.perimeter, right, day, until))]


def _ended(base: FactBase, day: date, right: str = "c2s") -> list[tuple[Any, ...]]:
    query = rights_ended(base.perimeter, right, day, date(2023, 1, 31), date(2023, 7, 31))
    return [row[1:] for row in rows(base.url, query)]


def test_each_right_counts_in_the_first_horizon_that_holds_its_end(either_base: str) -> None:
    ends = [date(2023, 10, 31), date(2023, 11, 30), date(2023, 12, 30), date(2023, 12, 31)]
    ends += [date(2024, 2, 28), date(2024, 2, 29)]
    base = _base(either_base, *(expiry(end, 2**rank) for rank, end in enumerate(ends)))

    assert _ending(base, DAY) == [
        ("general", "asked", 0, 1, ends[1], ends[1], 2, 0),
        ("general", "asked", 1, 2, ends[2], ends[2], 4, 0),
        ("general", "asked", 2, 2, ends[3], ends[3], 8, 0),
        ("general", "asked", 2, 4, ends[4], ends[4], 16, 0),
    ]


def test_what_was_decided_after_the_day_is_not_known(either_base: str) -> None:
    end = date(2023, 11, 30)
    facts = [
        expiry(end, 5, renewed_on=DAY, gap_days=0),
        expiry(end, 3, renewed_on=date(2023, 11, 1), gap_days=0),
        expiry(end, 2),
    ]
    base = _base(either_base, *facts)

    ((*_, persons, renewed),) = _ending(base, DAY)

    assert (persons, renewed) == (10, 5)


@pytest.mark.parametrize(("day", "months"), [(DAY, 1), (MIDDLE, 2), (date(2023, 11, 29), 1)])
def test_months_close_on_the_day_of_reference(fact_base: FactBase, day: date, months: int) -> None:
    base = _base(fact_base.url, expiry(date(2023, 11, 30), 7))

    assert [row[3] for row in _ending(base, day)] == [months]


def test_the_fate_of_past_rights_is_told_with_how_early_the_next_was_decided(either_base: str) -> None:
    facts = [
        expiry(JUNE, 1, renewed_on=date(2023, 1, 15), gap_days=0),
        expiry(JUNE, 2, renewed_on=date(2023, 4, 30), gap_days=0),
        expiry(JUNE, 4, renewed_on=JUNE, gap_days=0),
        expiry(JUNE, 8, renewed_on=date(2023, 7, 31), gap_days=31),
        expiry(JUNE, 16, renewed_on=date(2023, 10, 31), gap_days=123),
        expiry(JUNE, 32, renewed_on=date(2023, 11, 1), gap_days=40),
        expiry(JUNE, 64),
        expiry(date(2023, 8, 31), 900),
    ]
    base = _base(either_base, *facts)

    assert _ended(base, DAY) == [
        ("general", "asked", 0, GAP, 8),
        ("general", "asked", 0, KEPT, 4),
        ("general", "asked", 0, LAPSED, 16 + 32 + 64),
        ("general", "asked", 2, KEPT, 2),
        ("general", "asked", 5, KEPT, 1),
    ]


def test_the_ame_is_always_to_be_asked(either_base: str) -> None:
    facts = [ame_expiry_of(date(2023, 11, 15), 6, epci=None), ame_expiry_of(JUNE, 3, public="minor")]
    base = _base(either_base, *facts, right="ame")

    ((public, mode, *_, persons, renewed),) = _ending(base, DAY, "ame")

    assert (public, mode, persons, renewed) == ("adult", "asked", 6, 0)
    assert _ended(base, DAY, "ame") == [("minor", "asked", 0, LAPSED, 3)]


def test_what_followed_leaves_out_the_rights_already_renewed_on_the_day(either_base: str) -> None:
    end, then = date(2023, 4, 30), date(2023, 3, 31)
    facts = [
        expiry(end, 1, renewed_on=then, gap_days=0),
        expiry(end, 2, renewed_on=date(2023, 4, 10), gap_days=0),
        expiry(end, 4, renewed_on=date(2023, 6, 30), gap_days=61),
        expiry(end, 8),
    ]
    base = _base(either_base, *facts)

    query = rights_followed(base.perimeter, "c2s", then, date(2023, 7, 29), DAY)

    assert rows(base.url, query) == [(GAP, 4), (KEPT, 2), (LAPSED, 8)]


def test_another_department_is_not_counted(fact_base: FactBase) -> None:
    base = _base(fact_base.url, expiry(date(2023, 11, 30), 7), expiry(JUNE, 7))
    other = FactBase(base.url, "91")

    assert _ending(other, DAY) == []
    assert _ended(other, DAY) == []
