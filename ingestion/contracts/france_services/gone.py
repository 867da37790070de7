"""Which points did an earlier list show that this one no longer does?

The list says who is open; it never says who closed. A point that it no longer shows was closed at the latest
on the day of the list: it is kept with that day, so that the figures of the months before stay true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from data_access.loading import Row
from data_access.schema.france_services import fs_opening, fs_site
from ingestion.contracts.ground import Ground


def gone(ground: Ground, lines: Sequence[Row]) -> Iterator[tuple[Row, Sequence[Row]]]:
    """The rows of the points that are gone, closed, each with the rows of its openings."""
    listed = {line["id_fs"] for line in lines}
    openings: dict[str, list[Row]] = defaultdict(list)
    for row in ground.loaded("fs_sites", fs_opening):
        openings[row["site"]].append(row)
    for row in ground.loaded("fs_sites", fs_site):
        if row["site"] not in listed and row["labelled_on"] <= ground.today:
            yield {**row, "closed_on": row["closed_on"] or ground.today}, openings[row["site"]]
