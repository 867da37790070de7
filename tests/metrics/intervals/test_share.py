"""Is the interval of a share the one that R computes?

`wilson_cases.csv`: 378 cases answered by R 4.2.2, `prop.test(correct=FALSE)`, equal to `binom::binom.wilson`.
"""

from __future__ import annotations

import csv
from math import inf, nan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.intervals import wilson

CASES = Path(__file__).parents[1] / "wilson_cases.csv"


def test_the_interval_is_that_of_r() -> None:
    with CASES.open(encoding="utf-8") as lines:
        cases = [{name: float(value) for name, value in line.items()} for line in csv.DictReader(lines)]
    assert len(cases) == 378
    for case in cases:
        found = wilson(case["successes"], case["total"], case["level"])
        assert found == pytest.approx((case["low"], case["high"]), rel=1e-12, abs=1e-15), case


@given(total=st.integers(1, 10**7), data=st.data())
def test_the_interval_holds_the_rate_and_mirrors_its_complement(total: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, total))
    low, high = wilson(successes, total)
    assert 0 <= low <= successes / total * (1 + 1e-12)
    assert successes / total * (1 - 1e-12) <= high <= 1
    assert wilson(total - successes, total) == pytest.approx((1 - high, 1 - low), abs=1e-12)


def test_none_and_all_reach_the_bounds_and_nothing_else_does() -> None:
    assert wilson(0, 20)[0] == 0
    assert wilson(20, 20)[1] == 1
    assert 0 < wilson(1, 20)[0] < wilson(19, 20)[1] < 1


def test_a_higher_level_is_wider() -> None:
    assert wilson(243, 454, 0.99)[0] < wilson(243, 454)[0] == pytest.approx(0.4893, abs=1e-4)


@pytest.mark.parametrize(
    ("successes", "total", "level"),
    [(0, 0, 0.95), (3, 2, 0.95), (-1, 2, 0.95), (1, 2, 1.0), (nan, 2, 0.95), (1, nan, 0.95), (3, inf, 0.95)],
)
def test_what_has_no_interval_is_refused(successes: float, total: float, level: float) -> None:
    with pytest.raises(ValueError, match="Expected"):
        wilson(successes, total, level)
