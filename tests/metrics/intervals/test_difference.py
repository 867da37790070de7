"""Is the interval of a difference the published one?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.intervals import difference


@pytest.mark.parametrize(
    ("one", "other", "bounds"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
    ],
)
def test_the_interval_is_that_of_newcombe(
    one: tuple[float, float], other: tuple[float, float], bounds: tuple[float, float]
) -> None:
    """Table II of Newcombe (1998), method 10, as printed with four decimals."""
    assert difference(one, other) == pytest.approx(bounds, abs=5e-5)


@given(of=st.integers(1, 5000), other=st.integers(1, 5000), data=st.data())
def test_the_difference_turned_round_is_its_opposite(of: int, other: int, data: st.DataObject) -> None:
    one, two = (data.draw(st.integers(0, of)), of), (data.draw(st.integers(0, other)), other)
    low, high = difference(one, two)
    assert -1 <= low <= one[0] / of - two[0] / other <= high <= 1
    assert difference(two, one) == pytest.approx((-high, -low), abs=1e-12)


def test_counts_that_are_no_share_are_refused() -> None:
    with pytest.raises(ValueError, match="found 3 of 2"):
        difference((1, 2), (3, 2))
