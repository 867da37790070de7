"""What would a careless publication show? Copies of a diffusion base in which some counts were changed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

from data_access.engine import file_of
from tests.support.attacker.attack import Photograph
from tests.support.attacker.solving import THRESHOLD
from tests.support.attacker.stolen import Count


def companions(one: Photograph) -> Iterator[tuple[Count, Count, tuple[Count, ...]]]:
    """Two masked parts, alone in a sum that is told: the large one, and the small one that it protects.

    Then the other parts of the sum, those that are shown and large.
    """
    told = one.knowledge.counts
    for whole, parts in one.knowledge.sums:
        hidden = [count for count in (whole, *parts) if told.get(count) is None]
        if len(hidden) == 2 and all(count in told for count in hidden):
            few, many = sorted(hidden, key=one.truth.__getitem__)
            if one.truth[few] < THRESHOLD <= one.truth[many]:
                yield many, few, tuple(one for one in parts if (told.get(one) or 0) >= THRESHOLD)


def companion_and_small(one: Photograph) -> tuple[Count, Count]:
    """The first of them."""
    many, few, _ = next(companions(one))
    return many, few


def tampered(
    original: str, copy: str, department: str, changes: Mapping[Count, int | None], number: int = 1
) -> None:
    """Copy a diffusion base; in one publication, show or mask some counts."""
    source, path = file_of(original), file_of(copy)
    assert source is not None
    assert path is not None
    shutil.copy(source, path)
    with closing(sqlite3.connect(path)) as connection:
        for count, value in changes.items():
            changed = connection.execute(
                "update published_cell set value = ? where department = ? and publication = ? and "
                "quantity = ? and axis = ? and member = ? and first = ? and last = ? and known = ?",
                (
                    *(value, department, number, count.quantity, count.axis, count.member),
                    *(count.first, count.last, count.known),
                ),
            )
            assert changed.rowcount == 1
        connection.commit()
