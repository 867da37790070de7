"""Can somebody who took the whole diffusion base work out a count that it masks?"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from data_access.engine import file_of
from tests.support.attacker.attack import (
    Photograph,
    attacked,
    of_programmes,
    photograph,
    pooled,
)
from tests.support.attacker.solving import THRESHOLD
from tests.support.attacker.stolen import Count, Truth, stolen
from tests.support.bases import DEPARTMENTS
from tests.support.publications import Published


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_what_was_published_is_the_truth_or_is_masked(
    demonstration_published: Published, department: str
) -> None:
    counts = stolen(demonstration_published.diffusion_url, department, 1).counts
    truth = Truth.of(demonstration_published.reporting_url, department)

    wrong = {count: (value, truth.value(count)) for count, value in counts.items() if value is not None}
    assert {count: told for count, told in wrong.items() if told[0] != told[1]} == {}
    assert [count for count, (value, _) in wrong.items() if 0 < value < THRESHOLD] == []
    assert len(wrong) > 1_000


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_a_zero_is_never_masked(demonstration_published: Published, department: str) -> None:
    masked = stolen(demonstration_published.diffusion_url, department, 1).masked
    truth = Truth.of(demonstration_published.reporting_url, department)
    assert masked
    assert [count for count in masked if not truth.value(count)] == []


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_no_masked_count_can_be_worked_out(
    demonstration_published: Published, department: str, request: pytest.FixtureRequest
) -> None:
    found = attacked(_taken(demonstration_published, department))
    request.node.user_properties.append(("attack", f"{department}: {found}"))
    assert found.hidden > 100
    assert found.nothing, str(found)


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_two_partners_of_some_programmes_find_nothing_together(
    demonstration_published: Published, department: str
) -> None:
    whole = stolen(demonstration_published.diffusion_url, department, 1)
    one = of_programmes(whole, "mas", "france_services")
    other = of_programmes(whole, "c2s", "charter")
    together = pooled(one, other)
    assert one.counts.keys() < together.counts.keys() < whole.counts.keys()
    assert other.counts.keys() < together.counts.keys()
    found = attacked(photograph(demonstration_published, department, loot=together))
    assert found.nothing, str(found)


def test_a_companion_that_is_unmasked_gives_a_small_count_away(
    demonstration_published: Published, tmp_path: Path
) -> None:
    """The attack can succeed: it is worth something that it fails."""
    before = _taken(demonstration_published, "61")
    companion, small = _companion_and_small(before)
    bases = Published(demonstration_published.reporting_url, f"sqlite:///{tmp_path / 'leak.sqlite'}")
    _leak(demonstration_published, bases, companion, before.truth[companion])

    found = attacked(photograph(bases, "61"))
    assert small in found.pinned
    assert small in found.known_to_be_few


@cache
def _taken(bases: Published, department: str) -> Photograph:
    return photograph(bases, department)


def _companion_and_small(one: Photograph) -> tuple[Count, Count]:
    """Two masked parts, alone in a sum that is told: a large one, and the small one that it protects."""
    told = one.knowledge.counts
    for whole, parts in one.knowledge.sums:
        hidden = [count for count in (whole, *parts) if told.get(count) is None]
        if len(hidden) == 2 and all(count in told for count in hidden):
            few, many = sorted(hidden, key=one.truth.__getitem__)
            if one.truth[few] < THRESHOLD <= one.truth[many]:
                return many, few
    raise AssertionError("No sum of the demonstration has exactly two masked counts.")


def _leak(bases: Published, copy: Published, count: Count, value: int) -> None:
    original, path = file_of(bases.diffusion_url), file_of(copy.diffusion_url)
    assert original is not None
    assert path is not None
    shutil.copy(original, path)
    with closing(sqlite3.connect(path)) as connection:
        changed = connection.execute(
            "update published_cell set value = ? where department = '61' and quantity = ? and axis = ? "
            "and member = ? and first = ? and last = ? and known = ?",
            (value, count.quantity, count.axis, count.member, count.first, count.last, count.known),
        )
        assert changed.rowcount == 1
        connection.commit()
