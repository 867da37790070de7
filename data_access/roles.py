"""On a PostgreSQL server, which role may do what in the reporting base?

The migrations write this on the server, each in its own words, as it was decided that day; the tests hold
every table of the server to what is declared here. SQLite has no accounts: there, the rights are those of the
file. See docs/adr/0013.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import psycopg
from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError

from data_access.failure import BaseWithoutRoles

LOADER = "vigie_loader"
"""Loads: writes facts, measures, targets and the journal of loads, of every department."""
READER = "vigie_reader"
"""The screens of the fund: reads, one department at a time."""
PUBLISHER = "vigie_publisher"
"""Publishes: reads every department here, and writes in the diffusion base."""
PARTNER = "vigie_partner"
"""The screens of partners: nothing at all here; reads the diffusion base."""

ROLES = (LOADER, READER, PUBLISHER, PARTNER)

MAY: Mapping[str, frozenset[str]] = {
    LOADER: frozenset({"SELECT", "INSERT", "DELETE"}),
    READER: frozenset({"SELECT"}),
    PUBLISHER: frozenset({"SELECT"}),
    PARTNER: frozenset(),
}
"""What a role may do with each table; nothing is ever changed in place, so nobody may UPDATE."""

LEDGERS: Mapping[str, str] = {
    "publication_ledger": "holds what publications masked: only the publisher adds to it",
}
"""The tables that are only added to, by the publisher alone, and why; the fund's screens read them."""

OF_EVERY_DEPARTMENT: Mapping[str, str] = {
    "base_property": "speaks of the base itself: its stamp, the day of the demonstration",
    "department": "names of all departments, a public list: the filter shows them",
    "epci": "names of EPCI, a public list",
    "commune": "public names, populations and places: maps show what lies around a department",
    "commune_age": "public populations by age",
}
"""The only tables of which a reader sees all the rows, and why.

`fs_site` is not one of them: the points of neighbouring departments are kept again in each department that
reaches them (`site_department` says where they stand), so one department is enough to show them.
"""

DEPARTMENT_SHOWN = "vigie.department"
"""The setting of a transaction that says which department it reads; without it a reader sees nothing."""

_MISSING = text("SELECT name FROM unnest(CAST(:names AS text[])) AS name WHERE to_regrole(name) IS NULL")
_SHOW = text(f"SELECT set_config('{DEPARTMENT_SHOWN}', :department, true)")
_NOT_ALLOWED = "42501"


_OF_A_LEDGER = {PUBLISHER: frozenset({"SELECT", "INSERT"}), READER: frozenset({"SELECT"})}


def may(role: str, table: Table) -> frozenset[str]:
    """What a role may do with a table."""
    if table.name in LEDGERS:
        return _OF_A_LEDGER.get(role, frozenset())
    return MAY[role]


def is_guarded(table: Table) -> bool:
    """Does a reader see only one department of a table?"""
    return table.name not in {*OF_EVERY_DEPARTMENT, *LEDGERS}


def show_only(connection: Connection, department: str) -> None:
    """Show a reader one department until the end of the transaction; does nothing in SQLite."""
    if department and connection.dialect.name == "postgresql":
        connection.execute(_SHOW, {"department": department})


def create_missing(connection: Connection, names: Iterable[str]) -> None:
    """Create the roles that the server lacks: groups, in which nobody can sign in.

    Several bases of one server share them, and may be made at the same moment. Raises BaseWithoutRoles when
    this account may not create roles.
    """
    for name in connection.execute(_MISSING, {"names": list(names)}).scalars().all():
        _create(connection, name)


def _create(connection: Connection, name: str) -> None:
    quoted = connection.dialect.identifier_preparer.quote(name)
    order = (
        f"DO $$ BEGIN CREATE ROLE {quoted} NOLOGIN; "
        "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    try:
        connection.exec_driver_sql(order)
    except DBAPIError as error:
        if isinstance(error.orig, psycopg.Error) and error.orig.sqlstate == _NOT_ALLOWED:
            raise BaseWithoutRoles from error
        raise
