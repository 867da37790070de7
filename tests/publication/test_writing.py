"""Is a publication written whole or not at all, with nothing in it of what it masks?"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from pathlib import Path

import pytest
from sqlalchemy import Table, select

from access.perimeter import Perimeter
from data_access import diffusion
from data_access.diffusion.base import check_diffusion
from data_access.engine import file_of, reading
from data_access.ledger import former_publications, last_number
from data_access.query import rows
from data_access.schema.common import partner
from data_access.schema.diffusion import diffusion_metadata, published_cell, published_name
from metrics.diffusion.rules import rule_of
from publication.publish import Draft, published
from publication.system import System
from publication.writing import write
from tests.support.bases import FactBase
from tests.support.publications import Published
from tests.support.small_publications import SECRET, draft, filled

HERE = Perimeter("61")
TABLES = diffusion_metadata.sorted_tables


@pytest.fixture
def diffusion_url(tmp_path: Path) -> str:
    """The address of a diffusion base that nobody has made yet."""
    return f"sqlite:///{tmp_path / 'diffusion.sqlite'}"


@pytest.fixture
def ready(fact_base: FactBase) -> Draft:
    """A publication that is not written yet."""
    return draft(filled(fact_base).url)


def content(url: str) -> dict[str, list[tuple[object, ...]]]:
    with reading(url) as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in TABLES
        }


def test_a_publication_makes_the_base_and_is_numbered(
    fact_base: FactBase, ready: Draft, diffusion_url: str
) -> None:
    published(fact_base.url, diffusion_url, ready)
    check_diffusion(diffusion_url)
    assert [row[:2] for row in content(diffusion_url)["publication"]] == [("61", 1)]
    assert draft(fact_base.url).act.number == 2


def test_a_number_that_is_there_is_refused_and_nothing_changes(
    fact_base: FactBase, ready: Draft, diffusion_url: str
) -> None:
    published(fact_base.url, diffusion_url, ready)
    before = content(diffusion_url)
    with pytest.raises(ValueError, match="after 1; found 1"):
        write(diffusion_url, ready.act, ready.reading, ready.programmes)
    assert content(diffusion_url) == before


def test_a_failure_in_the_middle_leaves_the_former_publication(
    fact_base: FactBase, ready: Draft, diffusion_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(fact_base.url, diffusion_url, ready)
    before, second = content(diffusion_url), draft(fact_base.url)
    insert = diffusion.writing._insert

    def failing(connection: object, table: Table, some: object) -> None:
        if table is published_name:
            raise OSError("no space left on device")
        insert(connection, table, some)  # type: ignore[arg-type]

    monkeypatch.setattr(diffusion.writing, "_insert", failing)
    with pytest.raises(OSError, match="no space"):
        published(fact_base.url, diffusion_url, second)
    assert content(diffusion_url) == before
    monkeypatch.undo()
    published(fact_base.url, diffusion_url, draft(fact_base.url))
    numbers = [row[1] for row in content(diffusion_url)["publication"]]
    assert numbers == [1, 3], (
        "the ledger keeps the number of what could not be written: it was not given twice"
    )


def test_what_was_published_is_read_again_as_it_was(
    fact_base: FactBase, ready: Draft, diffusion_url: str
) -> None:
    published(fact_base.url, diffusion_url, ready)
    before = content(diffusion_url)
    filled(fact_base, {"detector": "self"}, {"detector": "self"})
    published(fact_base.url, diffusion_url, draft(fact_base.url))
    after = content(diffusion_url)
    for table in TABLES:
        if "publication" in table.c:
            place = list(table.c.keys()).index("publication")
            assert [row for row in after[table.name] if row[place] == 1] == before[table.name]


def test_the_ledger_keeps_each_programme_as_the_attacker_knows_it(
    fact_base: FactBase, ready: Draft, diffusion_url: str
) -> None:
    published(fact_base.url, diffusion_url, ready)
    assert rows(fact_base.url, last_number(HERE)) == [(1,)]
    ((system, masked, _),) = rows(fact_base.url, former_publications(HERE, "mas"))
    kept = next(one for one in ready.programmes if one.tables.topic == "mas")
    assert System.of_text(system) == kept.masking.system
    assert frozenset(json.loads(masked)) == kept.masking.masked


def test_a_masked_cell_has_no_value_anywhere(fact_base: FactBase, ready: Draft, diffusion_url: str) -> None:
    """The only detector with seven cases: no cell and no text of the base holds its seven."""
    published(fact_base.url, diffusion_url, ready)
    told = content(diffusion_url)
    values = [row[-1] for row in told["published_cell"] if row[3] == "mas.cases"]
    assert None in values
    assert SECRET not in values
    mine = [
        row for row in told["published_cell"] if row[-2] == "health_professional" and row[3] == "mas.cases"
    ]
    assert [row[-1] for row in mine] == [None]
    assert not {row[-1] for row in _of_persons(told)} & {*range(1, 11)}


def _of_persons(told: dict[str, list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    return [
        row
        for row in told["published_cell"]
        if rule_of(str(row[3])).threshold and "median" not in str(row[4])
    ]


def test_the_file_holds_nothing_but_the_rows_of_its_tables(
    fact_base: FactBase, ready: Draft, diffusion_url: str
) -> None:
    """No leftover of the facts, of the ledger, or of a system of equations, in any page of the file."""
    published(fact_base.url, diffusion_url, ready)
    path = file_of(diffusion_url)
    assert path is not None
    with sqlite3.connect(path) as connection:
        names = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    connection.close()
    assert names == {table.name for table in TABLES} | {"alembic_version"}
    written = path.read_bytes()
    for word in (b"equations", b"case_id", b"publication_ledger", b"T0000", b"rest mas.", b"revised "):
        assert word not in written
    assert b"health_professional" in written


def test_no_sum_of_the_demonstration_gives_a_masked_cell(demonstration_published: Published) -> None:
    """Row by row, without the system: of the parts of a total that is shown, what is masked is 11 or more."""
    with reading(demonstration_published.diffusion_url) as connection:
        cells = connection.execute(select(published_cell)).mappings().all()
    shown = {_key(row): row["value"] for row in cells}
    alone = defaultdict(list)
    for row in cells:
        if row["axis"] in ("epci", "detector", "age_group", "renunciation") and row["known"] == "now":
            total = ("", "", *_key(row)[2:])
            if shown.get(total) is not None:
                alone[total, row["axis"]].append(row["value"])
    assert len(alone) > 100
    for (total, _), values in alone.items():
        rest = shown[total] - sum(value for value in values if value is not None)
        assert values.count(None) != 1 or rest == 0, total
        assert not 0 < rest < 11, total


def _key(row: object) -> tuple[object, ...]:
    names = ("axis", "member", "department", "quantity", "first", "last", "known")
    return tuple(row[name] for name in names)  # type: ignore[index]


def test_names_are_those_of_territories_and_bodies(demonstration_published: Published) -> None:
    with reading(demonstration_published.reporting_url) as connection:
        bodies = {(row.department, row.partner, row.name) for row in connection.execute(select(partner))}
    with reading(demonstration_published.diffusion_url) as connection:
        named = connection.execute(select(*published_name.c["axis", "department", "member", "name"])).all()
    assert {axis for axis, *_ in named} == {"epci", "commune", "partner"}
    assert {tuple(rest) for axis, *rest in named if axis == "partner"} <= bodies
