"""On a PostgreSQL server, what may each role do with what was published, and from which day?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import Table, select

from access.perimeter import Perimeter
from data_access.diffusion.base import check_diffusion, prepare_diffusion
from data_access.diffusion.cells import publications, published_values
from data_access.diffusion.writing import write_publication
from data_access.failure import BaseNotWritable, BaseUnreachable
from data_access.query import rows
from data_access.roles import LOADER, PARTNER, PUBLISHER, READER
from data_access.schema.diffusion import (
    diffusion_metadata,
    publication,
    published_cell,
    published_month,
    published_name,
    published_table,
)
from tests.support.accounts import ADMINISTRATOR, OWNER, Accounts, accounts
from tests.support.postgres import signed_in

pytestmark = pytest.mark.postgres

TODAY = datetime.now(UTC).date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=2), TODAY + timedelta(days=2)
MARCH = date(2023, 3, 1)
EMBARGOED = (publication, published_cell, published_month, published_name, published_table)
HERE = Perimeter("61")


def publish(url: str, number: int, committee: date, department: str = "61") -> None:
    """A publication of one cell of each table."""
    told: dict[Table, Sequence[dict[str, Any]]] = {
        publication: [
            {
                "committee_on": committee,
                "covers_until": MARCH,
                "published_at": datetime(2023, 4, 20),  # noqa: DTZ001 (kept in UTC without its mark)
                "demonstration": False,
            }
        ],
        published_cell: [
            {
                "axis": "",
                "measure": "mas.cases",
                "quantity": "mas.cases",
                "first": MARCH,
                "last": MARCH,
                "known": "now",
                "member": "",
                "value": 40.0 + number,
            }
        ],
        published_month: [
            {
                "source": "mas_cases",
                "month": MARCH,
                "covered_until": date(2023, 3, 31),
                "known_until": date(2023, 3, 31),
                "demonstration": False,
            }
        ],
        published_name: [{"axis": "epci", "member": "e1", "name": "CC du Perche"}],
        published_table: [
            {"topic": "mas", "axis": "", "step": "month", "threshold": 11, "cells": 1, "masked": 0}
        ],
    }
    write_publication(url, department, number, told, {"base_property": [{"name": "stamp", "value": "x"}]})


@pytest.fixture(scope="module")
def base(postgres_url: str) -> Iterator[Accounts]:
    """A base that its owner made; the publisher wrote a publication of yesterday, and one of tomorrow."""
    with accounts(postgres_url, prepare_diffusion) as made:
        publish(made[PUBLISHER], 1, YESTERDAY)
        publish(made[PUBLISHER], 2, TOMORROW)
        yield made


def refused(url: str, order: str) -> bool:
    """Does the server refuse the order for want of the right?"""
    with signed_in(url) as session:
        try:
            session.execute(order.encode())
        except psycopg.errors.InsufficientPrivilege:
            return True
    return False


@pytest.mark.parametrize("role", [PARTNER, READER])
@pytest.mark.parametrize("table", EMBARGOED, ids=lambda table: table.name)
def test_before_its_committee_nothing_of_a_publication_is_seen(
    base: Accounts, role: str, table: Table
) -> None:
    """Whatever is asked: no condition stands in this query."""
    query = select(table.c.publication).order_by(table.c.publication)
    assert [number for (number,) in rows(base[role], query)] == [1]
    assert [number for (number,) in rows(base[PUBLISHER], query)] == [1, 2]


@pytest.mark.parametrize("role", [PARTNER, READER])
def test_screens_read_what_was_published(base: Accounts, role: str) -> None:
    check_diffusion(base[role])
    assert [row[0] for row in rows(base[role], publications(HERE, TOMORROW))] == [1]
    assert [row[-1] for row in rows(base[role], published_values(HERE, 1, ["mas.cases"], MARCH, MARCH))] == [
        41
    ]
    assert not rows(base[role], published_values(HERE, 2, ["mas.cases"], MARCH, MARCH))


@pytest.mark.parametrize("role", [PARTNER, READER, PUBLISHER])
def test_a_publication_is_never_changed(base: Accounts, role: str) -> None:
    for table in EMBARGOED:
        assert refused(base[role], f"DELETE FROM {table.name}")
        assert refused(base[role], f"UPDATE {table.name} SET department = '91'")
        assert refused(base[role], f"TRUNCATE {table.name}")


NEVER = (
    "INSERT INTO publication VALUES ('61', 3, '2020-01-01', '2020-01-01', now(), false)",
    "INSERT INTO base_property VALUES ('x', 'y')",
    "DELETE FROM target",
    "UPDATE publication SET committee_on = '2020-01-01'",
    "ALTER TABLE publication DISABLE ROW LEVEL SECURITY",
    "ALTER POLICY embargo ON publication USING (true)",
    "DROP POLICY embargo ON published_cell",
    "CREATE POLICY mine ON published_cell USING (true)",
    "DROP TABLE published_cell",
    "CREATE TABLE mine (x int)",
    "CREATE TEMPORARY TABLE published_cell (x int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "GRANT vigie_publisher TO CURRENT_USER",
    "SET ROLE vigie_publisher",
    "COPY published_cell TO '/tmp/cells.csv'",
    "SELECT * FROM pg_authid",
)


@pytest.mark.parametrize("role", [PARTNER, READER])
@pytest.mark.parametrize("order", NEVER)
def test_what_screens_must_not_do_is_refused(base: Accounts, role: str, order: str) -> None:
    assert refused(base[role], order)


@pytest.mark.parametrize("role", [PARTNER, READER])
def test_a_screen_does_not_leave_the_policies(base: Accounts, role: str) -> None:
    with signed_in(base[role]) as session:
        session.execute("SET row_security = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            session.execute("SELECT * FROM publication")


def test_the_publisher_may_add_what_stands_beside_and_no_table(base: Accounts) -> None:
    for order in ("DROP TABLE target", "CREATE TABLE mine (x int)", "ALTER TABLE publication ADD x int"):
        assert refused(base[PUBLISHER], order)
    with pytest.raises(ValueError, match="after 2; found 1"):
        publish(base[PUBLISHER], 1, YESTERDAY)


def test_a_partner_is_told_in_french_that_nothing_can_be_written(base: Accounts) -> None:
    with pytest.raises(BaseNotWritable):
        publish(base[PARTNER], 3, YESTERDAY)


def test_a_loader_has_nothing_to_do_here(base: Accounts) -> None:
    with pytest.raises(BaseUnreachable):
        rows(base[LOADER], select(publication))


def test_nothing_is_left_open_to_everybody(base: Accounts) -> None:
    with signed_in(base[OWNER]) as session:
        found = session.execute(
            "SELECT relname::text FROM pg_class, aclexplode(relacl) WHERE grantee = 0 "
            "AND relnamespace = current_schema()::regnamespace UNION ALL "
            "SELECT nspname::text FROM pg_namespace, aclexplode(nspacl) "
            "WHERE grantee = 0 AND nspname = current_schema() UNION ALL "
            "SELECT datname::text FROM pg_database, "
            "aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0 "
            "AND datname = current_database()"
        ).fetchall()
    assert found == []


@pytest.mark.parametrize("table", diffusion_metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_is_read_by_screens_and_written_by_the_publisher(base: Accounts, table: Table) -> None:
    query = "SELECT role, privilege FROM unnest(%s::text[]) role, unnest(%s::text[]) privilege "
    with signed_in(base[ADMINISTRATOR]) as session:
        roles = [PARTNER, READER, PUBLISHER, LOADER]
        privileges = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
        found = session.execute(
            f"{query}WHERE has_table_privilege(role, %s, privilege)".encode(),
            (roles, privileges, table.name),
        ).fetchall()
    written = {"SELECT", "INSERT"} if table in EMBARGOED else {"SELECT", "INSERT", "DELETE"}
    assert {*found} == {(PARTNER, "SELECT"), (READER, "SELECT"), *((PUBLISHER, one) for one in written)}
