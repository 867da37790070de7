"""Is what is masked the least harmful, and is nothing written when an attack on it would succeed?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data_access.ledger import last_number
from data_access.query import rows
from metrics.confidentiality import protected
from metrics.model import Term
from publication import protection
from publication.cells import of_member, whole
from publication.protection import Undisclosed, costs, masking_of
from publication.relations import system_of
from publication.system import System
from tests.support.bases import FactBase
from tests.support.small_publications import CASES, ENTERED, MONTHS, ZONING, Person, draft, filled, told

SPAN = (MONTHS[0], MONTHS[-1])


def persons(number: int, **said: object) -> list[Person]:
    return [replace(Person(MONTHS[0], "ccas", "c1", entered=True), **said)] * number  # type: ignore[arg-type]


PERSONS = [
    *persons(40),
    *persons(30, detector="social_service", month=MONTHS[1]),
    *persons(3, detector="health_professional", month=MONTHS[2]),
]


def only_the_small_ones(values: Any, equations: Any, **options: Any) -> Any:
    """What a tool that filters rows would do."""
    small = frozenset(name for name, value in values.items() if 0 < value < options["threshold"])
    return replace(protected(values, equations, **options), masked=small)


def test_masking_the_small_counts_alone_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = told(PERSONS)
    monkeypatch.setattr(protection, "protected", only_the_small_ones)
    with pytest.raises(Undisclosed, match=r"rien n'est écrit.*Prévenir l'administrateur"):
        masking_of(tables, system_of(tables, ZONING), (), 5.0)


def test_unmasking_any_companion_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = told(PERSONS)
    system = system_of(tables, ZONING)
    whole_mask = masking_of(tables, system, (), 5.0)
    companions = sorted(whole_mask.masked - whole_mask.small)
    assert companions

    for one in companions:

        def forgetful(values: Any, equations: Any, *, shown: str = one, **options: Any) -> Any:
            found = protected(values, equations, **options)
            return replace(found, masked=found.masked - {shown})

        monkeypatch.setattr(protection, "protected", forgetful)
        with pytest.raises(Undisclosed):
            masking_of(tables, system, (), 5.0)


def test_nothing_is_written_when_the_attack_succeeds(
    fact_base: FactBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(fact_base)
    monkeypatch.setattr(protection, "protected", only_the_small_ones)
    with pytest.raises(Undisclosed):
        draft(fact_base.url)
    assert rows(fact_base.url, last_number(fact_base.perimeter)) == [(None,)]


def test_what_a_committee_reads_first_is_masked_last() -> None:
    tables = told(PERSONS)
    system = system_of(tables, ZONING)
    price = costs(tables.cells, system)
    year = price[whole(Term(CASES), SPAN).name]
    territory = price[of_member(CASES, "epci", "e1", SPAN).name]
    member = price[of_member(CASES, "detector", "ccas", SPAN).name]
    month = price[whole(Term(CASES), (MONTHS[0], MONTHS[0])).name]
    other = price[of_member(ENTERED, "detector", "ccas", SPAN).name]
    assert year > member > territory > month > other > 0
    small = price[of_member(CASES, "detector", "health_professional", SPAN).name]
    assert member > small, "of two cells alike the larger is worth more"
    assert price.keys() == {*system.shown}


def test_the_whole_year_is_shown_when_a_month_can_be_hidden() -> None:
    tables = told(PERSONS)
    masking = masking_of(tables, system_of(tables, ZONING), (), 5.0)
    assert whole(Term(CASES), SPAN).name not in masking.masked
    assert masking.small <= masking.masked
    assert masking.proven


def test_a_table_that_speaks_of_no_person_is_whole() -> None:
    tables = told(())
    tables.cells.clear()
    masking = masking_of(tables, System(), (), 5.0)
    assert masking.masked == frozenset()
