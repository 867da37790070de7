"""How do the tests come into a PostgreSQL base as each of its roles? With an account of their own in each."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Double, Integer, Table, insert, make_url

from data_access import engine
from data_access.engine import writing
from data_access.migrate import upgrade
from data_access.roles import ROLES, create_missing, is_guarded
from data_access.schema import metadata
from tests.support.postgres import new_database, signed_in

OWNER = "owner"
ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Accounts:
    """The address of one base as each may open it.

    As its owner, who may create no role; as a member of each role; as the administrator of the server.
    """

    addresses: Mapping[str, str]

    def __getitem__(self, role: str) -> str:
        return self.addresses[role]

    def name(self, role: str) -> str:
        """The name with which an account signs in."""
        return str(make_url(self.addresses[role]).username)


def _reporting(url: str) -> None:
    with writing(url) as connection:
        upgrade(connection)


@contextmanager
def accounts(server: str, make: Callable[[str], object] = _reporting) -> Iterator[Accounts]:
    """A base that an ordinary account makes, and an account of each role; all dropped at the end."""
    mark = uuid.uuid4().hex[:8]
    names = {role: f"{role}_{mark}" for role in (OWNER, *ROLES)}
    with writing(server) as connection:
        create_missing(connection, ROLES)
    with signed_in(server) as connection:
        for role, name in names.items():
            connection.execute(f"create role {name} login {f'in role {role}' if role in ROLES else ''}")
    try:
        with new_database(server) as url:
            with signed_in(server) as connection:
                connection.execute(f"alter database {make_url(url).database} owner to {names[OWNER]}")
            found = {role: _address(url, name) for role, name in names.items()}
            make(found[OWNER])
            yield Accounts({**found, ADMINISTRATOR: url})
            for address in found.values():
                engine.reader(address).dispose()
    finally:
        with signed_in(server) as connection:
            for name in names.values():
                connection.execute(f"drop role {name}")


def _address(url: str, name: str) -> str:
    return make_url(url).set(username=name).render_as_string(hide_password=False)


def fill_every_table(url: str, departments: tuple[str, ...]) -> None:
    """Put one row of each department in every table that a reader sees one department of."""
    with writing(url) as connection:
        for table in metadata.sorted_tables:
            if is_guarded(table):
                connection.execute(insert(table), [_row(table, department) for department in departments])


def _row(table: Table, department: str) -> dict[str, Any]:
    return {column.name: _cell(column) for column in table.c} | {"department": department}


def _cell(column: Column[Any]) -> Any:
    kinds: tuple[tuple[type, Any], ...] = (
        (DateTime, datetime(2022, 6, 1)),  # noqa: DTZ001 (the journal keeps UTC without its mark)
        (Date, date(2022, 6, 1)),
        (Boolean, False),
        (Integer, 1),
        (Double, 1.0),
    )
    return next((value for kind, value in kinds if isinstance(column.type, kind)), "x")
