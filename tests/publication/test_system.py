"""Is a system of equations kept as it is, and are mistakes refused?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.system import System


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.integers(0, 10**6), max_size=8), st.data())
def test_what_is_kept_is_read_as_it_was(counts: dict[str, int], data: st.DataObject) -> None:
    system = System()
    for name, count in counts.items():
        (system.show if data.draw(st.booleans()) else system.hide)(name, count)
    system.show("all", sum(counts.values()))
    if counts and "all" not in counts:
        system.hold("all", counts)
    read = System.of_text(system.as_text())
    assert (read.values, read.atoms, read.equations) == (system.values, system.atoms, system.equations)
    assert list(read.values) == list(system.values)


def test_what_does_not_add_up_is_refused() -> None:
    system = System()
    system.show("year", 12)
    system.show("month", 5)
    with pytest.raises(ValueError, match="year is 12"):
        system.hold("year", ["month"])


@pytest.mark.parametrize("count", [-1, 2.5])
def test_persons_are_whole_and_not_negative(count: float) -> None:
    with pytest.raises(ValueError, match="whole number"):
        System().show("year", count)


def test_a_cell_that_is_shown_is_no_atom_whatever_the_order() -> None:
    system = System()
    system.hide("year", 12)
    system.show("year", 12)
    system.hide("year", 12)
    assert system.shown == ("year",)


def test_a_cell_is_not_said_to_be_the_sum_of_itself() -> None:
    system = System()
    system.show("year", 12)
    system.hold("year", ["year"])
    assert not system.equations
