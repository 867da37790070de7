"""Does each contract hold its source, its table and the facts that honest offices would write?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

import pyarrow as pa
import pytest
from sqlalchemy import Boolean, Column, Date, Double, Integer, String
from sqlalchemy.types import TypeEngine

from ingestion.checking.layout import layout_of
from ingestion.checking.personal import names_a_person
from ingestion.contracts.catalogue import BY_NAME, BY_SOURCE, CONTRACTS
from ingestion.contracts.dates import Dated
from ingestion.contracts.kinds import Code, OneOf, Reference, Words
from ingestion.contracts.model import Contract, Field
from ingestion.reading.sheet import Sheet
from ingestion.reading.text import same_words
from metrics.catalogue import SOURCES
from tests.support.contracts import (
    broken,
    demonstration_rows,
    ground,
    in_a_file,
    known_examples,
    read,
    rules_broken_by,
)

PLAIN = tuple(contract for contract in CONTRACTS if contract.unfold is None)
"""Those whose line is a row of their table, not a line to be unfolded over several tables."""
DEPARTMENTS = ("61", "91")
KEPT: dict[type[TypeEngine[Any]], pa.DataType] = {
    Boolean: pa.bool_(),
    Date: pa.date32(),
    Double: pa.float64(),
    Integer: pa.int64(),
    String: pa.string(),
}

NO_SHEET = cast(Sheet, None)
"""Which contract a header suits does not depend on what follows it."""

every = pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
every_plain = pytest.mark.parametrize("contract", PLAIN, ids=lambda contract: contract.name)
in_both = pytest.mark.parametrize("department", DEPARTMENTS)


def columns(contract: Contract) -> dict[str, Column[Any]]:
    return {column.name: column for column in contract.table.columns if column.name != "department"}


def kept(contract: Contract) -> Iterator[tuple[Field, Column[Any]]]:
    for field in contract.fields:
        if field.column:
            yield field, contract.table.columns[field.column]


def on_one_line(value: Any) -> Any:
    """A text as it is kept: with plain spaces only."""
    return " ".join(value.split()) if isinstance(value, str) else value


def test_each_source_has_its_contract_and_each_contract_its_name() -> None:
    assert set(BY_SOURCE) == set(SOURCES)
    assert len(BY_NAME) == len(BY_SOURCE) == len(CONTRACTS)


@every
def test_names_can_be_typed(contract: Contract) -> None:
    for name in (contract.name, *(field.name for field in contract.fields)):
        assert name == same_words(name)


@every
def test_no_header_means_two_fields(contract: Contract) -> None:
    headers = [
        header
        for field in contract.all_fields
        for header in {same_words(said) for said in (field.name, field.title, *field.synonyms)}
    ]
    assert not [header for header, count in Counter(headers).items() if count > 1]


@every
def test_no_header_of_persons_asks_who_they_are(contract: Contract) -> None:
    headers = [said for field in contract.fields for said in (field.name, field.title, *field.synonyms)]
    assert not contract.personal or not [header for header in headers if names_a_person(header)]


@every
@pytest.mark.parametrize("said", ["name", "title"])
@pytest.mark.parametrize("whole", [True, False], ids=["every-column", "required-columns"])
def test_the_header_of_a_file_tells_its_source(contract: Contract, said: str, whole: bool) -> None:
    header = [getattr(field, said) for field in contract.fields if whole or field.required]
    found = [layout for one in CONTRACTS if (layout := layout_of(NO_SHEET, [header], one))]
    best = max(layout.likeness for layout in found)

    assert [layout.contract.name for layout in found if layout.likeness == best] == [contract.name]


@every
def test_each_field_is_explained_in_one_sentence(contract: Contract) -> None:
    assert contract.advice.endswith(".")
    for field in contract.fields:
        assert field.title
        assert field.definition.endswith((".", "?"))
        assert field.definition[0] == "«" or field.definition[0].isupper()


@every_plain
def test_each_column_of_the_table_is_filled_once(contract: Contract) -> None:
    filled = [field.column for field in contract.fields if field.column]
    filled += [derived.column for derived in contract.derived]
    filled += [contract.ranked] if contract.ranked else []
    assert sorted(filled) == sorted(columns(contract))


@every_plain
def test_a_field_is_required_exactly_when_its_column_is(contract: Contract) -> None:
    assert {field.name: field.required for field, _ in kept(contract)} == {
        field.name: not column.nullable for field, column in kept(contract)
    }


@every_plain
def test_a_field_holds_what_its_column_keeps(contract: Contract) -> None:
    for field, column in kept(contract):
        told = next(arrow for sort, arrow in KEPT.items() if isinstance(column.type, sort))
        assert field.kind.arrow == told, field.name


@every_plain
def test_no_text_is_longer_than_its_column(contract: Contract) -> None:
    for field, column in kept(contract):
        if isinstance(field.kind, Words | Code):
            assert field.kind.longest == column.type.length, field.name  # type: ignore[attr-defined]
        if isinstance(field.kind, OneOf) and isinstance(column.type, String):
            assert max(map(len, field.kind.members)) <= (column.type.length or 0), field.name


@every_plain
def test_the_key_is_that_of_the_table(contract: Contract) -> None:
    named = {contract.field(name).column for name in contract.key}
    table_key = {column.name for column in contract.table.primary_key} - {"department"}
    if contract.ranked:
        assert contract.ranked in table_key
        assert table_key - {contract.ranked} <= named
    else:
        assert named == table_key


@every
def test_a_key_is_always_filled_unless_lines_are_told_apart_by_their_rank(contract: Contract) -> None:
    assert contract.ranked or all(contract.field(name).required for name in contract.key)


@every
def test_a_line_is_placed_in_time_by_a_date_that_is_always_there(contract: Contract) -> None:
    if contract.dated_by:
        dating = contract.field(contract.dated_by)
        assert isinstance(dating.kind, Dated)
        assert dating.required


@every
def test_nothing_written_freely_speaks_of_persons(contract: Contract) -> None:
    if contract.personal:
        assert not [field.name for field in contract.fields if isinstance(field.kind, Words)]


@every
def test_rules_speak_of_fields_and_say_what_they_expect(contract: Contract) -> None:
    names = {field.name for field in contract.fields}
    for rule in contract.rules:
        assert set(rule.fields) <= names
        assert rule.expected(contract.titles)


@every
def test_an_identifier_of_another_source_is_its_key(contract: Contract) -> None:
    for field in contract.fields:
        if isinstance(field.kind, Reference):
            referred = BY_SOURCE[field.kind.source]
            [name] = referred.key
            assert field.example == referred.field(name).example


@every
def test_each_example_is_read_by_its_kind(contract: Contract) -> None:
    known = known_examples(contract)
    for field in contract.all_fields:
        kind = Code() if isinstance(field.kind, Reference) else field.kind
        assert kind.reader(known)(field.example) is not None
        assert field.example == field.example.strip()


@every
def test_a_line_of_examples_breaks_no_rule(contract: Contract) -> None:
    assert rules_broken_by(contract) == set()


@every
def test_words_offered_are_words_accepted(contract: Contract) -> None:
    known = known_examples(contract)
    for field in contract.fields:
        assert all(field.kind.reader(known)(word) is not None for word in field.kind.choices())


@every_plain
@in_both
def test_the_demonstration_written_by_an_office_is_read_back_the_same(
    contract: Contract, department: str
) -> None:
    rows = demonstration_rows(department)[contract.source]
    known = ground(department)
    texts = in_a_file(contract, rows)
    values = {field.name: read(field, texts[field.name], known) for field, _ in kept(contract)}

    for field, column in kept(contract):
        assert values[field.name] == [on_one_line(row[column.name]) for row in rows], field.name
    for derived in contract.derived:
        found = [derived.rule(known, row[derived.reads]) for row in rows]
        assert found == [row[derived.column] for row in rows], derived.column
    for rule in contract.rules:
        assert not broken(contract, rule, values), rule
    lines = list(zip(*(values[name] for name in contract.key), strict=True))
    assert len(set(lines)) == len(lines), "the key does not tell the lines apart"
