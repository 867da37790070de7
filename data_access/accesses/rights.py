"""What may each role do with the accounts and the journal of visits, on a PostgreSQL server?

The process of partners learns who may come in and adds to the journal: it cannot read the journal, nor change
a row, nor give a right. The process that shows the journal forgets only what is older than `KEPT_AT_LEAST`,
so that nobody hides a visit through it. SQLite has no accounts: there, the rights are those of the file.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from data_access.roles import LOADER, PARTNER, READER, ROLES, create_missing
from data_access.schema.access import access_metadata

KEPT_AT_LEAST = "6 months"
"""The shortest time that the CNIL recommends for a journal (délibération n° 2021-122 du 14 octobre 2021)."""

RIGHTS: Mapping[str, Mapping[str, str]] = {
    LOADER: {
        "access_version": "SELECT",
        "account": "SELECT, INSERT, UPDATE, DELETE",
        "visit": "SELECT, DELETE",
    },
    READER: {"access_version": "SELECT", "account": "SELECT", "visit": "SELECT, INSERT, DELETE"},
    PARTNER: {"access_version": "SELECT", "account": "SELECT", "visit": "INSERT"},
}
"""Whoever types `vigie compte` and `vigie acces --purger` is a loader; a publisher has no business here."""

_OLD = f"at < (now() AT TIME ZONE 'UTC') - INTERVAL '{KEPT_AT_LEAST}'"
_POLICIES: Mapping[str, str] = {
    "visit_added": f"FOR INSERT TO {READER}, {PARTNER} WITH CHECK (true)",
    "visit_read": f"FOR SELECT TO {LOADER}, {READER} USING (true)",
    "visit_purged": f"FOR DELETE TO {LOADER} USING (true)",
    "visit_forgotten": f"FOR DELETE TO {READER} USING ({_OLD})",
}


def give_rights(connection: Connection) -> None:
    """Give each role its rights, whatever it had before; does nothing in SQLite.

    Raises BaseWithoutRoles when a role is missing and this account may not create it.
    """
    if connection.dialect.name != "postgresql":
        return
    create_missing(connection, ROLES)
    tables = ", ".join(access_metadata.tables)
    connection.exec_driver_sql(f"REVOKE ALL ON {tables} FROM PUBLIC, {', '.join(ROLES)}")
    for role, allowed in RIGHTS.items():
        for table, rights in allowed.items():
            connection.exec_driver_sql(f"GRANT {rights} ON {table} TO {role}")
    connection.exec_driver_sql("ALTER TABLE visit ENABLE ROW LEVEL SECURITY")
    for name, policy in _POLICIES.items():
        connection.exec_driver_sql(f"DROP POLICY IF EXISTS {name} ON visit")
        connection.exec_driver_sql(f"CREATE POLICY {name} ON visit {policy}")
