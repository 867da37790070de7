"""Are all the sums of some amounts looked at?"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.concordance.subsets import MOST_AMOUNTS, subset_within


@given(
    amounts=st.lists(st.integers(1, 60), max_size=9),
    low=st.integers(1, 300),
    width=st.integers(1, 4),
)
def test_a_sum_is_found_when_and_only_when_some_amounts_make_it(
    amounts: list[int], low: int, width: int
) -> None:
    every = [some for size in range(len(amounts) + 1) for some in combinations(range(len(amounts)), size)]
    possible = [some for some in every if low <= sum(amounts[rank] for rank in some) < low + width]
    found = subset_within(amounts, low, low + width)
    assert (found is None) == (not possible)
    assert found is None or found in possible


def test_the_upper_bound_is_left_out() -> None:
    assert subset_within([5.0, 7.0], 11.0, 12.0) is None
    assert subset_within([5.0, 7.0], 12.0, 12.5) == (0, 1)


def test_thirty_two_amounts_are_not_too_many_and_one_more_is_refused() -> None:
    even = [2.0 * rank for rank in range(1, MOST_AMOUNTS + 1)]
    assert subset_within(even, 101.0, 101.5) is None
    with pytest.raises(ValueError, match="33 amounts"):
        subset_within([*even, 1.0], 101.0, 101.5)
