"""Does an interval stop at what is already realised, and follow Student's law above?"""

from __future__ import annotations

import pytest

from metrics.landing.outcome import landed


def test_the_interval_never_goes_below_what_is_realised() -> None:
    landing = landed(100, (1, 10_000, 5), 0.8)

    assert landing.low == 100
    assert landing.high is not None
    assert landing.high == pytest.approx(101 + 147.588, rel=1e-4)
