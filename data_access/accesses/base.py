"""How is the base of accesses opened? It makes itself at its first use, and brings itself up to date.

Two processes that start together make it once: whoever writes is alone (see `data_access.engine.writing`),
and looks at what is there before doing anything. On a server, a user who may create nothing finds it made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, inspect, select

from data_access.accesses.rights import give_rights
from data_access.engine import WAIT_SECONDS, file_of, is_absent, reading, writing
from data_access.failure import BaseFailure, BaseLocked, BaseMisaddressed, BaseOfAnotherVersion
from data_access.schema.access import access_metadata, access_version

UPGRADES: tuple[Callable[[Connection], None], ...] = ()
"""What each version changed in a base of the version before it; the first version has nothing before it."""
ACCESS_VERSION = 1 + len(UPGRADES)

T = TypeVar("T")
_AGAIN_SECONDS = 0.02

_made: set[str] = set()
"""The bases that this process knows to be made, by address."""


class AccessBaseAway(BaseFailure):
    """The base of accesses cannot answer; says which base, and the name of its setting."""

    def __init__(self, cause: BaseFailure | None = None) -> None:
        super().__init__(*((cause.title,) if cause else ()))
        cause = cause or BaseFailure()
        self.title = _TITLES.get(type(cause), f"Base des accès : {cause.title[:1].lower()}{cause.title[1:]}")
        self.advice = _ADVICE.get(type(cause), cause.advice)


_TITLES: dict[type[BaseFailure], str] = {BaseLocked: "La base des accès est occupée"}
_ADVICE: dict[type[BaseFailure], str] = {
    BaseLocked: "Réessayer dans une minute. Si cela dure, un autre programme tient cette base : le fermer.",
    BaseMisaddressed: "Corriger VIGIE_ACCESS_URL, ou la retirer pour ouvrir la base embarquée.",
    BaseOfAnotherVersion: (
        "VIGIE_ACCESS_URL doit nommer une base qui n'est qu'à elle : ni celle des chiffres, ni celle de la "
        "diffusion, ni celle d'une version plus récente de Vigie."
    ),
}


@contextmanager
def asking(url: str) -> Iterator[Connection]:
    """A read-only connection to the base of accesses; raises AccessBaseAway when it cannot answer."""
    with _named():
        _make_sure(url)
        with reading(url) as connection:
            yield connection


def noted(url: str, work: Callable[[Connection], T]) -> T:
    """What a short work answers, once it is wholly written; raises AccessBaseAway when it cannot be.

    It is begun again while others hold the base: writers come by every second here, each for an instant.
    """
    with _named():
        _make_sure(url)
        return _alone(url, work)


def _alone(url: str, work: Callable[[Connection], T]) -> T:
    deadline = monotonic() + WAIT_SECONDS
    while True:
        try:
            with writing(url) as connection:
                return work(connection)
        except BaseLocked:
            if monotonic() > deadline:
                raise
        sleep(_AGAIN_SECONDS)


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except BaseFailure as failure:
        raise AccessBaseAway(failure) from failure


def _make_sure(url: str) -> None:
    """Make the base unless this process has seen it whole; a SQLite file may have been moved since."""
    path = file_of(url)
    if url in _made and (path is None or path.exists()):
        return
    if is_absent(url) or _version(url) != ACCESS_VERSION:
        _alone(url, _make)
    _made.add(url)


def _version(url: str) -> int:
    """0 when the base does not say."""
    try:
        with reading(url) as connection:
            return connection.execute(select(access_version.c.version)).scalar() or 0
    except BaseOfAnotherVersion:
        return 0


def _make(connection: Connection) -> None:
    """Make or upgrade the base; raises BaseOfAnotherVersion on one that is newer, or not one of accesses."""
    tables = inspect(connection).get_table_names()
    if tables and access_version.name not in tables:
        raise BaseOfAnotherVersion
    former = connection.execute(select(access_version.c.version)).scalar() if tables else None
    if former == ACCESS_VERSION:
        return
    if (former or 0) > ACCESS_VERSION:
        raise BaseOfAnotherVersion
    if former is None:
        access_metadata.create_all(connection)
    for upgrade in UPGRADES[(former or ACCESS_VERSION) - 1 :]:
        upgrade(connection)
    give_rights(connection)
    connection.execute(delete(access_version))
    connection.execute(insert(access_version).values(version=ACCESS_VERSION))


__all__ = ["ACCESS_VERSION", "AccessBaseAway", "asking", "noted"]
