"""Does a shrunken rate give a small member its due, and no more?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.funnel import shrunken

MEMBERS = st.lists(
    st.integers(1, 3000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    min_size=2,
    max_size=40,
)


@given(MEMBERS)
def test_a_shrunken_rate_stands_between_its_own_and_the_centre(members: list[tuple[int, int]]) -> None:
    found = shrunken(*zip(*members, strict=True))
    bounds = found[["rate", "centre"]]
    assert (found["shrunken"] >= bounds.min(axis=1) - 1e-12).all()
    assert (found["shrunken"] <= bounds.max(axis=1) + 1e-12).all()
    assert (found["low"] <= found["shrunken"] + 1e-12).all()
    assert (found["high"] >= found["shrunken"] - 1e-12).all()


@given(MEMBERS)
def test_the_larger_member_weighs_the_more(members: list[tuple[int, int]]) -> None:
    found = shrunken(*zip(*members, strict=True))
    by_size = found["weight"].to_numpy()[np.argsort([of for _, of in members], kind="stable")]
    assert (np.diff(by_size) >= -1e-12).all()
    assert ((found["weight"] >= 0) & (found["weight"] < 1)).all()


@given(times=st.lists(st.integers(1, 300), min_size=2, max_size=40), of=st.integers(1, 50), data=st.data())
def test_without_differences_beyond_chance_all_stand_at_the_centre(
    times: list[int], of: int, data: st.DataObject
) -> None:
    over = data.draw(st.integers(0, of))
    found = shrunken([over * one for one in times], [of * one for one in times])
    assert (found["weight"] == 0).all()
    assert found["shrunken"].to_numpy() == pytest.approx(over / of, abs=1e-12)


def test_members_that_differ_no_more_than_chance_stand_at_the_centre() -> None:
    assert (shrunken([45, 110, 150], [100, 200, 300])["weight"] == 0).all()


def test_the_centre_itself_is_not_certain() -> None:
    found = shrunken([50, 100, 150], [100, 200, 300])
    assert (found["high"] - found["low"]).to_numpy() == pytest.approx(0.08, abs=0.001)


@pytest.mark.proof
def test_shrunken_rates_err_less_than_raw_ones_and_their_interval_holds_the_truth() -> None:
    """200 groups of 40 members of 10 to 150 cases, whose true shares are known."""
    chance = np.random.default_rng(20260)
    raw, ours, held = [], [], []
    for _ in range(200):
        of = chance.integers(10, 150, 40)
        truth = np.sin(np.clip(chance.normal(0.8, 0.12, 40), 0, np.pi / 2)) ** 2
        over = chance.binomial(of, truth)
        found = shrunken(over.tolist(), of.tolist())
        raw.append(((over / of - truth) ** 2).mean())
        ours.append(((found["shrunken"] - truth) ** 2).mean())
        held.append(((found["low"] <= truth) & (truth <= found["high"])).mean())
    assert np.mean(ours) < 0.75 * np.mean(raw)
    assert 0.90 < np.mean(held) < 0.97
