"""Which events touch the days that are shown, and does a declared one stand in for the printed one?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import insert

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.events import events_between
from data_access.query import rows
from data_access.schema.common import event, published_event

YEAR = (date(2022, 1, 1), date(2022, 12, 31))
NOBODY = Perimeter("75")
"""A department of which no report is shipped."""


def declared(key: str, happened_on: date, **told: Any) -> Mapping[str, Any]:
    return {
        "department": "75",
        "event": key,
        "happened_on": happened_on,
        "ends_on": None,
        "label": key,
        "kind": "decision",
        "programme": None,
        "metric": None,
        "new_limits": True,
        "stated_in": "Comité",
        **told,
    }


def printed(key: str, happened_on: date) -> Mapping[str, Any]:
    row = declared(key, happened_on, to_the_month=True, quote="…", stated_in="Rapport")
    return {name: value for name, value in row.items() if name not in {"ends_on", "new_limits"}}


def shown(url: str, *span: date) -> list[str]:
    return [row[2] for row in rows(url, events_between(NOBODY, *(span or YEAR)))]


def test_an_event_is_shown_from_its_first_day_to_its_last(either_base: str) -> None:
    given = [
        declared("before", date(2021, 12, 31)),
        declared("campaign", date(2021, 11, 1), ends_on=date(2022, 1, 1)),
        declared("over", date(2021, 11, 1), ends_on=date(2021, 12, 31)),
        declared("last", date(2022, 12, 31)),
        declared("after", date(2023, 1, 1)),
        declared("elsewhere", date(2022, 5, 1), department="61"),
    ]
    with writing(either_base) as connection:
        connection.execute(insert(event), given)
    assert shown(either_base) == ["campaign", "last"]


def test_a_declared_event_stands_in_for_the_printed_one_of_its_key(either_base: str) -> None:
    with writing(either_base) as connection:
        connection.execute(insert(published_event), [printed("A", YEAR[0]), printed("B", YEAR[0])])
        connection.execute(insert(event), [declared("B", date(2022, 6, 2)), declared("C", date(2022, 7, 1))])
    found = rows(either_base, events_between(NOBODY, *YEAR))
    assert [(row[0], row[2], row[6], row[7], row[8]) for row in found] == [
        (date(2022, 1, 1), "A", False, "Rapport", True),
        (date(2022, 6, 2), "B", True, "Comité", False),
        (date(2022, 7, 1), "C", True, "Comité", False),
    ]


def test_the_same_key_in_another_department_replaces_nothing(either_base: str) -> None:
    with writing(either_base) as connection:
        connection.execute(insert(published_event), [printed("A", YEAR[0])])
        connection.execute(insert(event), [declared("A", date(2022, 6, 2), department="61")])
    assert shown(either_base) == ["A"]
