"""On a PostgreSQL server, does a reader see one department and no other, whatever the program forgets?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Select, Table, func, make_url, select

from access.perimeter import Perimeter
from data_access.bounded import department_of, of_one_department
from data_access.engine import reading, writing
from data_access.loading import Extract, load
from data_access.measures import values_by_month
from data_access.query import question, rows
from data_access.roles import LOADER, PUBLISHER, READER, is_guarded
from data_access.schema import metadata
from data_access.schema.common import measure_value
from ingestion.base import load_reference
from ingestion.demonstration import everything, mas
from metrics.catalogue import METRICS
from metrics.period import year
from settings import current
from tests.support.accounts import ADMINISTRATOR, OWNER, Accounts, accounts, fill_every_table
from tests.support.bases import BY_HAND, DEPARTMENTS, FactBase
from tests.support.postgres import Session, signed_in
from tests.support.screen import screen
from tests.test_architecture import ROOT

postgres = pytest.mark.postgres

PAGE = ROOT / "docs" / "postgresql.md"

HERE, ELSEWHERE = "91", "61"
GUARDED = [table for table in metadata.sorted_tables if is_guarded(table)]
ONE_ROW_IN = 10


def by_name(table: Table) -> str:
    return table.name


@pytest.fixture(scope="module")
def base(postgres_url: str) -> Iterator[Accounts]:
    """A base with a row of two departments in every table; write in it only what is undone."""
    with accounts(postgres_url) as made:
        fill_every_table(made[LOADER], (HERE, ELSEWHERE))
        yield made


@pytest.fixture(scope="module")
def fund(postgres_url: str) -> Iterator[Accounts]:
    """A base with the reference, and a programme of two departments loaded as the command line loads it."""
    with accounts(postgres_url) as made:
        with writing(made[OWNER]) as connection:
            load_reference(connection, DEPARTMENTS)
        with writing(made[LOADER]) as connection:
            for department in DEPARTMENTS:
                for extract in mas.extracts(everything.territory(department)):
                    load(connection, department, _thinned(extract), BY_HAND)
        yield made


def _thinned(extract: Extract) -> Extract:
    return replace(extract, facts=tuple((table, found[::ONE_ROW_IN]) for table, found in extract.facts))


@of_one_department
def forgetful(_: Perimeter, table: Table) -> Select[Any]:
    """A query of which the condition was forgotten."""
    return select(table)


def departments_of(found: Sequence[Any]) -> list[str]:
    return sorted({row[0] for row in found})


@postgres
@pytest.mark.parametrize("table", GUARDED, ids=by_name)
def test_a_forgotten_condition_shows_one_department_still(base: Accounts, table: Table) -> None:
    everybody = rows(base[LOADER], select(table))
    assert departments_of(everybody) == [ELSEWHERE, HERE]
    assert departments_of(rows(base[PUBLISHER], select(table))) == [ELSEWHERE, HERE]
    seen = rows(base[READER], forgetful(Perimeter(HERE), table))
    assert seen == [row for row in everybody if row[0] == HERE]


@postgres
@pytest.mark.parametrize("table", GUARDED, ids=by_name)
def test_without_a_department_nothing_is_shown(base: Accounts, table: Table) -> None:
    """Nor what the same connection showed just before."""
    assert rows(base[READER], forgetful(Perimeter(HERE), table))
    assert rows(base[READER], select(table)) == []
    assert rows(base[READER], forgetful(Perimeter("' OR true --"), table)) == []


@postgres
def test_a_total_or_a_link_between_tables_keeps_to_the_department_too(base: Accounts) -> None:
    other = measure_value.alias("other")
    crossed = select(other.c.department).join_from(
        measure_value, other, other.c.value == measure_value.c.value
    )
    with reading(base[READER], HERE) as connection:
        assert connection.execute(select(func.count()).select_from(measure_value)).scalar() == 1
        assert connection.execute(crossed).all() == [(HERE,)]


@postgres
def test_an_account_made_for_one_department_sees_no_other_whatever_it_asks(base: Accounts) -> None:
    """As docs/postgresql.md says to make one."""
    made, bound = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[2:]
    signed_in_as = make_url(base[READER]).set(username="analyse_91").render_as_string(hide_password=False)
    with signed_in(base[ADMINISTRATOR]) as session:
        session.execute(made.encode())
        try:
            session.execute(f"SET ROLE {base.name(OWNER)}".encode())
            session.execute(bound.encode())
            with signed_in(signed_in_as) as hostile:
                for table in GUARDED:
                    assert asked(hostile, table, "RESET vigie.department") == [HERE]
                    assert asked(hostile, table, f"SET vigie.department = '{ELSEWHERE}'") == []
        finally:
            session.execute(b"RESET ROLE; DROP OWNED BY analyse_91; DROP ROLE analyse_91")


def asked(session: Session, table: Table, name_it: str) -> list[str]:
    """The departments that a query without condition shows, once the session has named one itself, or not."""
    session.execute(name_it.encode())
    return departments_of(session.execute(f"SELECT department FROM {table.name}".encode()).fetchall())


@postgres
@pytest.mark.parametrize("role", [READER, LOADER, PUBLISHER])
def test_the_figures_are_those_that_the_owner_sees(fund: Accounts, role: str) -> None:
    for department in DEPARTMENTS:
        seen, whole = (FactBase(fund[one], department).figures(year(2022), *METRICS) for one in (role, OWNER))
        values = [whole.value(metric) for metric in METRICS]
        assert [seen.value(metric) for metric in METRICS] == values
        assert [seen.change(metric) for metric in METRICS] == [whole.change(metric) for metric in METRICS]
        assert any(value.value for value in values)


@postgres
@pytest.mark.parametrize("name", ["overview", "mas", "comparison", "quality", "france_services"])
def test_a_page_opens_for_the_account_of_the_screens(
    fund: Accounts, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_REPORTING_URL", fund[READER])
    current.cache_clear()
    try:
        shown = screen(name, departement="91 – Essonne", periode="2022")
    finally:
        current.cache_clear()
    assert not shown.exception
    assert not shown.error
    assert "Essonne" in "".join(piece.proto.body for piece in shown.get("html"))


def test_every_query_of_a_perimeter_carries_its_department() -> None:
    """A function that takes a perimeter and gives a query is marked: unmarked, it would show nothing."""
    plain = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in (ROOT / "data_access").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _asks(node)
        if "of_one_department" not in {ast.unparse(mark) for mark in node.decorator_list}
    }
    assert not plain, "\n".join(sorted(plain))


def _asks(node: ast.FunctionDef) -> bool:
    return "Select" in ast.unparse(node.returns or ast.Constant("")) and any(
        ast.unparse(one.annotation or one) == "Perimeter" for one in node.args.args
    )


def test_a_query_keeps_its_department_when_it_is_made_narrower() -> None:
    first = year(2022).first
    query = values_by_month(Perimeter(HERE), ("mas.cases",), "", first, first)
    assert department_of(query.where(measure_value.c.value > 0).limit(1)) == HERE
    assert department_of(select(measure_value)) == ""


def test_two_departments_never_ask_the_same_question() -> None:
    here, there = (question(forgetful(Perimeter(one), measure_value)) for one in (HERE, ELSEWHERE))
    assert here != there
