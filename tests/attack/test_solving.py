"""Can somebody who took the whole diffusion base work out a count that it masks?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.support.attacker.attack import Photograph, attacked, photograph
from tests.support.attacker.leaking import companion_and_small, tampered
from tests.support.attacker.solving import THRESHOLD
from tests.support.attacker.stolen import Truth, stolen
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


def test_a_companion_that_is_unmasked_gives_a_small_count_away(
    demonstration_published: Published, tmp_path: Path
) -> None:
    """The attack can succeed: it is worth something that it fails."""
    before = _taken(demonstration_published, "61")
    companion, small = companion_and_small(before)
    bases = Published(demonstration_published.reporting_url, f"sqlite:///{tmp_path / 'leak.sqlite'}")
    shown = {companion: before.truth[companion]}
    tampered(demonstration_published.diffusion_url, bases.diffusion_url, "61", shown)

    found = attacked(photograph(bases, "61"))
    assert small in found.pinned
    assert small in found.known_to_be_few


@cache
def _taken(bases: Published, department: str) -> Photograph:
    return photograph(bases, department)
