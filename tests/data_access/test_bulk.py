"""Do rows enter a table by batches as they are, on both engines: nothing, odd texts, dates, amounts?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy import Table, select

from data_access import bulk
from data_access.bulk import insert_batches
from data_access.engine import writing
from data_access.failure import BaseFailure
from data_access.query import rows
from data_access.schema.c2s import c2s_request
from data_access.schema.common import partner
from data_access.schema.mas import mas_case, mas_team

JUNE = date(2023, 6, 1)


def inserted(url: str, table: Table, *batches: Any) -> int:
    with writing(url) as connection:
        return insert_batches(connection, table, batches)


def partners(names: Sequence[str | None], communes: Sequence[str | None] | None = None) -> Any:
    count = len(names)
    return pa.record_batch(
        {
            "department": ["61"] * count,
            "partner": [f"P{rank:06d}" for rank in range(count)],
            "name": names,
            "kind": ["ccas"] * count,
            "commune": pa.array(communes or [None] * count, pa.string()),
        }
    )


NASTY = [
    "",
    " ",
    "é’ñ€ 🏥",
    'un "mot"',
    "a;b,c\td",
    "deux\nlignes",
    "\\N",
    "NULL",
    "\\.",
    "'=1+1",
    "x" * 160,
    "\\x41",
]


def test_texts_enter_as_they_are_and_nothing_stays_nothing(either_base: str) -> None:
    communes = [None if rank % 2 else "" for rank in range(len(NASTY))]
    assert inserted(either_base, partner, partners(NASTY, communes)) == len(NASTY)
    query = select(partner.c.name, partner.c.commune).order_by(partner.c.partner)
    assert rows(either_base, query) == list(zip(NASTY, communes, strict=True))


def test_dates_booleans_amounts_and_shares_enter_with_their_type(either_base: str) -> None:
    shares = [0.1 + 0.2, 1.0, 1e-9]
    posts = pa.record_batch(
        {
            "department": ["61"] * 3,
            "month": pa.array([JUNE] * 3),
            "accompanist": ["A", "B", "C"],
            "full_time": pa.array(shares),
        }
    )
    inserted(either_base, mas_team, posts)
    requests = pa.record_batch(
        {
            "department": ["61"] * 3,
            "line": pa.array([2_000_000_000, -5, 7]),
            "deposited_in": pa.array([JUNE] * 3),
            "kind": ["first"] * 3,
            "channel": pa.array(["online", None, None], pa.string()),
            "complete": pa.array([True, False, None]),
            "decided_in": pa.array([JUNE, None, None]),
            "delay_days": pa.array([12, None, 0]),
            "requests": pa.array([1, 2, 3]),
        }
    )
    inserted(either_base, c2s_request, requests)
    assert [
        row[0] for row in rows(either_base, select(mas_team.c.full_time).order_by(mas_team.c.accompanist))
    ] == shares
    row = c2s_request.c
    query = select(row.line, row.deposited_in, row.complete, row.decided_in, row.delay_days).order_by(
        row.requests
    )
    assert rows(either_base, query) == [
        (2_000_000_000, JUNE, True, JUNE, 12),
        (-5, JUNE, False, None, None),
        (7, JUNE, None, None, 0),
    ]


@pytest.mark.parametrize("different", [1, 40, 100])
def test_many_rows_enter_by_slices_in_one_transaction(
    either_base: str, different: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 7)
    names = [None if rank % 9 == 8 else f"nom {rank % different}" for rank in range(100)]
    kept = [name or "(sans nom)" for name in names]
    whole = partners(kept)
    assert inserted(either_base, partner, whole.slice(0, 33), whole.slice(33), whole.slice(0, 0)) == 100
    assert [row[0] for row in rows(either_base, select(partner.c.name).order_by(partner.c.partner))] == kept


def test_nothing_at_all_is_no_load(either_base: str) -> None:
    assert inserted(either_base, partner) == 0


def test_a_key_already_there_is_a_failure_told_in_french_and_keeps_nothing(either_base: str) -> None:
    inserted(either_base, partner, partners(["premier"]))
    with pytest.raises(BaseFailure):
        inserted(either_base, partner, partners(["a", "b"]))
    assert rows(either_base, select(partner.c.name)) == [("premier",)]


def test_columns_are_named_and_not_counted(either_base: str) -> None:
    batch = partners(["x"])
    turned = batch.select(list(reversed(batch.schema.names)))
    inserted(either_base, partner, turned)
    assert rows(either_base, select(partner.c.partner, partner.c.name)) == [("P000000", "x")]


def test_a_column_left_out_is_empty(either_base: str) -> None:
    case = pa.record_batch(
        {
            "department": ["61"],
            "case_id": ["S1"],
            "opened_on": pa.array([JUNE]),
            "detector": ["ccas"],
            "commune": ["61001"],
            "age_group": ["25-39"],
            "renunciation": ["cost"],
        }
    )
    inserted(either_base, mas_case, case)
    assert rows(either_base, select(mas_case.c.closed_on, mas_case.c.consent)) == [(None, None)]
