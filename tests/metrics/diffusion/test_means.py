"""When may a mean be told: over enough persons, of whom none makes most of it?"""

from __future__ import annotations

import pytest

from data_access.topics import BY_KEY
from metrics.catalogue import METRICS
from metrics.diffusion.means import CONTRIBUTED, is_mean, may_be_told


@pytest.mark.parametrize(
    ("count", "largest_share", "told"),
    [
        (11, 0.85, True),
        (11, 0.8501, False),
        (10, 0.2, False),
        (1, 1.0, False),
        (1_000, 0.9, False),
        (0, 1.0, True),
    ],
)
def test_a_mean_needs_its_count_and_no_dominant_contributor(
    count: float, largest_share: float, told: bool
) -> None:
    assert may_be_told(count, 11, largest_share) is told


def test_the_mean_of_households_is_the_only_one() -> None:
    """Other ratios of euros have no count of persons below: they are not means of what persons are paid."""
    assert [metric.key for metric in METRICS if is_mean(metric)] == ["ass.mean_per_household"]


@pytest.mark.parametrize("added", sorted(CONTRIBUTED))
def test_a_sum_and_its_count_are_of_the_same_persons(added: str) -> None:
    one, other = BY_KEY[added], BY_KEY[CONTRIBUTED[added].count]
    assert (one.source, one.table) == (other.source, other.table)
    assert other.is_count
    assert not one.is_count
