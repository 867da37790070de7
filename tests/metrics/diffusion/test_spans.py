"""Is a quantity over some months what was published, or masked, and never anything else?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isnan

from hypothesis import given
from hypothesis import strategies as st

from data_access.dialect import UNKNOWN_MEMBER
from data_access.measures import NOW
from metrics.diffusion.spans import Spans, counted, median_of, span_of
from metrics.formula import MASKED, compute
from metrics.model import Median, Term
from metrics.period import Period, year

TERM = Term("mas.cases")
DELAY = Term("mas.contact_delay", "days", at_most=2)
MONTHS = year(2022).months
JANUARY, MARCH, JUNE = MONTHS[0], MONTHS[2], MONTHS[5]

monthly = st.fixed_dictionaries({month: st.none() | st.integers(0, 40) for month in MONTHS})
periods = st.tuples(st.integers(0, 11), st.integers(0, 11)).map(
    lambda ends: Period(MONTHS[min(ends)], MONTHS[max(ends)])
)


def told(values: Mapping[tuple[date, date], float | None], quantity: str = TERM.name) -> Spans:
    return Spans.of((quantity, NOW, *span, value) for span, value in values.items())


@given(monthly, periods)
def test_months_are_added_only_when_each_is_shown(values: Mapping[date, int | None], period: Period) -> None:
    found = told({(month, month): value for month, value in values.items()}).total(TERM, NOW, period.months)
    parts = [values[month] for month in period.months]
    assert isnan(found) if None in parts else found == sum(part or 0 for part in parts)


def test_a_span_that_was_masked_is_not_worked_out_from_its_months() -> None:
    """Both are never published so; were they, the screen would not do the sum for its reader."""
    spans = told({(JANUARY, MARCH): None, **{(month, month): 12.0 for month in MONTHS}})
    assert isnan(spans.total(TERM, NOW, MONTHS[:3]))
    assert spans.total(TERM, NOW, MONTHS[:4]) == 48


def test_a_span_that_was_published_is_told_when_its_months_are_masked() -> None:
    spans = told({(JANUARY, MARCH): 30.0, **{(month, month): None for month in MONTHS}})
    assert spans.total(TERM, NOW, MONTHS[:3]) == 30
    assert isnan(spans.total(TERM, NOW, MONTHS[:2]))


def test_what_was_never_published_is_masked() -> None:
    assert isnan(told({}).total(TERM, NOW, MONTHS))
    assert isnan(told({(JUNE, JUNE): 12.0}).total(TERM, "year_ago", (JUNE,)))
    assert isnan(told({(JUNE, JUNE): 12.0}).total(Term("mas.entered"), NOW, (JUNE,)))


def test_months_that_do_not_follow_one_another_are_no_span() -> None:
    assert span_of(()) is None
    assert span_of((JANUARY, MARCH)) is None
    assert span_of(MONTHS) == (JANUARY, MONTHS[-1])
    assert span_of((JANUARY,)) == (JANUARY, JANUARY)


def middle_of(middle: float | None, count: float | None, months: tuple[date, ...] = MONTHS) -> float | None:
    span = (MONTHS[0], MONTHS[-1])
    rows = [
        (median_of(DELAY), NOW, *span, middle),
        (counted(DELAY).name, NOW, *span, count),
    ]
    spans = Spans.of(rows)
    found = compute(
        Median(DELAY),
        lambda term: spans.total(term, NOW, months),
        lambda term: spans.spread(term, NOW, months),
    )
    assert found.masked == (found.value is None and count != 0)
    assert found == MASKED or found.denominator == (count or None) or count == 0
    return found.value


def test_a_median_is_told_with_its_count_or_not_at_all() -> None:
    assert middle_of(4.5, 12.0) == 4.5
    assert middle_of(None, 12.0) is None
    assert middle_of(4.5, None) is None
    assert middle_of(None, 0.0) is None


def test_a_median_is_not_made_of_others() -> None:
    assert middle_of(4.5, 12.0, MONTHS[:11]) is None


def test_a_measure_has_a_median_along_each_of_its_axes() -> None:
    whole = Term(DELAY.measure, "whole_days")
    assert median_of(whole) != median_of(Term(DELAY.measure, "days"))


def test_the_count_of_a_median_is_that_of_what_stands_on_the_axis() -> None:
    assert counted(DELAY).keeps("400")
    assert not counted(DELAY).keeps(UNKNOWN_MEMBER)
