"""Are holes, half months and months loaded without their companions found, and nothing else?"""

from __future__ import annotations

from datetime import date

from metrics.coverage import Coverage
from metrics.freshness import Days
from metrics.mas.cases import CASES as SAISINES
from metrics.mas.load import LOAD
from metrics.period import Period, month_end, shift_months
from metrics.quality.months import Gap, Lack, gaps
from metrics.sources import Source

CASES = Source("mas_cases", "Saisines", "hebdomadaire", 14)
TEAM = Source("mas_team", "Effectifs", "mensuel", 62)
METRICS = (SAISINES, LOAD)
TODAY = date(2023, 6, 20)
DAYS = Days(TODAY, date(2023, 6, 20))

Loaded = list[tuple[str, date, date, bool]]


def month(number: int, year: int = 2023) -> date:
    return date(year, number, 1)


def loaded(
    source: Source, first: date, last: date, until: date | None = None, *, demonstration: bool = False
) -> Loaded:
    months = Period(first, last).months
    return [
        (source.key, one, until if until and one == last else month_end(one), demonstration) for one in months
    ]


def found(rows: Loaded, *sources: Source, days: Days = DAYS) -> list[tuple[str, str, date, date]]:
    told = gaps(Coverage.of(rows), sources or (CASES, TEAM), METRICS, days)
    return [(gap.source.key, str(gap.lack), gap.span.first, gap.span.last) for gap in told]


def test_a_hole_between_loaded_months_is_missing() -> None:
    rows = [*loaded(CASES, month(1), month(2)), *loaded(CASES, month(5), month(6))]
    assert found(rows, CASES) == [("mas_cases", "missing", month(3), month(4))]


def test_two_holes_are_told_apart() -> None:
    rows = [row for one in (month(1), month(3), month(5)) for row in loaded(CASES, one, one)]
    assert [gap[2] for gap in found(rows, CASES)] == [month(2), month(4)]


def test_nothing_lacks_before_the_first_month_nor_after_the_last() -> None:
    assert found(loaded(CASES, month(2), month(4)), CASES) == []


def test_a_source_that_was_never_loaded_has_no_gap() -> None:
    assert found(loaded(CASES, month(1), month(6))) == []


def test_a_month_cut_before_its_last_day_is_half_loaded_once_a_later_one_is() -> None:
    cut = loaded(CASES, month(1), month(3), date(2023, 3, 17))
    assert found(cut, CASES) == [], "the last month is still running"
    assert found([*cut, *loaded(CASES, month(4), month(4))], CASES) == [
        ("mas_cases", "half", month(3), month(3))
    ]


def test_the_day_of_a_half_month_is_told() -> None:
    rows = [*loaded(CASES, month(3), month(3), date(2023, 3, 17)), *loaded(CASES, month(4), month(4))]
    (gap,) = gaps(Coverage.of(rows), (CASES,), METRICS, DAYS)
    assert gap == Gap(CASES, Lack.HALF, Period(month(3), month(3)), until=date(2023, 3, 17))


def test_months_of_one_source_that_its_companion_lacks_are_told_with_the_indicators() -> None:
    rows = [*loaded(CASES, month(1, 2022), month(6)), *loaded(TEAM, month(1), month(5))]
    (gap,) = gaps(Coverage.of(rows), (CASES, TEAM), METRICS, DAYS)
    assert (gap.source, gap.lack, gap.metrics) == (TEAM, Lack.ALONE, (LOAD,))
    assert gap.span == Period(month(1, 2022), month(12, 2022)), "June is still to come"


def test_a_month_that_is_due_and_has_not_come_is_told() -> None:
    rows = [*loaded(CASES, month(1), month(6)), *loaded(TEAM, month(1), month(2))]
    assert found(rows) == [("mas_team", "alone", month(3), month(3))], "April to June are in time"


def test_a_demonstration_beside_a_real_source_is_told_once() -> None:
    rows = [
        *loaded(CASES, month(1, 2024), month(3, 2024)),
        *loaded(TEAM, month(1), month(5), demonstration=True),
    ]
    assert found(rows) == [("mas_team", "mixed", month(1), month(5))]


def test_a_whole_demonstration_is_not_mixed() -> None:
    rows = [
        *loaded(CASES, month(1), month(5), demonstration=True),
        *loaded(TEAM, month(1), month(5), demonstration=True),
    ]
    assert found(rows) == []


def test_months_count() -> None:
    assert Gap(CASES, Lack.MISSING, Period(month(11), shift_months(month(11), 3))).months_count == 4
