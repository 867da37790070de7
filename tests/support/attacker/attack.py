"""What does an attack find who has publications of a department, one or several?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from data_access.engine import file_of
from tests.support.attacker.knowledge import Knowledge
from tests.support.attacker.solving import Found, worked_out
from tests.support.attacker.stolen import Count, Loot, Truth, stolen
from tests.support.publications import Published

REVISED = "revised"


@dataclass(frozen=True)
class Photograph:
    """What is known of one publication, and what its counts were on that day."""

    knowledge: Knowledge
    truth: Mapping[Count, int]


def photograph(bases: Published, department: str, number: int = 1, loot: Loot | None = None) -> Photograph:
    """All that can be written down of a publication, while the facts are those that it was made of."""
    value = cache(Truth.of(bases.reporting_url, department).value)
    taken = loot or stolen(bases.diffusion_url, department, number)
    knowledge = Knowledge.of(taken.counts, _zoning(bases.reporting_url), value)
    return Photograph(knowledge, {**{count: value(count) for count in knowledge.counts}, **knowledge.unseen})


def attacked(*taken: Photograph) -> Found:
    """What is found in them together: a count that did not change is the same in all of them."""
    one = taken[0] if len(taken) == 1 else joined(taken)
    return worked_out(one.knowledge, one.truth)


def across(bases: Published, department: str, taken: Sequence[Photograph]) -> Photograph:
    """What can be written down of the counts of several publications that are still what they were.

    Their spans end on other months: two of them tell of what lies between.
    """
    value = Truth.of(bases.reporting_url, department).value
    same = [
        Loot(
            {count: told for count, told in one.knowledge.counts.items() if one.truth[count] == value(count)}
        )
        for one in taken
    ]
    return photograph(bases, department, loot=pooled(*same))


def joined(taken: Sequence[Photograph]) -> Photograph:
    """Several publications as one: a count whose number changed is another, and so is the difference."""
    counts: dict[Count, int | None] = {}
    whole = Knowledge(counts)
    truth: dict[Count, int] = {}
    versions: dict[Count, dict[int, Count]] = {}
    for one in taken:
        named = {count: _version(count, value) for count, value in one.truth.items()}
        truth |= {named[count]: value for count, value in one.truth.items()}
        for count, told in one.knowledge.counts.items():
            versions.setdefault(count, {})[one.truth[count]] = named[count]
            counts[named[count]] = told if told is not None else counts.get(named[count])
        whole.unseen |= {named[count]: value for count, value in one.knowledge.unseen.items()}
        for total, parts in one.knowledge.sums:
            whole.sums[named[total], tuple(named[part] for part in parts)] = None
    whole.unseen = {count: value for count, value in whole.unseen.items() if count not in counts}
    _add_revisions(whole, truth, versions.values())
    return Photograph(whole, truth)


def _add_revisions(
    whole: Knowledge, truth: dict[Count, int], versions: Iterable[Mapping[int, Count]]
) -> None:
    """What lies between two numbers told of the same count is persons too."""
    for numbers in versions:
        ordered = sorted(numbers.items())
        for (less, before), (more, after) in pairwise(ordered):
            between = replace(after, quantity=f"{REVISED} {after.quantity} from {less}")
            whole.unseen[between] = truth[between] = more - less
            whole.sums[after, (before, between)] = None


def _version(count: Count, value: int) -> Count:
    return replace(count, known=f"{count.known} {value}")


def pooled(*loots: Loot) -> Loot:
    """What several partners know together."""
    together: dict[Count, int | None] = {}
    for loot in loots:
        for count, value in loot.counts.items():
            together[count] = value if value is not None else together.get(count)
    return Loot(together)


def _zoning(reporting_url: str) -> Mapping[str, str]:
    with closing(sqlite3.connect(str(file_of(reporting_url)))) as connection:
        return dict(connection.execute("select commune, epci from commune"))
