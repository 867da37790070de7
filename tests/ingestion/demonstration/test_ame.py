"""Does the demonstration of the aide médicale de l'État give back what is printed, and hold together?"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from ingestion.demonstration.c2s import ame
from ingestion.demonstration.calendar import MONTHLY_UNTIL
from ingestion.demonstration.everything import territory
from ingestion.demonstration.territory import Territory


def ending(department: str) -> Counter[int]:
    years: Counter[int] = Counter()
    for row in ame.expiries(territory(department)):
        years[row["expires_on"].year] += row["persons"]
    return years


def test_the_beneficiaries_of_a_year_are_the_rights_that_end_in_the_next() -> None:
    years = ending("91")
    assert (years[2023], years[2022]) == (13_739, 10_755)
    assert int(10_000 * (years[2023] / years[2022] - 1)) == 2_774, "« 27.74 % », cut and not rounded (I-07)"


def test_the_orne_is_plausible_and_smaller() -> None:
    assert 0 < ending("61")[2022] < 1_000


def test_a_department_without_demonstration_has_none() -> None:
    assert ame.expiries(Territory("75", (), {}, ())) == []


@pytest.mark.parametrize("department", ["61", "91"])
def test_what_is_decided_later_than_the_data_date_is_not_known(department: str) -> None:
    rows = ame.expiries(territory(department))
    assert max(row["expires_on"] for row in rows) == date(2024, 4, 30)
    assert all(row["persons"] > 0 for row in rows)
    assert all((row["renewed_on"] or MONTHLY_UNTIL) <= MONTHLY_UNTIL for row in rows)
    assert all((row["renewed_on"] is None) == (row["gap_days"] is None) for row in rows)
    assert rows == ame.expiries(territory(department)), "the same draw each time"
