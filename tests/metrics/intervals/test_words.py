"""Is an interval told in good French, and does it say when it concludes nothing?"""

from __future__ import annotations

from math import nan

import pytest

from metrics.intervals import interval_in_words, poisson, too_wide, wilson
from metrics.units import CASES, NO_BREAK, PER_AGENT, SHARE


def test_an_interval_is_told_with_its_unit_once() -> None:
    words = interval_in_words(*wilson(243, 454), SHARE)
    assert words == "intervalle à 95 % : 48,9 à 58,1 %".replace(" %", f"{NO_BREAK}%").replace(
        " :", f"{NO_BREAK}:"
    )


def test_the_unit_agrees_with_the_high_bound() -> None:
    assert interval_in_words(0.2, 1.4, CASES).endswith(f"0 à 1{NO_BREAK}saisine")
    assert interval_in_words(4.8, 18.4, CASES).endswith(f"5 à 18{NO_BREAK}saisines")


@pytest.mark.parametrize(("cases", "wide"), [(20, True), (92, True), (94, False), (454, False)])
def test_a_share_at_one_half_concludes_from_93_cases(cases: int, wide: bool) -> None:
    assert too_wide(*wilson(cases / 2, cases), SHARE) is wide


@pytest.mark.parametrize(("count", "wide"), [(0, True), (5, True), (12, True), (17, False), (200, False)])
def test_a_rate_concludes_from_about_fifteen_events(count: int, wide: bool) -> None:
    assert too_wide(*poisson(count, exposure=7), PER_AGENT) is wide


@pytest.mark.parametrize(("low", "high"), [(0.6, 0.5), (nan, 0.5), (0.1, float("inf"))])
def test_bounds_that_are_none_are_refused(low: float, high: float) -> None:
    for told in (interval_in_words, too_wide):
        with pytest.raises(ValueError, match="Expected two finite bounds"):
            told(low, high, SHARE)
