"""Does a publication hide what the former ones hid, and give away nothing when they are read together?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.confidentiality.audit import known_to_be_small
from metrics.model import Term
from publication.cells import of_member, whole
from publication.history import Former, with_former
from publication.protection import Masking, masking_of
from publication.relations import system_of
from publication.system import System
from tests.support.small_publications import CASES, DETECTORS, MONTHS, ZONING, Person, told

SPAN = (MONTHS[0], MONTHS[-1])
ALONE = of_member(CASES, "detector", "health_professional", SPAN).name
YEAR = whole(Term(CASES), SPAN).name


def persons(number: int, **said: object) -> list[Person]:
    return [replace(Person(MONTHS[0], "ccas", "c1", entered=True), **said)] * number  # type: ignore[arg-type]


def published(some: Sequence[Person], former: Sequence[Former] = ()) -> tuple[Former, Masking]:
    tables = told(some)
    masking = masking_of(tables, system_of(tables, ZONING), former, 5.0)
    return Former(System.of_text(masking.system.as_text()), masking.masked), masking


def several(number: int) -> list[Person]:
    alone = {"detector": "health_professional"}
    return [*persons(40), *persons(30, detector="social_service"), *persons(number, **alone)]


def test_what_was_masked_stays_masked() -> None:
    first, before = published(several(5))
    _, now = published(several(30), [first])
    assert ALONE in before.masked & now.masked
    assert ALONE not in published(several(30))[1].masked


def test_what_was_masked_and_is_now_nothing_is_shown() -> None:
    """A zero is published; nobody is behind it any more."""
    first, _ = published(several(5))
    _, now = published(several(0), [first])
    assert ALONE not in now.masked


def test_a_count_that_grew_by_a_few_is_not_shown_again() -> None:
    """Were both shown, their difference would be the few."""
    first, before = published(several(20))
    _, now = published(several(23), [first])
    assert ALONE not in before.masked
    assert ALONE in now.masked
    assert ALONE not in published(several(40), [first])[1].masked


def test_a_count_that_did_not_change_stays_as_it_was() -> None:
    first, before = published(several(20))
    assert published(several(20), [first])[1].masked == before.masked


def test_between_any_two_publications_lies_a_count_that_nobody_sees() -> None:
    first, _ = published(several(20))
    second, _ = published(several(50), [first])
    system = with_former(published(several(56))[1].system, [first, second]).system
    revised = {system.values[name] for name in system.atoms if name.startswith("revised") and ALONE in name}
    assert revised == {36, 6, 30}


def test_a_cell_that_is_told_no_more_is_still_known() -> None:
    first, _ = published(several(20))
    tables = told(several(20))
    for cell in [cell for cell in tables.cells if cell.axis == "detector"]:
        del tables.cells[cell]
    known = with_former(system_of(tables, ZONING), [first])
    assert ALONE in known.published
    assert ALONE not in known.system.atoms
    assert known.system.values[ALONE] == 20


def test_what_was_an_atom_may_become_a_cell() -> None:
    before = System()
    before.show("year", 30)
    before.hide("march", 20)
    now = System()
    now.show("march", 20)
    known = with_former(now, [Former(before, frozenset())])
    assert "march" not in known.system.atoms
    assert known.masked == frozenset()
    assert known.published == {"year"}


def test_what_one_publication_showed_is_not_said_to_be_hidden_because_another_hid_it() -> None:
    """It had another count then: the count that was shown is known for ever."""
    first, _ = published(several(20))
    second, _ = published(several(23), [first])
    known = with_former(published(several(20))[1].system, [first, second])
    assert ALONE in known.published
    assert ALONE not in known.masked
    assert known.system.values[f"{ALONE} (23)"] == 23


somebody = st.builds(
    Person,
    st.sampled_from(MONTHS),
    st.sampled_from(DETECTORS),
    st.sampled_from([*ZONING]),
    st.just(value=True),
)
groups = st.lists(st.tuples(somebody, st.integers(1, 20)), min_size=1, max_size=8)


@given(st.lists(groups, min_size=3, max_size=3))
@settings(max_examples=15, deadline=None)
def test_who_keeps_three_publications_finds_nobody(thrice: Sequence[Sequence[tuple[Person, int]]]) -> None:
    """Each adds to the one before, as late files do; the attack is on all that the three showed."""
    some: list[Person] = []
    kept: list[Former] = []
    for more in thrice:
        some += [one for one, times in more for _ in range(times)]
        kept.append(published(some, kept)[0])
    *before, last = kept
    known = with_former(last.system, before)
    names = known.system.values.keys() - known.system.atoms
    shown = known.published | {name for name in last.system.shown if name not in last.masked}
    assert not known_to_be_small(
        known.system.values,
        list(known.system.equations),
        frozenset(name for name in names - shown if known.system.values[name]),
        threshold=11,
        never_published=frozenset(known.system.atoms),
    )
    for earlier, later in pairwise(kept):
        assert not {name for name in earlier.masked - later.masked if later.system.values.get(name)}


def test_a_small_count_that_falls_under_the_threshold_stops_no_publication() -> None:
    """Eleven were shown, nine are left: fewer than eleven have gone, and nobody finds how many.

    All eleven may be left, for all one knows: it is of those who went that one knows that they are few.
    """
    first, _ = published(several(11))
    _, now = published(several(9), [first])
    assert ALONE in now.masked
    assert now.bounded
    assert not published(several(11), [first])[1].bounded


@given(st.lists(groups, min_size=2, max_size=3))
@settings(max_examples=10, deadline=None)
def test_whatever_is_revised_a_publication_can_be_made_and_keeps_what_was_masked(
    times: Sequence[Sequence[tuple[Person, int]]],
) -> None:
    kept: list[Former] = []
    for now in times:
        kept.append(published([one for one, count in now for _ in range(count)], kept)[0])
    for rank, later in enumerate(kept[1:], 1):
        already = {pair for one in kept[:rank] for pair in _shown(one)}
        assert not {
            name for name, count in _shown(later) - already if count and name in kept[rank - 1].masked
        }


def _shown(one: Former) -> set[tuple[str, int]]:
    return {(name, one.system.values[name]) for name in one.system.shown if name not in one.masked}


@pytest.mark.parametrize("number", [5, 20])
def test_the_first_publication_knows_of_no_other(number: int) -> None:
    system = published(several(number))[1].system
    known = with_former(system, [])
    assert known.system == system
    assert not known.masked | known.published
    assert YEAR in system.shown
