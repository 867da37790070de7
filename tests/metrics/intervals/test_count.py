"""Is the interval of a count the exact one?"""

from __future__ import annotations

from math import exp, factorial, inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from metrics.intervals import poisson

PUBLISHED = {
    0: (0.0, 3.69),
    1: (0.03, 5.57),
    5: (1.62, 11.67),
    10: (4.80, 18.39),
    100: (81.36, 121.63),
}
"""The table of Garwood, Biometrika 28 (1936), as epidemiologists reprint it."""


@pytest.mark.parametrize(("count", "bounds"), PUBLISHED.items())
def test_the_interval_is_the_published_one(count: int, bounds: tuple[float, float]) -> None:
    assert poisson(count) == pytest.approx(bounds, abs=0.005)


@given(count=st.integers(1, 10**6), level=st.sampled_from([0.8, 0.95, 0.998]))
def test_the_interval_is_half_of_chi_square(count: int, level: float) -> None:
    tail = (1 - level) / 2
    expected = chi2.ppf(tail, 2 * count) / 2, chi2.isf(tail, 2 * count + 2) / 2
    assert poisson(count, level=level) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("count", [1, 3, 12])
def test_each_bound_leaves_the_tail_that_it_must(count: int) -> None:
    low, high = poisson(count)
    at_most = sum(exp(-high) * high**k / factorial(k) for k in range(count + 1))
    fewer = sum(exp(-low) * low**k / factorial(k) for k in range(count))
    assert (at_most, 1 - fewer) == pytest.approx((0.025, 0.025), abs=1e-12)


def test_a_rate_is_the_count_over_its_exposure() -> None:
    low, high = poisson(10)
    assert poisson(10, exposure=4) == pytest.approx((low / 4, high / 4))


@pytest.mark.parametrize(
    ("count", "exposure", "level", "said"),
    [
        (-1, 1, 0.95, "count -1"),
        (2.5, 1, 0.95, "count 2.5"),
        (nan, 1, 0.95, "count nan"),
        (inf, 1, 0.95, "count inf"),
        (3, 0, 0.95, "exposure 0"),
        (3, nan, 0.95, "exposure nan"),
        (3, inf, 0.95, "exposure inf"),
        (3, 1, 1.0, "at 1.0"),
        (3, 1, nan, "at nan"),
    ],
)
def test_what_has_no_interval_is_refused(count: float, exposure: float, level: float, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        poisson(count, exposure, level)
