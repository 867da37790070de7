"""On a PostgreSQL server, may each role do what it must, and nothing else?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import psycopg
import pyarrow as pa
import pytest
from alembic import command
from sqlalchemy import Table, delete, select, text

from data_access.bulk import insert_batches
from data_access.engine import check_version, reading, writing
from data_access.failure import BaseForbidden, BaseNotWritable, BaseUnreachable, BaseWithoutRoles
from data_access.loading import set_target
from data_access.migrate import REPORTING, configured
from data_access.query import rows
from data_access.refresh import refresh
from data_access.roles import (
    LEDGERS,
    LOADER,
    PARTNER,
    PUBLISHER,
    READER,
    ROLES,
    create_missing,
    is_guarded,
    may,
)
from data_access.schema import metadata
from data_access.schema.common import measure_value, partner
from tests.support.accounts import ADMINISTRATOR, OWNER, Accounts, accounts, fill_every_table
from tests.support.postgres import signed_in

pytestmark = pytest.mark.postgres

HERE, ELSEWHERE = "91", "61"
TABLES = metadata.sorted_tables
GUARDED = [table for table in TABLES if is_guarded(table)]
PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


@pytest.fixture(scope="module")
def base(postgres_url: str) -> Iterator[Accounts]:
    """A base with a row of two departments in every table; write in it only what is undone."""
    with accounts(postgres_url) as made:
        fill_every_table(made[LOADER], (HERE, ELSEWHERE))
        yield made


def answer(url: str, query: str, **values: Any) -> Sequence[Any]:
    with reading(url) as connection:
        return connection.execute(text(query), values).all()


def by_name(table: Table) -> str:
    return table.name


@pytest.mark.parametrize("table", TABLES, ids=by_name)
def test_a_role_may_do_with_a_table_what_is_declared_and_no_more(base: Accounts, table: Table) -> None:
    query = (
        "SELECT role, privilege FROM unnest(CAST(:roles AS text[])) role, "
        "unnest(CAST(:all AS text[])) privilege WHERE has_table_privilege(role, :table, privilege)"
    )
    found = answer(base[OWNER], query, roles=list(ROLES), all=list(PRIVILEGES), table=table.name)
    declared = {(role, privilege) for role in ROLES for privilege in may(role, table)}
    assert {tuple(row) for row in found} == declared, "a migration that adds a table gives its rights"


@pytest.mark.parametrize("table", GUARDED, ids=by_name)
def test_a_table_has_its_policies(base: Accounts, table: Table) -> None:
    query = "SELECT policyname, cmd, roles, qual, with_check FROM pg_policies WHERE tablename = :table"
    found = {name: tuple(rest) for name, *rest in answer(base[OWNER], query, table=table.name)}
    one = "((department)::text = current_setting('vigie.department'::text, true))"
    assert found == {
        "one_department": ("SELECT", [READER], one, None),
        "every_department": ("ALL", [LOADER, PUBLISHER], "true", "true"),
    }
    assert answer(
        base[OWNER], "SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass(:t)", t=table.name
    )[0][0]


@pytest.mark.parametrize("table", LEDGERS)
def test_only_the_publisher_adds_to_a_ledger(base: Accounts, table: str) -> None:
    query = "SELECT policyname, cmd, roles FROM pg_policies WHERE tablename = :table ORDER BY 1"
    assert [tuple(row) for row in answer(base[OWNER], query, table=table)] == [
        ("every_department", "ALL", [PUBLISHER]),
        ("one_department", "SELECT", [READER]),
    ]


def test_nothing_is_left_open_to_everybody(base: Accounts) -> None:
    grants = (
        "SELECT relname::text FROM pg_class, aclexplode(relacl) WHERE grantee = 0 "
        "AND relnamespace = current_schema()::regnamespace "
        "UNION ALL SELECT proname::text FROM pg_proc, "
        "aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0 "
        "AND pronamespace = current_schema()::regnamespace "
        "UNION ALL SELECT nspname::text FROM pg_namespace, aclexplode(nspacl) "
        "WHERE grantee = 0 AND nspname = current_schema() "
        "UNION ALL SELECT datname::text FROM pg_database, "
        "aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0 "
        "AND datname = current_database()"
    )
    assert answer(base[OWNER], grants) == []
    assert answer(base[OWNER], "SELECT * FROM pg_default_acl, aclexplode(defaclacl) WHERE grantee = 0") == []
    signing_in = "SELECT rolname FROM pg_roles WHERE rolname = ANY(:roles) AND (rolcanlogin OR rolbypassrls)"
    assert answer(base[OWNER], signing_in, roles=list(ROLES)) == []


def test_a_table_that_a_later_migration_forgets_is_closed(base: Accounts) -> None:
    with writing(base[OWNER]) as connection:
        connection.execute(text("CREATE TABLE forgotten (department text)"))
    try:
        for role in (LOADER, READER, PUBLISHER):
            assert is_refused(base[role], "SELECT * FROM forgotten")
    finally:
        with writing(base[OWNER]) as connection:
            connection.execute(text("DROP TABLE forgotten"))


def is_refused(url: str, *orders: str) -> bool:
    """Does the server refuse the last of these orders, for want of the right?"""
    with signed_in(url) as session:
        for order in orders[:-1]:
            session.execute(order.encode())
        try:
            session.execute(orders[-1].encode())
        except psycopg.errors.InsufficientPrivilege:
            return True
    return False


WRITES = (
    "INSERT INTO base_property VALUES ('x', 'y')",
    "DELETE FROM measure_value",
    "DELETE FROM load_batch",
)
NEVER = (
    "UPDATE measure_value SET value = 0",
    "UPDATE alembic_version SET version_num = '0000'",
    "TRUNCATE measure_value",
    "DROP TABLE measure_value",
    "ALTER TABLE measure_value DISABLE ROW LEVEL SECURITY",
    "DROP POLICY one_department ON measure_value",
    "ALTER POLICY one_department ON measure_value USING (true)",
    "CREATE POLICY mine ON measure_value USING (true)",
    "CREATE TABLE mine (x int)",
    "CREATE VIEW mine AS SELECT * FROM measure_value",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION vigie_look_over(tables text[]) RETURNS void LANGUAGE sql AS 'SELECT'",
    "CREATE SCHEMA mine",
    "CREATE ROLE mine",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE vigie_reader LOGIN",
    "GRANT vigie_loader TO CURRENT_USER",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "SELECT * FROM pg_authid",
    "COPY measure_value TO '/tmp/measures.csv'",
    "COPY measure_value TO PROGRAM 'cat'",
    "SELECT pg_read_file('PG_VERSION')",
    "ALTER DATABASE postgres SET search_path = pg_temp",
)
OF_ITS_ROLE = {
    READER: (
        *WRITES,
        "SET ROLE vigie_loader",
        "SET ROLE vigie_publisher",
        "CREATE TEMPORARY TABLE measure_value (x int)",
        "SELECT vigie_look_over(ARRAY['measure_value'])",
    ),
    PUBLISHER: (
        *WRITES,
        "SET ROLE vigie_loader",
        "CREATE TEMPORARY TABLE mine (x int)",
        "SELECT vigie_look_over(ARRAY['measure_value'])",
    ),
    LOADER: ("SET ROLE vigie_publisher",),
}


@pytest.mark.parametrize(
    ("role", "order"), [(role, order) for role, own in OF_ITS_ROLE.items() for order in (*own, *NEVER)]
)
def test_what_a_role_must_not_do_is_refused(base: Accounts, role: str, order: str) -> None:
    assert is_refused(base[role], order)


@pytest.mark.parametrize("role", [LOADER, READER, PUBLISHER])
def test_a_role_neither_takes_another_place_nor_leaves_the_policies(base: Accounts, role: str) -> None:
    assert is_refused(base[role], f"SET ROLE {base.name(OWNER)}")
    assert is_refused(base[role], "SET row_security = off", "SELECT * FROM measure_value")


@pytest.mark.parametrize("order", [one for one in (*WRITES, *NEVER) if one.endswith(("_value", "_batch"))])
def test_the_owner_is_not_refused_what_the_others_are(base: Accounts, order: str) -> None:
    """Else the refusals would prove nothing."""
    with signed_in(base[OWNER]) as session, session.transaction(force_rollback=True):
        session.execute(order.encode())


def test_a_partner_does_not_come_in(base: Accounts) -> None:
    with pytest.raises(BaseUnreachable):
        rows(base[PARTNER], select(measure_value))


@pytest.mark.parametrize("table", TABLES, ids=by_name)
def test_a_partner_who_would_come_in_reads_nothing(base: Accounts, table: Table) -> None:
    assert is_refused(
        base[ADMINISTRATOR], f"SET ROLE {base.name(PARTNER)}", f"SELECT * FROM public.{table.name}"
    )


def test_a_reader_is_told_in_french_that_this_is_not_for_them(base: Accounts) -> None:
    with pytest.raises(BaseForbidden):
        answer(base[READER], "SELECT * FROM pg_authid")
    with pytest.raises(BaseNotWritable), writing(base[READER]) as connection:
        set_target(connection, HERE, ("mas.entry", date(2023, 1, 1), 80.0, "x"))


def test_a_loader_copies_rows_in_and_takes_them_out(base: Accounts) -> None:
    """PostgreSQL copies nothing straight into a table that has policies."""
    lines = {
        "department": ["75"] * 3,
        "partner": ["a", "b", "c"],
        "name": ["é", "", "x;y"],
        "kind": ["k"] * 3,
    }
    batches = [pa.record_batch(lines), pa.record_batch({**lines, "partner": ["d", "e", "f"]})]
    with writing(base[LOADER]) as connection:
        assert insert_batches(connection, partner, batches) == 6
    there = partner.c.department == "75"
    found = rows(base[LOADER], select(partner.c.name).where(there).order_by(partner.c.partner))
    with writing(base[LOADER]) as connection:
        connection.execute(delete(partner).where(there))
    assert [name for (name,) in found] == ["é", "", "x;y"] * 2


def test_a_loader_renews_the_statistics_of_the_tables(base: Accounts) -> None:
    known = text("SELECT reltuples FROM pg_class WHERE oid = to_regclass('mas_team')")
    with writing(base[LOADER]) as connection:
        refresh(connection, "75", "mas_team")
        assert connection.execute(known).scalar() == 2


def test_an_account_that_may_not_create_roles_says_what_is_missing(base: Accounts) -> None:
    with writing(base[OWNER]) as connection:
        create_missing(connection, ROLES)
    with pytest.raises(BaseWithoutRoles), writing(base[OWNER]) as connection:
        create_missing(connection, ("vigie_nobody",))


def test_what_was_given_can_be_taken_back_and_given_again(postgres_base: str) -> None:
    """Whole: nothing is left of it, and nobody is refused what they could do before."""
    configuration = configured(REPORTING)
    with writing(postgres_base) as connection:
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, "0009")
        assert connection.execute(text("SELECT count(*) FROM pg_policies")).scalar() == 0
        assert connection.execute(text("SELECT count(*) FROM pg_default_acl")).scalar() == 0
        may = "SELECT has_table_privilege('vigie_reader', 'target', 'SELECT'), "
        may += "has_database_privilege('vigie_partner', current_database(), 'TEMP')"
        assert connection.execute(text(may)).one() == (False, True)
        command.upgrade(configuration, "head")
    check_version(postgres_base)
