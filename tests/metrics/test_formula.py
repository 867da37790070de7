"""Is each formula the one that its name says?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metrics.formula import Result, compute
from metrics.model import Complement, Median, Ratio, Sum, Term

PART, WHOLE = Term("part"), Term("whole")
counts = st.integers(min_value=0, max_value=10_000)


def over(part: float, whole: float, formula: Ratio | Complement | Sum) -> Result:
    return compute(formula, lambda term: {PART: part, WHOLE: whole}[term], lambda _: {})


@given(counts, counts)
def test_a_ratio_and_its_complement_make_one(part: int, whole: int) -> None:
    ratio = over(part, whole, Ratio(PART, WHOLE))
    rest = over(part, whole, Complement(PART, WHOLE))
    if whole == 0:
        assert ratio.value is rest.value is None
        return
    assert ratio.value is not None
    assert rest.value is not None
    assert abs(ratio.value + rest.value - 1) < 1e-9
    assert (ratio.numerator, rest.numerator) == (part, whole - part)
    assert ratio.denominator == rest.denominator == whole


def test_a_sum_is_its_own_numerator() -> None:
    assert over(3, 0, Sum(PART)) == Result(3, 3)


def test_a_median_says_over_how_many() -> None:
    result = compute(Median(PART), lambda _: 0.0, lambda _: {1.0: 2.0, 9.0: 1.0})
    assert result == Result(1.0, None, 3.0)


def test_nothing_over_nothing_is_no_number() -> None:
    assert over(0, 0, Ratio(PART, WHOLE)) == Result(None, 0, 0)
