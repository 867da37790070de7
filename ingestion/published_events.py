"""Which dated events did the two 2022 reports print? Shipped with their words, drawn on the curves.

Only what a report dates to the day or to the month, between January 2021 and November 2023, and ties to one
of the programmes: the webinars to partners, the forum of students, the bus of APF France handicap (Orne) and
the drop-ins for students (Essonne) are dated but tied to none. A printed event belongs to the reference, as
printed figures do: no load removes it.
"""

from __future__ import annotations

from datetime import date

from data_access.loading import Row
from ingestion import geography

FILE = "published_events.csv"
TO_THE_MONTH = "month"


def identifiers() -> tuple[str, ...]:
    """The identifiers of the printed events, in the order of the file."""
    return tuple(line["event"] for line in geography.shipped(FILE))


def rows(departments: tuple[str, ...]) -> list[Row]:
    """The printed events of these departments."""
    return [_row(line) for line in geography.shipped(FILE) if line["department"] in departments]


def _row(line: geography.Line) -> Row:
    kept = {name: text for name, text in line.items() if name != "precision"}
    return {
        **kept,
        "happened_on": date.fromisoformat(line["happened_on"]),
        "to_the_month": line["precision"] == TO_THE_MONTH,
        "programme": line["programme"] or None,
        "metric": line["metric"] or None,
    }
