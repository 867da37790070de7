"""Does the system hold all the sums that a reader can write down, and nothing that is false?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.measures import YEAR_AGO
from metrics.model import Term
from metrics.quantities import Monthly
from publication.cells import Cell, of_member, whole
from publication.protection import masking_of
from publication.relations import system_of
from publication.system import System
from publication.tables import Tables
from tests.support.small_publications import (
    CASES,
    DETECTORS,
    ENTERED,
    MONTHS,
    ZONING,
    Person,
    told,
    value_of,
)

SPAN = (MONTHS[0], MONTHS[-1])
THRESHOLD = 11

somebody = st.builds(
    Person, st.sampled_from(MONTHS), st.sampled_from(DETECTORS), st.sampled_from([*ZONING]), st.booleans()
)
many = st.lists(st.tuples(somebody, st.integers(1, 20)), max_size=12).map(
    lambda groups: [one for one, times in groups for _ in range(times)]
)


def persons(number: int, **said: object) -> list[Person]:
    return [replace(Person(MONTHS[0], "ccas", "c1", entered=False), **said)] * number  # type: ignore[arg-type]


def parts_of(system: System, total: str) -> list[set[str]]:
    return [set(parts) for name, parts in system.equations if name == total]


def tables_of(tables: Tables, axis: str) -> set[str]:
    return {cell.name for cell in tables.cells if cell.axis == axis}


def test_a_span_is_the_sum_of_its_months() -> None:
    tables = told([*persons(20), *persons(15, month=MONTHS[2])])
    system = system_of(tables, ZONING)
    months = {whole(Term(CASES), (month, month)).name for month in MONTHS}
    assert months in parts_of(system, whole(Term(CASES), SPAN).name)


def test_a_span_is_cut_by_the_others_into_stretches_that_nobody_sees() -> None:
    tables = told([*persons(20), *persons(15, month=MONTHS[1]), *persons(4, month=MONTHS[3])])
    first, last = (MONTHS[0], MONTHS[2]), (MONTHS[1], MONTHS[3])
    only = Tables("mas", tables.monthly, tables.terms)
    only.cells.update({whole(Term(CASES), span): 35.0 for span in (first,)})
    only.cells.update({whole(Term(CASES), span): 19.0 for span in (last,)})
    system = system_of(only, ZONING)
    stretch = {
        span: whole(Term(CASES), span).name for span in ((MONTHS[1], MONTHS[2]), *((m, m) for m in MONTHS))
    }
    assert parts_of(system, whole(Term(CASES), first).name) == [
        {stretch[MONTHS[0], MONTHS[0]], stretch[MONTHS[1], MONTHS[2]]}
    ]
    assert system.atoms >= {stretch[MONTHS[1], MONTHS[2]], stretch[MONTHS[3], MONTHS[3]]}
    assert system.values[stretch[MONTHS[3], MONTHS[3]]] == 4


def test_the_members_of_an_axis_make_up_the_whole() -> None:
    tables = told([*persons(20), *persons(15, detector="social_service")])
    system = system_of(tables, ZONING)
    members = {of_member(CASES, "detector", one, SPAN).name for one in ("ccas", "social_service")}
    assert members in parts_of(system, whole(Term(CASES), SPAN).name)


def test_who_is_told_under_no_member_is_an_atom() -> None:
    tables = told([*persons(20), *persons(4, detector="social_service")])
    del tables.cells[of_member(CASES, "detector", "social_service", SPAN)]
    system = system_of(tables, ZONING)
    rest = [parts for parts in parts_of(system, whole(Term(CASES), SPAN).name) if parts & system.atoms]
    assert any(system.values[one] == 4 for parts in rest for one in parts & system.atoms)


def test_members_who_overlap_make_up_nothing() -> None:
    tables = told(persons(20))
    tables.cells[of_member(CASES, "detector", "social_service", SPAN)] = 9.0
    whole_span = whole(Term(CASES), SPAN).name
    assert not [
        parts
        for parts in parts_of(system_of(tables, ZONING), whole_span)
        if len(parts & tables_of(tables, "detector")) > 1
    ]


def test_the_communes_of_a_territory_make_it_up() -> None:
    tables = told([*persons(20), *persons(15, commune="c2"), *persons(12, commune="c3")])
    system = system_of(tables, ZONING)
    communes = {of_member(CASES, "commune", one, SPAN).name for one in ("c1", "c2")}
    assert communes in parts_of(system, of_member(CASES, "epci", "e1", SPAN).name)


def test_a_part_and_the_rest_make_up_the_whole_at_every_level() -> None:
    tables = told([*persons(20), *persons(15, entered=True, detector="social_service")])
    system = system_of(tables, ZONING)
    cells = {CASES: whole(Term(CASES), SPAN), ENTERED: whole(Term(ENTERED), SPAN)}
    for axis, member in (("", ""), ("epci", "e1"), ("commune", "c1")):
        of = {key: value_of(tables, axis, member, key)[0].name for key in cells}
        rests = [parts for parts in parts_of(system, of[CASES]) if of[ENTERED] in parts]
        assert [sum(system.values[one] for one in parts if one != of[ENTERED]) for parts in rests] == [20]


def test_quantities_that_are_the_same_are_said_to_be() -> None:
    tables = told(persons(20, entered=True))
    system = system_of(tables, ZONING)
    assert {whole(Term(ENTERED), SPAN).name} in parts_of(system, whole(Term(CASES), SPAN).name)


def test_a_quantity_that_is_a_member_of_an_axis_is_held_to_it() -> None:
    """Entered cases are told under another name than the members of the axis."""
    tables = told([*persons(20), *persons(14, detector="social_service", entered=True)])
    system = system_of(tables, ZONING)
    entered, member = (
        whole(Term(ENTERED), SPAN).name,
        of_member(CASES, "detector", "social_service", SPAN).name,
    )
    assert {member} in parts_of(system, entered) or {entered} in parts_of(system, member)


def test_what_was_known_a_year_ago_and_what_came_since_make_what_is_known_now() -> None:
    tables = told(persons(20))
    values = {**tables.monthly[""].values, (CASES, YEAR_AGO): {"": {MONTHS[0]: 17.0}}}
    late = whole(Term(CASES), SPAN, YEAR_AGO)
    tables = replace(tables, monthly={**tables.monthly, "": Monthly(values)})
    tables.cells[late] = 17.0
    system = system_of(tables, ZONING)
    found = [parts for parts in parts_of(system, whole(Term(CASES), SPAN).name) if late.name in parts]
    assert [system.values[one] for parts in found for one in parts & system.atoms] == [3]


def test_what_speaks_of_no_person_is_in_no_system() -> None:
    tables = told(persons(20))
    tables.cells[Cell("", "planir.actions", "planir.actions", *SPAN, "now", "")] = 3.0
    assert len(system_of(tables, ZONING).shown) == len(tables.cells) - 1


@given(many)
@settings(max_examples=40, deadline=None)
def test_every_equation_holds(some: Sequence[Person]) -> None:
    tables = told(some)
    system = system_of(tables, ZONING)
    assert {cell.name: value for cell, value in tables.cells.items()} == {
        name: system.values[name] for name in system.shown
    }
    for total, parts in system.equations:
        assert system.values[total] == sum(system.values[part] for part in parts)


@given(many)
@settings(max_examples=40, deadline=None)
def test_nothing_small_is_left_to_a_subtraction(some: Sequence[Person]) -> None:
    """By hand, without the system: of each sum that is read, what is masked is nothing, or 11 and several."""
    tables = told(some)
    masked = masking_of(tables, system_of(tables, ZONING), (), 5.0).masked
    assert not [
        cell for cell, value in tables.cells.items() if 0 < value < THRESHOLD and cell.name not in masked
    ]
    for total, parts in _sums(tables):
        hidden = [tables.cells[part] for part in parts if part.name in masked]
        if total.name not in masked and hidden:
            assert len(hidden) > 1
            assert sum(hidden) >= THRESHOLD
    for cell, part in _parts(tables):
        if not {cell.name, part.name} & masked:
            assert not 0 < tables.cells[cell] - tables.cells[part] < THRESHOLD


def _sums(tables: Tables) -> Iterable[tuple[Cell, list[Cell]]]:
    for measure in (CASES, ENTERED):
        total = whole(Term(measure), SPAN)
        yield total, [whole(Term(measure), (month, month)) for month in MONTHS]
        mine = [cell for cell in tables.cells if cell.measure == measure]
        for axis in ("detector", "commune", "epci"):
            yield total, [cell for cell in mine if cell.axis == axis]
        for above in (cell for cell in mine if cell.axis == "epci"):
            inside = {one for one, epci in ZONING.items() if epci == above.member}
            yield above, [cell for cell in mine if cell.axis == "commune" and cell.member in inside]


def _parts(tables: Tables) -> Iterable[tuple[Cell, Cell]]:
    for cell in tables.cells:
        if cell.measure == CASES:
            yield cell, replace(cell, measure=ENTERED, quantity=ENTERED)


@pytest.mark.parametrize("measure", [CASES, ENTERED])
def test_the_naive_attacker_of_these_tests_finds_what_is_left_to_them(measure: str) -> None:
    """Were only the small counts masked, the month that is alone would be found."""
    tables = told([*persons(20, entered=True), *persons(3, month=MONTHS[1], entered=True)])
    small = {cell.name for cell, value in tables.cells.items() if 0 < value < THRESHOLD}
    alone = [
        total
        for total, parts in _sums(tables)
        if total.name not in small and sum(part.name in small for part in parts) == 1
    ]
    assert [cell for cell in alone if cell.measure == measure]


def test_two_cells_never_have_the_same_name() -> None:
    tables = told([*persons(20), *persons(15, detector="social_service", commune="c3")])
    assert len({cell.name for cell in tables.cells}) == len(tables.cells)
