"""Is the SQL that we send the one that was read and agreed to, for both engines?

After a wanted change: `VIGIE_UPDATE_GOLDEN=1 python -m pytest tests/data_access/test_golden_sql.py`, then
read the difference.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Dialect, Select
from sqlalchemy.dialects import postgresql, sqlite

from access.perimeter import Perimeter
from data_access.counting import Measure
from data_access.events import events_between
from data_access.freshness import covered_months
from data_access.measures import values_by_member, values_by_month
from data_access.topics import BY_KEY, MEASURES

GOLDEN = Path(__file__).parent / "golden"
DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(),
    "postgresql": postgresql.dialect(),  # type: ignore[no-untyped-call]
}

_HERE = Perimeter("91")
_CUTOFF = date(2022, 11, 17)
_TWO = ("mas.cases_realised", "mas.cases")
_MONTHS = (date(2022, 1, 1), date(2022, 2, 1))

QUERIES: dict[str, Select[Any]] = {
    "values_by_month": values_by_month(_HERE, _TWO, "", date(2021, 1, 1), date(2022, 12, 1)),
    "values_by_member": values_by_member(_HERE, _TWO, "detector", _MONTHS),
    "covered_months": covered_months(_HERE),
    "events_between": events_between(_HERE, date(2022, 1, 1), date(2022, 12, 31)),
    "flow": BY_KEY["mas.cases_realised"].rows("91", "detector", _CUTOFF),
    "level": BY_KEY["mas.open_cases"].rows("91", "age_band", _CUTOFF),
    "level_to_come": BY_KEY["c2s.ame_expiring"].rows("91", "", _CUTOFF),
    "snapshot": BY_KEY["mas.full_time"].rows("91", "", _CUTOFF),
}


def written(query: Select[Any], dialect: Dialect) -> str:
    """The SQL with its values in place, a clause a line."""
    sql = str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    for clause in ("GROUP BY", "ORDER BY"):
        sql = sql.replace(f" {clause}", f"\n{clause}")
    return "".join(f"{line.rstrip()}\n" for line in sql.splitlines())


@pytest.mark.parametrize("engine", DIALECTS)
@pytest.mark.parametrize("name", QUERIES)
def test_the_sql_is_the_one_that_was_agreed_to(name: str, engine: str) -> None:
    agreed = GOLDEN / f"{name}.{engine}.sql"
    sql = written(QUERIES[name], DIALECTS[engine])
    if os.environ.get("VIGIE_UPDATE_GOLDEN") == "1":
        agreed.write_text(sql, encoding="utf-8")
    assert sql == agreed.read_text(encoding="utf-8")


def test_no_agreed_sql_is_left_behind() -> None:
    expected = {f"{name}.{engine}.sql" for name in QUERIES for engine in DIALECTS}
    assert {path.name for path in GOLDEN.glob("*.sql")} == expected


@pytest.mark.parametrize("engine", DIALECTS)
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_every_measure_is_written_in_both_dialects_and_never_without_its_department(
    measure: Measure, engine: str
) -> None:
    for axis in ("", *measure.axes):
        sql = written(measure.rows("91", axis, _CUTOFF), DIALECTS[engine])
        assert f"{measure.table.name}.department = '91'" in sql
