"""How often does the funnel single out somebody when only chance is at work, and does it see who differs?"""

from __future__ import annotations

import numpy as np
import pytest

from metrics.funnel import limits

GROUPS, MEMBERS = 1500, 20


def _outside(shares: list[float], *, overdispersion: bool) -> np.ndarray:
    """For each simulated group, which members stand beyond the limits at 95 % and at 99.8 %."""
    chance = np.random.default_rng(2026)
    found = []
    for _ in range(GROUPS):
        of = chance.integers(30, 600, len(shares))
        told = limits(chance.binomial(of, shares), of, overdispersion=overdispersion)
        rate = told["rate"]
        wide = (rate < told["low998"]) | (rate > told["high998"])
        found.append([(rate < told["low95"]) | (rate > told["high95"]), wide])
    return np.array(found)


@pytest.mark.proof
@pytest.mark.parametrize("share", [0.15, 0.58, 0.9])
@pytest.mark.parametrize("overdispersion", [False, True])
def test_chance_alone_is_singled_out_as_rarely_as_the_limits_say(share: float, overdispersion: bool) -> None:
    near, wide = _outside([share] * MEMBERS, overdispersion=overdispersion).mean(axis=(0, 2))
    assert near < 0.055
    assert wide < 0.003


@pytest.mark.proof
def test_one_who_differs_is_seen_and_the_others_are_left_alone() -> None:
    wide = _outside([0.58] * (MEMBERS - 1) + [0.35], overdispersion=True)[:, 1, :]
    assert wide[:, -1].mean() > 0.75
    assert wide[:, :-1].mean() < 0.004
