"""Is the landing of a whole the sum of those of its parts, certain ones included?"""

from __future__ import annotations

import pytest

from metrics.landing import Landing, Standing
from metrics.landing.outcome import added, closed, landed

ONE = Landing(Standing.PROJECTED, 100, 150, 140, 160, sure=20)
OTHER = Landing(Standing.PROJECTED, 10, 30, 20, 45, sure=5)
RARE = Landing(Standing.TOO_RARE, 40, sure=60)


def test_parts_and_their_intervals_are_added() -> None:
    assert added([ONE, OTHER]) == Landing(Standing.PROJECTED, 110, 180, 160, 205, sure=25)


def test_a_part_without_projection_counts_for_what_is_there_and_what_is_sure() -> None:
    assert added([ONE, RARE]) == Landing(Standing.PROJECTED, 140, 250, 240, 260, sure=80)


def test_parts_that_are_closed_or_cannot_be_projected_make_a_whole_that_is_the_same() -> None:
    assert added([closed(3, 0.8), closed(4, 0.8)]) == closed(7, 0.8)
    assert added([RARE, RARE]) == Landing(Standing.TOO_RARE, 80, sure=120)


def test_the_interval_never_goes_below_what_is_realised() -> None:
    landing = landed(100, (1, 10_000, 5), 0.8)

    assert landing.low == 100
    assert landing.high is not None
    assert landing.high == pytest.approx(101 + 147.588, rel=1e-4)
