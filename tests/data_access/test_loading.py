"""Does a load replace a source, say which months it covers, keep its journal and count its measures?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.freshness import base_properties, covered_months, last_loads
from data_access.loading import LINES_AT_ONCE, insert_rows, replace_table, set_target
from data_access.query import rows
from data_access.refresh import refresh
from data_access.schema.common import commune_age, load_batch, measure_value, target
from data_access.schema.mas import mas_case, mas_team
from data_access.topics import MEASURES, of_source
from tests.support.bases import FactBase
from tests.support.mas import case, cases

FIRST, LAST = date(2022, 1, 1), date(2022, 3, 17)


def counted(base: FactBase, measure: str, axis: str = "") -> list[tuple[Any, ...]]:
    row = measure_value.c
    query = select(row.known, row.month, row.member, row.value).where(
        row.department == base.department, row.measure == measure, row.axis == axis
    )
    return rows(base.url, query.order_by(row.known, row.month, row.member))


@pytest.fixture
def loaded(fact_base: FactBase) -> FactBase:
    fact_base.load("mas_cases", (mas_case, cases(2, date(2022, 1, 5))), first=FIRST, until=LAST)
    return fact_base


def test_every_month_of_the_extract_is_covered_to_its_end_or_to_the_data_date(loaded: FactBase) -> None:
    assert rows(loaded.url, covered_months(loaded.perimeter)) == [
        ("mas_cases", date(2022, 1, 1), date(2022, 1, 31), False),
        ("mas_cases", date(2022, 2, 1), date(2022, 2, 28), False),
        ("mas_cases", date(2022, 3, 1), date(2022, 3, 17), False),
    ]


def test_a_load_replaces_the_source_and_only_this_source_of_this_department(loaded: FactBase) -> None:
    loaded.load(
        "mas_team",
        (mas_team, [{"month": FIRST, "accompanist": "A1", "full_time": 0.5}]),
        first=FIRST,
        until=LAST,
    )
    neighbour = replace(loaded, department="91")
    neighbour.load("mas_cases", (mas_case, cases(4, date(2022, 1, 5))), first=FIRST, until=LAST)
    loaded.load("mas_cases", (mas_case, cases(1, date(2022, 2, 5))), first=date(2022, 2, 1), until=LAST)
    assert counted(loaded, "mas.cases") == [("now", date(2022, 2, 1), "", 1)]
    assert counted(loaded, "mas.full_time") == [("now", FIRST, "", 0.5)]
    assert counted(neighbour, "mas.cases") == [("now", FIRST, "", 4)]
    assert len(rows(loaded.url, covered_months(loaded.perimeter))) == 2 + 3


def test_a_load_without_any_row_is_a_load_of_zeros(loaded: FactBase) -> None:
    loaded.load("mas_cases", (mas_case, []), first=FIRST, until=LAST)
    assert counted(loaded, "mas.cases") == []
    assert len(rows(loaded.url, covered_months(loaded.perimeter))) == 3


def test_the_journal_keeps_every_load(loaded: FactBase) -> None:
    loaded.load("mas_cases", (mas_case, [case(FIRST)]), first=FIRST, until=LAST)
    row = load_batch.c
    journal = rows(
        loaded.url, select(row.source, row.lines_read, row.lines_loaded, row.period_first, row.period_last)
    )
    assert sorted(journal) == [("mas_cases", 1, 1, FIRST, LAST), ("mas_cases", 2, 2, FIRST, LAST)]
    ((source, when),) = rows(loaded.url, last_loads(loaded.perimeter))
    assert (source, when.tzinfo) == ("mas_cases", None)
    assert rows(loaded.url, last_loads(Perimeter("91"))) == []


def test_each_load_and_each_target_writes_a_new_stamp(loaded: FactBase) -> None:
    def stamp() -> str:
        return str(dict(rows(loaded.url, base_properties()))["stamp"])

    stamps = [stamp()]
    loaded.load("mas_cases", (mas_case, []), first=FIRST, until=LAST)
    stamps.append(stamp())
    with writing(loaded.url) as connection:
        set_target(connection, "61", ("mas.completion", FIRST, 0.8, "comité"))
    stamps.append(stamp())
    assert len(set(stamps)) == 3


def test_a_target_of_the_same_day_replaces_the_former_one(loaded: FactBase) -> None:
    with writing(loaded.url) as connection:
        for value in (0.7, 0.8):
            set_target(connection, "61", ("mas.completion", FIRST, value, "comité"))
        set_target(connection, "61", ("mas.completion", LAST, 0.9, "comité"))
    query = select(target.c.counts_from, target.c.value).order_by(target.c.counts_from)
    assert rows(loaded.url, query) == [(FIRST, 0.8), (LAST, 0.9)]


def test_a_load_that_fails_keeps_what_was_there(loaded: FactBase) -> None:
    same = case(FIRST)
    with pytest.raises(Exception, match="UNIQUE"):
        loaded.load("mas_cases", (mas_case, [same, same]), first=FIRST, until=LAST)
    assert counted(loaded, "mas.cases") == [("now", FIRST, "", 2)]


def test_counting_again_gives_the_same(loaded: FactBase) -> None:
    everything = select(measure_value).order_by(*measure_value.primary_key.columns)
    before = rows(loaded.url, everything)
    with writing(loaded.url) as connection:
        refresh(connection, "61", "mas_cases")
    assert rows(loaded.url, everything) == before


def test_a_source_that_was_never_loaded_counts_nothing(empty_base_url: str) -> None:
    with writing(empty_base_url) as connection:
        refresh(connection, "61", "mas_cases")
    assert rows(empty_base_url, select(measure_value)) == []


def test_the_members_of_each_axis_add_up_to_the_whole(loaded: FactBase) -> None:
    for measure in of_source("mas_cases"):
        whole = counted(loaded, measure.key)
        for axis in measure.axes:
            spread = counted(loaded, measure.key, axis)
            assert sum(row[3] for row in spread) == pytest.approx(sum(row[3] for row in whole)), axis


def test_many_rows_are_inserted_by_slices(empty_base_url: str) -> None:
    many = (
        {"department": "99", "commune": f"{number:05d}", "age_group": "0-17", "population": 1.0}
        for number in range(LINES_AT_ONCE + 1)
    )
    with writing(empty_base_url) as connection:
        insert_rows(connection, commune_age, many)
    count = select(func.count()).select_from(commune_age).where(commune_age.c.department == "99")
    assert rows(empty_base_url, count) == [(LINES_AT_ONCE + 1,)]


def test_replacing_a_table_touches_only_the_departments_of_the_rows(empty_base_url: str) -> None:
    def communes(department: str) -> int:
        query = select(func.count()).select_from(commune_age).where(commune_age.c.department == department)
        ((count,),) = rows(empty_base_url, query)
        return int(count)

    elsewhere = communes("91")
    alone = {"department": "61", "commune": "61001", "age_group": "0-17", "population": 1.0}
    with writing(empty_base_url) as connection:
        replace_table(connection, commune_age, [alone])
    assert (communes("61"), communes("91")) == (1, elsewhere)


def test_measures_have_keys_of_their_own_under_a_topic() -> None:
    keys = [measure.key for measure in MEASURES]
    assert len(keys) == len(set(keys))
    assert all(key.count(".") == 1 and len(key) <= 64 for key in keys)
    assert all(len(axis) <= 24 for measure in MEASURES for axis in measure.axes)
