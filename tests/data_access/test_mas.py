"""Are the cases of a month told as the load that holds the month knows them, and no further?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.loading import Extract, Row, load
from data_access.mas.detail import endings_by_month
from data_access.query import rows
from data_access.schema.mas import mas_case
from tests.support.bases import BY_HAND
from tests.support.mas import case, cases

JANUARY, FEBRUARY, MARCH = (date(2023, month, 1) for month in (1, 2, 3))


def bring(url: str, facts: Sequence[Row], first: date, until: date) -> None:
    """Load a file that replaces the months that it carries, as those of the fund do."""
    lines = tuple({"department": "61", **fact} for fact in facts)
    extract = Extract("mas_cases", ((mas_case, lines),), first, until, dated_on="opened_on")
    with writing(url) as connection:
        load(connection, "61", extract, BY_HAND)


def told(url: str, department: str = "61") -> list[tuple[object, ...]]:
    return rows(url, endings_by_month(Perimeter(department), JANUARY, MARCH))


def test_cases_are_counted_by_month_days_and_ending(either_base: str) -> None:
    facts = [
        *cases(3, date(2023, 1, 10), closed_on=date(2023, 1, 20)),
        case(date(2023, 1, 31), closed_on=date(2023, 1, 31)),
        case(date(2023, 1, 10), closed_on=date(2023, 1, 20), outcome="refusal"),
        *cases(2, date(2023, 2, 9)),
    ]
    bring(either_base, facts, JANUARY, date(2023, 3, 31))

    assert told(either_base) == [
        (JANUARY, 0, 1, 1),
        (JANUARY, 10, 1, 3),
        (JANUARY, 10, 2, 1),
        (FEBRUARY, 50, 0, 2),
    ]
    assert told(either_base, "91") == []


def test_a_month_left_by_an_older_file_is_not_followed_beyond_the_day_of_that_file(
    either_base: str,
) -> None:
    bring(either_base, [case(date(2023, 1, 11))], JANUARY, date(2023, 1, 31))
    bring(either_base, [case(date(2023, 2, 11))], FEBRUARY, date(2023, 3, 31))

    assert told(either_base) == [(JANUARY, 20, 0, 1), (FEBRUARY, 48, 0, 1)]


def test_what_is_closed_after_the_day_known_is_still_open(either_base: str) -> None:
    late = date(2023, 2, 15)
    facts = [case(date(2023, 1, 11), closed_on=late), case(date(2023, 1, 11), closed_on=date(2023, 1, 31))]
    bring(either_base, facts, JANUARY, date(2023, 1, 31))

    assert told(either_base) == [(JANUARY, 20, 0, 1), (JANUARY, 20, 1, 1)]


def test_a_month_that_is_not_loaded_is_not_told(either_base: str) -> None:
    bring(either_base, [case(date(2022, 12, 30)), case(date(2023, 1, 5))], JANUARY, date(2023, 1, 31))

    assert told(either_base) == [(JANUARY, 26, 0, 1)]
