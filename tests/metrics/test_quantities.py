"""Are quantities added, spread and halved exactly?"""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.measures import NOW, YEAR_AGO
from metrics.model import Term
from metrics.quantities import Monthly, median

JANUARY, FEBRUARY, MARCH = date(2022, 1, 1), date(2022, 2, 1), date(2022, 3, 1)
DELAYS = Monthly.of(
    [
        ("delay", NOW, "0", JANUARY, 2.0),
        ("delay", NOW, "2", JANUARY, 1.0),
        ("delay", NOW, "2", FEBRUARY, 4.0),
        ("delay", NOW, "10", FEBRUARY, 1.0),
        ("delay", NOW, "inconnu", JANUARY, 7.0),
        ("delay", YEAR_AGO, "2", JANUARY, 9.0),
    ]
)
histograms = st.dictionaries(st.integers(-50, 400), st.integers(1, 30), min_size=1, max_size=40)


@given(histograms)
def test_the_median_is_that_of_the_values_written_out_one_by_one(histogram: dict[int, int]) -> None:
    values = np.repeat(list(histogram), list(histogram.values()))
    assert median({float(place): float(count) for place, count in histogram.items()}) == np.median(values)


def test_the_median_of_nothing_is_nothing() -> None:
    assert median({}) is None
    assert median({3.0: 0.0}) is None


@pytest.mark.parametrize(
    ("term", "months", "expected"),
    [
        (Term("delay", axis="days", at_most=2), (JANUARY, FEBRUARY), 7),
        (Term("delay", axis="days", at_most=0), (JANUARY, FEBRUARY), 2),
        (Term("delay", axis="days", members=("2", "10")), (FEBRUARY,), 5),
        (Term("delay", axis="days"), (JANUARY, FEBRUARY), 15),
        (Term("delay", axis="days"), (MARCH,), 0),
        (Term("never counted"), (JANUARY,), 0),
    ],
)
def test_a_term_adds_the_members_that_it_keeps(term: Term, months: tuple[date, ...], expected: float) -> None:
    assert DELAYS.total(term, NOW, months) == expected


def test_what_is_unknown_is_under_no_limit_and_in_no_median() -> None:
    assert not Term("delay", axis="days", at_most=1000).keeps("inconnu")
    assert DELAYS.spread(Term("delay", axis="days"), NOW, (JANUARY, FEBRUARY)) == {0: 2, 2: 5, 10: 1}


def test_what_was_known_a_year_ago_is_kept_apart() -> None:
    assert DELAYS.total(Term("delay", axis="days"), YEAR_AGO, (JANUARY,)) == 9
