"""How is a base made: tables, shipped reference, demonstration?

A new embedded base is built in a file beside its place and moved there when whole: a power cut leaves
either no base or a whole one.
"""

from __future__ import annotations

import hashlib

from access.perimeter import Perimeter
from data_access.engine import Connection, being_built, check_version, writing
from data_access.failure import BaseInterrupted, BaseOfAnotherVersion
from data_access.journal import Origin
from data_access.loading import Extract, load, replace_table, set_property, stamp
from data_access.migrate import upgrade
from data_access.references import is_real
from data_access.schema.common import published_event
from ingestion import published_events, reference_rows
from ingestion.demonstration import calendar, everything
from metrics.progress import Progress, silently


def build_demonstration(
    url: str, departments: tuple[str, ...], progress: Progress[Extract] = silently
) -> None:
    """Make a whole base with the shipped reference and the demonstration, at an address without one."""
    with being_built(url) as address, writing(address) as connection:
        upgrade(connection)
        load_reference(connection, departments)
        load_demonstration(connection, departments, progress)


def build_empty(url: str, departments: tuple[str, ...]) -> None:
    """Make a base with the shipped reference and no fact, at an address without one."""
    with being_built(url) as address, writing(address) as connection:
        upgrade(connection)
        load_reference(connection, departments)


def fill_with_demonstration(
    url: str, departments: tuple[str, ...], progress: Progress[Extract] = silently
) -> None:
    """Load the demonstration in a base that is there; a source that holds real lines is left alone."""
    with writing(url) as connection:
        load_demonstration(connection, departments, progress)


def bring_up_to_date(url: str, departments: tuple[str, ...] = ()) -> None:
    """Run the migrations that an older base lacks, undo a load that was cut; do nothing to a sound base.

    An older base is given the printed events of these departments: it may come from before they were shipped.
    """
    try:
        check_version(url)
    except (BaseInterrupted, BaseOfAnotherVersion):
        with writing(url) as connection:
            upgrade(connection)
            replace_table(connection, published_event, published_events.rows(departments))
        check_version(url)


def load_reference(connection: Connection, departments: tuple[str, ...]) -> None:
    """Departments, EPCI, communes and ages, as shipped."""
    for table, rows in reference_rows.rows(departments):
        replace_table(connection, table, rows)
    stamp(connection, "reference")


def load_demonstration(
    connection: Connection, departments: tuple[str, ...], progress: Progress[Extract] = silently
) -> None:
    """The demonstration of the departments that have one, in the sources that hold nothing real."""
    set_property(connection, "demonstration_today", calendar.TODAY.isoformat())
    for department in everything.DEPARTMENTS:
        if department in departments:
            extracts = [
                extract
                for extract in everything.extracts(department)
                if not connection.execute(is_real(Perimeter(department), extract.source)).scalar()
            ]
            for extract in progress(f"Démonstration {department}", extracts, len(extracts)):
                load(connection, department, extract, _origin(extract))


def _origin(extract: Extract) -> Origin:
    name = f"démonstration {extract.source}"
    return Origin(name, hashlib.sha256(name.encode()).hexdigest(), 0, "Vigie", demonstration=True)
