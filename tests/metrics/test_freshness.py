"""Is a source late when, and only when, its rhythm says so?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from metrics.coverage import Coverage
from metrics.freshness import Days, freshness
from metrics.sources import Source

WEEKLY = Source("mas_cases", "Saisines", "hebdomadaire", 14)
UNTIL = date(2023, 11, 17)


def loaded(*, demonstration: bool) -> Coverage:
    return Coverage.of([("mas_cases", date(2023, 11, 1), UNTIL, demonstration)])


@pytest.mark.parametrize(
    ("today", "late"), [(UNTIL, False), (date(2023, 12, 1), False), (date(2023, 12, 2), True)]
)
def test_a_source_is_late_one_day_after_its_delay(today: date, late: bool) -> None:
    found = freshness(WEEKLY, loaded(demonstration=False), Days(today, demonstration=UNTIL))
    assert (found.until, found.late, found.demonstration) == (UNTIL, late, False)


def test_a_demonstration_does_not_grow_old() -> None:
    days = Days(date(2030, 1, 1), demonstration=date(2023, 11, 20))
    found = freshness(WEEKLY, loaded(demonstration=True), days)
    assert (found.late, found.demonstration) == (False, True)


def test_what_was_never_loaded_is_absent_rather_than_late() -> None:
    found = freshness(WEEKLY, Coverage.of([]), Days(date(2030, 1, 1), UNTIL))
    assert (found.until, found.late) == (None, False)


def test_what_no_figure_waits_for_is_never_late() -> None:
    optional = replace(WEEKLY, optional=True)
    found = freshness(optional, loaded(demonstration=False), Days(date(2030, 1, 1), UNTIL))
    assert (found.until, found.late) == (UNTIL, False)


def test_the_day_of_the_demonstration_is_written_in_the_base_else_it_is_today() -> None:
    today = date(2030, 1, 1)
    assert Days.of({"demonstration_today": "2023-11-20"}, today) == Days(today, date(2023, 11, 20))
    assert Days.of({}, today) == Days(today, today)
