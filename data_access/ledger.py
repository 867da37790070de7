"""What did each publication hold, masked or not? The memory of the publisher, in the reporting base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, insert, select
from sqlalchemy.exc import DBAPIError

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.driver_errors import is_key_taken
from data_access.engine import writing
from data_access.failure import PublishedMeanwhile
from data_access.schema.common import publication_ledger

_row = publication_ledger.c


@of_one_department
def former_publications(perimeter: Perimeter, topic: str) -> Select[Any]:
    """Rows `(system, masked, sums)` of a programme, oldest first."""
    return (
        select(_row.system, _row.masked, _row.sums)
        .where(_row.department == perimeter.department, _row.topic == topic)
        .order_by(_row.publication)
    )


@of_one_department
def reports(perimeter: Perimeter, number: int) -> Select[Any]:
    """Rows `(topic, report)` of a publication."""
    return (
        select(_row.topic, _row.report)
        .where(_row.department == perimeter.department, _row.publication == number)
        .order_by(_row.topic)
    )


@of_one_department
def publications_made(perimeter: Perimeter) -> Select[Any]:
    """Rows `(publication, committee_on, covers_until, published_at, published_by)`, the newest first."""
    told = (_row.publication, _row.committee_on, _row.covers_until, _row.published_at, _row.published_by)
    return (
        select(*told)
        .where(_row.department == perimeter.department)
        .distinct()
        .order_by(_row.publication.desc())
    )


@of_one_department
def last_number(perimeter: Perimeter) -> Select[Any]:
    """One row: the number of the last publication, none before the first."""
    return select(func.max(_row.publication)).where(_row.department == perimeter.department)


def keep(url: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add the rows of a publication, one a programme, all or none.

    Raises PublishedMeanwhile when its number was taken since it was drafted.
    """
    with writing(url) as connection:
        try:
            connection.execute(insert(publication_ledger), list(rows))
        except DBAPIError as error:
            if is_key_taken(error):
                raise PublishedMeanwhile from None
            raise
