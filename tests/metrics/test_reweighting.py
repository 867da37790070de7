"""Is the re-weighted rate the one of direct standardisation, with an interval that keeps its promise?"""

from __future__ import annotations

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from metrics.intervals import wilson
from metrics.reweighting import LEAST_EFFECTIVE, Cell, Reweighted, reweighted

TWO_BY_TWO: tuple[Cell, ...] = (("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"))
COUNTS = st.lists(
    st.integers(0, 400).flatmap(lambda cases: st.tuples(st.integers(0, cases), st.just(cases))),
    min_size=4,
    max_size=4,
)
WEIGHTS = st.lists(st.floats(0.01, 1000), min_size=4, max_size=4)


def at(
    counts: list[tuple[int, int]], weights: list[float], cells: tuple[Cell, ...] = TWO_BY_TWO
) -> Reweighted:
    return reweighted(cells, [part for part, _ in counts], [cases for _, cases in counts], weights)


@given(COUNTS)
def test_with_the_mix_of_the_reference_the_rate_and_its_interval_are_the_raw_ones(
    counts: list[tuple[int, int]],
) -> None:
    part, cases = (sum(one) for one in zip(*counts, strict=True))
    assume(cases > 0)
    found = at(counts, [float(cases) for _, cases in counts])
    assert (found.rate, found.covered_share) == pytest.approx((part / cases, 1))
    assert found.effective_count == pytest.approx(cases)
    assert (found.low, found.high) == pytest.approx(wilson(part, cases), abs=1e-9)


@given(COUNTS, WEIGHTS)
def test_the_rate_stands_between_those_of_the_cells_and_inside_its_interval(
    counts: list[tuple[int, int]], weights: list[float]
) -> None:
    rates = [part / cases for part, cases in counts if cases]
    assume(rates)
    found = at(counts, weights)
    assert min(rates) - 1e-9 <= found.rate <= max(rates) + 1e-9
    assert 0 <= found.low <= found.rate + 1e-9
    assert found.rate - 1e-9 <= found.high <= 1
    assert 0 < found.covered_share <= 1
    assert found.effective_count <= sum(cases for _, cases in counts) * (1 + 1e-9)


@given(COUNTS, WEIGHTS, st.floats(0.001, 1000))
def test_the_unit_of_the_weights_does_not_matter(
    counts: list[tuple[int, int]], weights: list[float], factor: float
) -> None:
    assume(any(cases for _, cases in counts))
    one, other = at(counts, weights), at(counts, [weight * factor for weight in weights])
    assert (one.rate, one.low, one.high) == pytest.approx((other.rate, other.low, other.high))


def test_the_rate_is_the_weighted_mean_of_the_rates_of_the_cells() -> None:
    found = at([(8, 10), (30, 60), (9, 90), (40, 40)], [1, 2, 3, 4])
    assert found.rate == pytest.approx((0.8 + 2 * 0.5 + 3 * 0.1 + 4 * 1.0) / 10)
    assert found.effective_count == pytest.approx(100 / (1 / 10 + 4 / 60 + 9 / 90 + 16 / 40))


def test_on_large_cells_the_interval_agrees_with_the_delta_method_on_the_logit() -> None:
    """Written apart: the variance of each cell on its own rate, carried to the scale of the logit."""
    part, cases = np.array([420, 300, 330, 190]), np.array([600, 400, 500, 300])
    shares, rates = np.array([0.4, 0.3, 0.2, 0.1]), part / cases
    rate = float(shares @ rates)
    deviation = sqrt(float(shares**2 @ (rates * (1 - rates) / cases))) / (rate * (1 - rate))
    told = [1 / (1 + exp(-(log(rate / (1 - rate)) + side * 1.959964 * deviation))) for side in (-1, 1)]
    found = reweighted(TWO_BY_TWO, part.tolist(), cases.tolist(), shares.tolist())
    assert found.rate == pytest.approx(rate)
    assert (found.low, found.high) == pytest.approx(told, abs=0.001)


def test_an_empty_cell_takes_the_rate_of_the_cells_that_differ_by_the_last_axis_only() -> None:
    found = at([(8, 10), (0, 0), (10, 100), (10, 100)], [1, 3, 3, 3])
    assert found.rate == pytest.approx(0.4 * 0.8 + 0.6 * 0.1)
    assert found.covered_share == pytest.approx(0.7)


def test_without_any_case_along_the_last_axis_the_others_of_the_axis_before_answer() -> None:
    cells: tuple[Cell, ...] = (*(("a", age, place) for age in "12" for place in "xy"), ("b", "1", "x"))
    found = at([(5, 10), (5, 10), (0, 0), (0, 0), (9, 10)], [1, 1, 1, 1, 4], cells)
    assert found.rate == pytest.approx(0.5 * 0.5 + 0.5 * 0.9)
    assert found.covered_share == pytest.approx(0.75)


