"""Is what is granted followed to its payment, and what will be granted counted for its part of the year?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from metrics.landing import Standing, project_payments

MONTHS = 18
AMOUNTS = [100.0, 110, 90, 105, 95, 100] * 3


def _paid(granted: Sequence[float], shares: Sequence[float]) -> list[list[float]]:
    """Each grant paid by these shares at lags 0, 1, 2…, as known at the end of the last month."""
    last = len(granted)
    return [[amount * share for share in shares[: last - rank]] for rank, amount in enumerate(granted)]


def test_the_part_already_granted_is_certain_to_the_cent_when_the_pace_is() -> None:
    """Half at once, half a month later: the last grant, 100, still brings 50, and two months bring 150."""
    landing = project_payments(AMOUNTS, _paid(AMOUNTS, [0.5, 0.5]), realised=1_000, remaining=2)

    assert landing.sure == pytest.approx(50)
    assert landing.expected == pytest.approx(1_050 + 150, rel=0.01)


def test_what_is_granted_too_late_to_be_paid_in_the_year_is_left_out() -> None:
    """Everything is paid two months later: with one month left, only past grants can be paid in it."""
    landing = project_payments(AMOUNTS, _paid(AMOUNTS, [0.0, 0.0, 1.0]), realised=0, remaining=1)

    assert landing.expected == pytest.approx(AMOUNTS[-2])
    assert list(landing.bounds or ()) == pytest.approx([AMOUNTS[-2]] * 2)


def test_a_part_that_is_never_paid_is_not_expected() -> None:
    landing = project_payments(AMOUNTS, _paid(AMOUNTS, [0.9]), realised=0, remaining=1)

    assert landing.sure == pytest.approx(0)
    assert landing.expected == pytest.approx(90, rel=0.02)


def test_an_uneven_pace_widens_the_interval() -> None:
    uneven = [
        [amount * (0.2 if rank % 2 else 0.8), amount * (0.8 if rank % 2 else 0.2)][: MONTHS - rank]
        for rank, amount in enumerate(AMOUNTS)
    ]
    even = project_payments(AMOUNTS, _paid(AMOUNTS, [0.5, 0.5]), realised=0, remaining=2)
    odd = project_payments(AMOUNTS, uneven, realised=0, remaining=2)

    assert even.bounds is not None
    assert odd.bounds is not None
    assert odd.bounds[1] - odd.bounds[0] > 1.5 * (even.bounds[1] - even.bounds[0])


@pytest.mark.parametrize(
    ("granted", "standing"),
    [
        ([10.0] * 11, Standing.TOO_SHORT),
        ([0.0] * 11 + [60_000.0], Standing.TOO_RARE),
        ([10.0] * 12, Standing.NO_SPREAD),
    ],
)
def test_what_cannot_be_projected_has_a_standing_and_keeps_what_is_sure(
    granted: Sequence[float], standing: Standing
) -> None:
    landing = project_payments(granted, _paid(granted, [0.0]), realised=5, remaining=3)

    assert (landing.standing, landing.expected, landing.bounds) == (standing, None, None)
    assert landing.realised == 5
    assert landing.sure == pytest.approx(sum(granted))


def test_a_year_that_is_over_is_what_was_paid() -> None:
    landing = project_payments(AMOUNTS, _paid(AMOUNTS, [1.0]), realised=1_234, remaining=0)

    assert (landing.standing, landing.expected) == (Standing.CLOSED, 1_234)


@pytest.mark.parametrize(
    ("granted", "paid", "remaining", "said"),
    [
        ([1.0, -1.0], [[], []], 2, "found -1.0 at position 1"),
        ([1.0, 1.0], [[1.0], [0.0, 5.0]], 2, "found 5.0 at position 1, lag 1"),
        ([1.0, 1.0], [[1.0], [float("nan")]], 2, "found nan at position 1, lag 0"),
        ([1.0, 1.0], [[1.0]], 2, "payments of 2 months; found those of 1"),
        ([1.0], [[1.0]], 13, "found 13"),
    ],
)
def test_bad_input_is_refused_with_its_place(
    granted: Sequence[float], paid: Sequence[Sequence[float]], remaining: int, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        project_payments(granted, paid, realised=0, remaining=remaining)


@pytest.mark.proof
def test_the_interval_holds_four_times_in_five_on_simulated_commissions() -> None:
    rng, kept = np.random.default_rng(12), 0
    for _ in range(1_000):
        granted = rng.gamma(9, 10_000 / 9, 24)
        shares = rng.dirichlet([6, 3, 1], 24)
        flows = np.zeros((24, 27))
        for month in range(24):
            flows[month, month : month + 3] = granted[month] * shares[month]
        known = [[float(flows[rank, rank + lag]) for lag in range(20 - rank)] for rank in range(20)]
        realised = float(flows[:20, 12:20].sum())
        landing = project_payments(granted[:20].tolist(), known, realised=realised, remaining=4)
        assert landing.bounds is not None
        kept += landing.bounds[0] <= flows[:, 12:24].sum() <= landing.bounds[1]
    assert 0.72 <= kept / 1_000 <= 0.90
