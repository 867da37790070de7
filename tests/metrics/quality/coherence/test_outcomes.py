"""Are months left as an older file told them found, and only in sources whose outcomes ripen?"""

from __future__ import annotations

from datetime import date

from metrics.catalogue import SOURCES
from metrics.period import Period, month_end, year
from metrics.quality.coherence.outcomes import Behind, months_behind, outcomes_are_known, ripens

NEWEST = date(2023, 6, 30)


def month(number: int) -> date:
    return date(2023, number, 1)


def own_file(source: str, *numbers: int) -> list[tuple[str, date, date]]:
    """Months that each came with a file of their own."""
    return [(source, month(number), month_end(month(number))) for number in numbers]


def newest_file(source: str, *numbers: int) -> list[tuple[str, date, date]]:
    """Months that the last file brought again."""
    return [(source, month(number), NEWEST) for number in numbers]


def test_a_source_ripens_when_outcomes_come_after_its_facts() -> None:
    assert ripens("mas_cases")
    assert ripens("c2s_requests")
    assert not ripens("mas_team")
    assert not ripens("fs_requests")


def test_a_month_that_no_later_file_brought_again_is_behind() -> None:
    rows = [*own_file("mas_cases", 3), *newest_file("mas_cases", 4, 5, 6)]
    cases, behind = months_behind(rows, SOURCES, year(2023))
    assert cases == 4
    assert behind == (Behind(SOURCES["mas_cases"], Period(month(3), month(3)), date(2023, 3, 31), NEWEST),)
    check = outcomes_are_known(cases, behind)
    assert (check.cases, check.broken) == (4, 1)
    assert "suites connues jusqu'au 31/03/2023, extrait du 30/06/2023" in check.breaches[0].words


def test_neighbours_known_to_the_same_day_are_one_line_that_counts_all_its_months() -> None:
    earlier = [("mas_cases", month(number), date(2023, 3, 31)) for number in (1, 2, 3)]
    cases, behind = months_behind([*earlier, *newest_file("mas_cases", 4)], SOURCES, year(2023))
    assert [one.span.months_count for one in behind] == [3]
    assert outcomes_are_known(cases, behind).broken == 3


def test_a_source_that_does_not_ripen_may_come_month_by_month() -> None:
    assert months_behind(own_file("mas_team", 1, 2, 3), SOURCES, year(2023)) == (0, ())


def test_the_newest_file_counts_wherever_its_months_are() -> None:
    rows = [*own_file("mas_cases", 3), ("mas_cases", date(2024, 1, 1), date(2024, 1, 31))]
    cases, behind = months_behind(rows, SOURCES, year(2023))
    assert (cases, behind[0].newest) == (1, date(2024, 1, 31))
    assert months_behind(rows, SOURCES, year(2024)) == (1, ())