def test_without_any_case_on_the_first_axis_the_rate_is_that_of_what_is_left_and_says_its_cover() -> None:
    found = at([(80, 100), (80, 100), (0, 0), (0, 0)], [35, 35, 15, 15])
    assert found.rate == pytest.approx(0.8)
    assert found.covered_share == pytest.approx(0.7)
    assert not found.is_covered
    assert not found.is_comparable


def test_a_heavy_cell_of_few_cases_makes_the_rate_incomparable_not_certain() -> None:
    found = at([(2, 2), (400, 500), (400, 500), (400, 500)], [40, 20, 20, 20])
    assert found.is_covered
    assert found.effective_count < LEAST_EFFECTIVE
    assert not found.is_comparable
    assert found.high - found.low > 0.2


def test_one_hundred_effective_cases_are_enough_and_ninety_nine_are_not() -> None:
    enough, short = reweighted([("a",)], [75], [100], [1.0]), reweighted([("a",)], [75], [99], [1.0])
    assert (enough.is_comparable, short.is_comparable) == (True, False)


@pytest.mark.parametrize(
    ("numerators", "denominators", "weights", "told"),
    [
        ([1, 12, 1, 1], [10] * 4, [1.0] * 4, "found 12 of 10 at position 1"),
        ([1, 1, -1, 1], [10] * 4, [1.0] * 4, "found -1 of 10 at position 2"),
        ([1, 1, 1, float("nan")], [10] * 4, [1.0] * 4, "found nan of 10 at position 3"),
        ([1] * 4, [10, 10, 10, float("inf")], [1.0] * 4, "found 1 of inf at position 3"),
        ([1] * 4, [float("nan"), 10, 10, 10], [1.0] * 4, "found 1 of nan at position 0"),
        ([1] * 4, [10] * 4, [1, -2, 1, 1], "found -2 at position 1"),
        ([1] * 4, [10] * 4, [1, 1, float("nan"), 1], "found nan at position 2"),
        ([1] * 4, [10] * 4, [1, 1, float("inf"), 1], "found inf at position 2"),
        ([1] * 4, [10] * 4, [0.0] * 4, "positive sum; found 0"),
        ([0] * 4, [0] * 4, [1.0] * 4, "Expected a case in a cell with a weight; found none"),
        ([1, 0, 0, 0], [2, 0, 0, 0], [0.0, 1, 1, 1], "Expected a case in a cell with a weight; found none"),
        ([1] * 3, [10] * 4, [1.0] * 4, r"found \[4, 3, 4, 4\]"),
    ],
)
def test_an_impossible_number_is_named_with_its_position(
    numerators: list[float], denominators: list[float], weights: list[float], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        reweighted(TWO_BY_TWO, numerators, denominators, weights)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([("a", "x"), ("a", "x")], "again at position 1"),
        ([("a", "x"), ("a",)], "one member an axis; found .* at position 1"),
        ([(), ()], "at position 0"),
        ([], "found"),
    ],
)
def test_cells_that_are_not_told_apart_are_refused(cells: list[Cell], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        reweighted(cells, [1] * len(cells), [2] * len(cells), [1.0] * len(cells))


@pytest.mark.proof
@pytest.mark.parametrize("count", [150, 400, 1500])
def test_the_interval_holds_the_true_rate_as_often_as_it_says_even_with_many_nearly_empty_cells(
    count: int,
) -> None:
    """Thirty-six cells, half of which hold less than 2 % of the answers; the mix is not the reference."""
    rng = np.random.default_rng(20231117)
    cells: list[Cell] = [(c, a, p) for c in range(2) for a in range(6) for p in range(3)]
    shares = np.outer(
        [0.75, 0.25], np.outer([0.03, 0.04, 0.15, 0.46, 0.26, 0.06], [0.88, 0.08, 0.04])
    ).ravel()
    others = np.outer([0.65, 0.35], np.outer([0.04, 0.05, 0.15, 0.46, 0.24, 0.06], [0.86, 0.1, 0.04])).ravel()
    rates = np.array([0.82 if c == 0 else 0.66 for c, _, _ in cells]) - np.tile([0, 0.03, 0.06], 12)
    truth, held = float(shares @ rates), 0
    for _ in range(2000):
        cases = rng.multinomial(count, others)
        found = reweighted(cells, rng.binomial(cases, rates).tolist(), cases.tolist(), shares.tolist())
        held += found.low <= truth <= found.high
    assert 0.935 <= held / 2000 <= 0.985
