"""Is the landing of a whole the sum of those of its parts, as spread as its parts are together?"""

from __future__ import annotations

import numpy as np
import pytest

from metrics.landing import Landing, Standing, project
from metrics.landing.outcome import closed
from metrics.landing.together import PRIOR, added, correlation_of

ONE = Landing(Standing.PROJECTED, 100, 150, 140, 160, sure=20)
OTHER = Landing(Standing.PROJECTED, 10, 30, 20, 45, sure=5)
RARE = Landing(Standing.TOO_RARE, 40, sure=60)
RNG = np.random.default_rng(21)


@pytest.mark.parametrize(
    ("correlation", "half"), [(0.0, (10**2 + 15**2) ** 0.5), (0.5, (325 + 150) ** 0.5), (1.0, 25.0)]
)
def test_half_widths_add_like_errors_that_are_partly_the_same(correlation: float, half: float) -> None:
    whole = added([ONE, OTHER], correlation)

    assert (whole.standing, whole.realised, whole.expected, whole.sure) == (Standing.PROJECTED, 110, 180, 25)
    assert whole.bounds == pytest.approx((180 - half, 180 + half))


def test_the_interval_of_the_whole_never_goes_below_what_is_realised() -> None:
    wide = Landing(Standing.PROJECTED, 100, 110, 100, 200)

    assert added([wide, wide], 0.5).low == 200


def test_a_part_without_projection_counts_for_what_is_there_and_what_is_sure() -> None:
    assert added([ONE, RARE], 0.3) == Landing(Standing.PROJECTED, 140, 250, 240, 260, sure=80)


def test_parts_that_are_closed_or_cannot_be_projected_make_a_whole_that_is_the_same() -> None:
    assert added([closed(3, 0.8), closed(4, 0.8)], 0.5) == closed(7, 0.8)
    assert added([RARE, RARE], 0.5) == Landing(Standing.TOO_RARE, 80, sure=120)


@pytest.mark.parametrize("correlation", [-0.1, 1.1, float("nan")])
def test_a_correlation_that_makes_no_sense_is_refused(correlation: float) -> None:
    with pytest.raises(ValueError, match="found"):
        added([ONE, OTHER], correlation)


def test_flows_that_are_one_are_drawn_from_one_towards_the_prior() -> None:
    """Eighteen errors that are the same: (18 × 1 + 12 × 0.5) / 30."""
    flow = RNG.gamma(9, 10, 24).tolist()

    assert correlation_of([flow, flow, flow]) == pytest.approx(0.8)


def test_flows_that_ignore_each_other_are_drawn_towards_zero_as_months_go() -> None:
    year, long = (
        np.mean([correlation_of(RNG.gamma(9, 10, (5, months)).tolist()) for _ in range(200)])
        for months in (12, 24)
    )

    assert year == pytest.approx(PRIOR * 12 / 18, abs=0.03)
    assert long == pytest.approx(PRIOR * 12 / 30, abs=0.03)


def test_flows_that_rise_when_others_fall_are_never_less_than_independent() -> None:
    flow = RNG.gamma(9, 10, 24)

    assert correlation_of([flow.tolist(), (500 - flow).tolist()]) == 0.0


def test_what_tells_nothing_leaves_the_prior() -> None:
    assert correlation_of([]) == PRIOR
    assert correlation_of([[1.0, 2.0]] * 3) == PRIOR
    assert correlation_of([[5.0] * 24, RNG.gamma(9, 10, 24).tolist()]) == PRIOR


def test_bad_flows_are_refused_with_their_place() -> None:
    with pytest.raises(ValueError, match=r"flow 1; found -1.0 at position 2"):
        correlation_of([[1.0] * 3, [1.0, 1.0, -1.0]])
    with pytest.raises(ValueError, match="found 2 in flow 1"):
        correlation_of([[1.0] * 3, [1.0] * 2])


@pytest.mark.proof
@pytest.mark.parametrize("shared", [0.0, 0.3, 0.7])
def test_the_whole_is_never_told_too_narrow_and_is_nearer_to_four_in_five_than_added_bounds(
    shared: float,
) -> None:
    """Six lines whose months share a part of their chance; twenty months known, four to come.

    Where lines ignore each other, the prior makes the whole prudent; added bounds would always hold.
    """
    rng, kept, kept_by_adding = np.random.default_rng(33), 0, 0
    for _ in range(600):
        common, own = rng.normal(0, 1, 24), rng.normal(0, 1, (6, 24))
        flows = 100 + 15 * (shared**0.5 * common + (1 - shared) ** 0.5 * own)
        parts = [project(flow[:20].tolist(), since=8, remaining=4, counted=False) for flow in flows]
        truth = float(flows[:, 12:].sum())
        kept += _holds(added(parts, correlation_of(flows[:, :20].tolist())), truth)
        kept_by_adding += _holds(added(parts, 1.0), truth)
    assert 0.76 <= kept / 600 <= (0.97 if shared == 0 else 0.92)
    assert kept < kept_by_adding


def _holds(landing: Landing, truth: float) -> bool:
    assert landing.bounds is not None
    return landing.bounds[0] <= truth <= landing.bounds[1]
