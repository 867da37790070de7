"""Is a stock that does not follow from its flows found, and only where it can be followed?"""

from __future__ import annotations

from datetime import date

from metrics.coverage import Coverage
from metrics.period import Period, month_end, shift_months
from metrics.quality.coherence.check import Check
from metrics.quality.coherence.flows import BALANCES, Balance, stocks_follow_flows
from metrics.quantities import Monthly

OPEN = Balance("mas.open_cases", ("mas.cases",), ("mas.closures",))
PAID = Balance("ass.paid_since_january", ("ass.paid_eur",), from_january=True)
JANUARY = date(2023, 1, 1)
MONTHS = Period(JANUARY, date(2023, 3, 1))


def covered(
    source: str, *, first: date = date(2022, 12, 1), cut: date | None = None
) -> list[tuple[str, date, date, bool]]:
    months = Period(first, MONTHS.last).months
    ends = {month: cut if cut and cut.replace(day=1) == month else month_end(month) for month in months}
    return [(source, month, end, False) for month, end in ends.items()]


def series(measure: str, *values: float) -> list[tuple[str, str, str, date, float]]:
    start = shift_months(JANUARY, -1)
    return [(measure, "now", "", shift_months(start, step), value) for step, value in enumerate(values)]


def checked(balance: Balance, coverage: Coverage, *rows: list[tuple[str, str, str, date, float]]) -> Check:
    monthly = Monthly.of([row for some in rows for row in some])
    return stocks_follow_flows(monthly, coverage, MONTHS, [balance])


def mas(*stocks: float, coverage: Coverage | None = None) -> Check:
    return checked(
        OPEN,
        coverage or Coverage.of(covered("mas_cases")),
        series("mas.open_cases", *stocks),
        series("mas.cases", 0, 5, 6, 7),
        series("mas.closures", 0, 2, 2, 9),
    )


def test_a_stock_follows_from_the_month_before() -> None:
    check = mas(10, 13, 17, 15)
    assert (check.cases, check.holds) == (3, True)


def test_a_stock_that_does_not_is_told_with_what_was_expected() -> None:
    check = mas(10, 13, 18, 16)
    assert [one.words.replace("\u00a0", " ") for one in check.breaches] == [
        "File active (saisines), février 2023 : 18 au lieu de 17"
    ]


def test_nothing_is_said_after_a_month_that_is_missing_or_cut() -> None:
    only = Coverage.of(covered("mas_cases", first=JANUARY))
    assert mas(0, 13, 17, 15, coverage=only).cases == 2
    cut = Coverage.of(covered("mas_cases", cut=date(2023, 1, 20)))
    assert mas(10, 13, 99, 97, coverage=cut).cases == 2, "February follows a month that was cut"


def test_an_amount_since_january_begins_again_each_year() -> None:
    coverage = Coverage.of([*covered("ass_applications"), *covered("ass_subsidies")])
    check = checked(
        PAID,
        coverage,
        series("ass.paid_since_january", 500, 20, 50, 90),
        series("ass.paid_eur", 60, 20, 30, 40),
    )
    assert (check.cases, check.holds) == (3, True)


def test_the_balances_name_measures_that_exist() -> None:
    assert stocks_follow_flows(Monthly.of([]), Coverage.of([]), MONTHS, BALANCES).cases == 0
