"""Which months does a load cover, and what becomes of those that were covered before, on both engines?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from access.perimeter import Perimeter
from data_access.coverage import cover, forget_demonstration, is_demonstration, months_of
from data_access.engine import writing
from data_access.freshness import covered_months
from data_access.query import rows
from data_access.schema.mas import mas_team

JANUARY, MARCH = date(2023, 1, 1), date(2023, 3, 1)


def covered(url: str, department: str = "61") -> list[tuple[Any, ...]]:
    return [row[1:] for row in rows(url, covered_months(Perimeter(department)))]


def write(url: str, *spans: tuple[date, date], whole: bool = False, demonstration: bool = False) -> None:
    with writing(url) as connection:
        cover(connection, ("61", "mas_team"), spans, ("b" * 36, demonstration), whole=whole)


@pytest.mark.parametrize(
    ("spans", "months"),
    [
        ([], []),
        ([(date(2023, 1, 5), date(2023, 1, 9))], [(JANUARY, date(2023, 1, 9))]),
        (
            [(date(2022, 12, 1), date(2023, 2, 10))],
            [
                (date(2022, 12, 1), date(2022, 12, 31)),
                (JANUARY, date(2023, 1, 31)),
                (date(2023, 2, 1), date(2023, 2, 10)),
            ],
        ),
        (
            [(JANUARY, date(2023, 1, 31)), (MARCH, date(2023, 3, 31))],
            [(JANUARY, date(2023, 1, 31)), (MARCH, date(2023, 3, 31))],
        ),
        (
            [(date(2024, 2, 1), date(2024, 3, 1))],
            [(date(2024, 2, 1), date(2024, 2, 29)), (date(2024, 3, 1), date(2024, 3, 1))],
        ),
    ],
)
def test_each_month_of_the_days_is_covered_until_its_last_day_or_theirs(
    spans: Sequence[tuple[date, date]], months: list[tuple[date, date]]
) -> None:
    assert list(months_of(spans)) == months


def test_other_months_stay_unless_the_file_is_a_whole_register(either_base: str) -> None:
    write(either_base, (JANUARY, date(2023, 3, 31)))
    write(either_base, (MARCH, date(2023, 3, 10)))
    assert [row[:2] for row in covered(either_base)][-1] == (MARCH, date(2023, 3, 10))
    assert len(covered(either_base)) == 3
    write(either_base, (MARCH, date(2023, 3, 31)), whole=True)
    assert covered(either_base) == [(MARCH, date(2023, 3, 31), False)]
    write(either_base)
    assert len(covered(either_base)) == 1, "covering nothing takes nothing away"


def test_a_demonstration_is_forgotten_with_its_rows_and_real_months_are_not(either_base: str) -> None:
    write(either_base, (JANUARY, date(2023, 1, 31)), demonstration=True)
    post = {"department": "61", "month": JANUARY, "accompanist": "A", "full_time": 1.0}
    with writing(either_base) as connection:
        for department in ("61", "91"):
            connection.execute(mas_team.insert().values({**post, "department": department}))
        assert is_demonstration(connection, "61", "mas_team")
        forget_demonstration(connection, "61", "mas_team", [mas_team])
        assert not is_demonstration(connection, "61", "mas_team")
    assert covered(either_base) == []
    assert [row[0] for row in rows(either_base, mas_team.select())] == ["91"]
    write(either_base, (JANUARY, date(2023, 1, 31)))
    with writing(either_base) as connection:
        forget_demonstration(connection, "61", "mas_team", [mas_team])
    assert len(covered(either_base)) == 1
