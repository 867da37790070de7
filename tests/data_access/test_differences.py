"""What does the journal keep of a load that changes what was there, on both engines?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from access.perimeter import Perimeter
from data_access.engine import writing
from data_access.journal import Origin, differences, loads_of, months_in_force
from data_access.loading import Extract, Row, load
from data_access.query import rows
from data_access.schema.c2s import c2s_request
from data_access.schema.common import load_batch
from data_access.schema.mas import mas_case, mas_team
from tests.support.mas import case

JUNE, JULY = date(2023, 6, 1), date(2023, 7, 1)
SPAN = (JUNE, date(2023, 7, 31))
ORNE = Perimeter("61")


def bring(url: str, extract: Extract, *, demonstration: bool = False, sha256: str = "a" * 64) -> str:
    with writing(url) as connection:
        return load(
            connection, "61", extract, Origin("f.csv", sha256, 9, "test", demonstration, "erreur de saisie")
        )


def posts(*lines: tuple[date, str, float], spans: Sequence[tuple[date, date]] = (SPAN,)) -> Extract:
    given: list[Row] = [
        {"department": "61", "month": month, "accompanist": post, "full_time": share}
        for month, post, share in lines
    ]
    return Extract("mas_team", ((mas_team, given),), SPAN[0], SPAN[1], spans=tuple(spans), dated_on="month")


def changes(url: str, batch: str) -> tuple[Any, ...]:
    row = load_batch.c
    query = select(row.lines_added, row.lines_removed, row.lines_changed).where(row.batch == batch)
    (found,) = rows(url, query)
    return found


def figures(url: str, batch: str) -> list[tuple[Any, ...]]:
    return rows(url, differences(ORNE, batch))


def test_nothing_is_compared_the_first_time(either_base: str) -> None:
    batch = bring(either_base, posts((JUNE, "A", 1.0)))
    assert (changes(either_base, batch), figures(either_base, batch)) == ((None, None, None), [])


def test_nothing_is_compared_with_a_demonstration(either_base: str) -> None:
    bring(either_base, posts((JUNE, "D", 1.0)), demonstration=True)
    batch = bring(either_base, posts((JUNE, "A", 0.5)))
    assert (changes(either_base, batch), figures(either_base, batch)) == ((None, None, None), [])


def test_lines_added_removed_and_changed_are_counted_and_figures_kept(either_base: str) -> None:
    bring(either_base, posts((JUNE, "A", 1.0), (JUNE, "B", 1.0), (JUNE, "C", 1.0), (JULY, "A", 1.0)))
    batch = bring(
        either_base,
        posts((JUNE, "A", 0.5), (JUNE, "B", 1.0), (JUNE, "D", 1.0), (JUNE, "E", 1.0), (JULY, "A", 1.0)),
    )
    assert changes(either_base, batch) == (2, 1, 1)
    assert figures(either_base, batch) == [("mas.full_time", JUNE, 3.0, 3.5)]


def test_the_same_lines_again_change_nothing(either_base: str) -> None:
    bring(either_base, posts((JUNE, "A", 1.0)))
    batch = bring(either_base, posts((JUNE, "A", 1.0)), sha256="b" * 64)
    assert (changes(either_base, batch), figures(either_base, batch)) == ((0, 0, 0), [])


def test_a_figure_that_appears_or_goes_has_no_former_or_no_current_value(either_base: str) -> None:
    bring(either_base, posts((JUNE, "A", 1.0)))
    batch = bring(either_base, posts((JULY, "A", 0.25)))
    assert figures(either_base, batch) == [
        ("mas.full_time", JUNE, 1.0, None),
        ("mas.full_time", JULY, None, 0.25),
    ]


def test_only_the_days_of_the_file_are_compared(either_base: str) -> None:
    bring(either_base, posts((JUNE, "A", 1.0), (JULY, "A", 1.0)))
    batch = bring(either_base, posts((JULY, "B", 1.0), spans=[(JULY, SPAN[1])]))
    assert changes(either_base, batch) == (1, 1, 0)
    assert [
        row[0] for row in rows(either_base, select(mas_team.c.accompanist).order_by(mas_team.c.month))
    ] == ["A", "B"]


def test_lines_that_only_a_rank_tells_apart_are_not_changed_by_their_order(either_base: str) -> None:
    def requests(*counts: int) -> Extract:
        given = [
            {
                "department": "61",
                "line": rank,
                "deposited_in": JUNE,
                "kind": "first",
                "channel": "online",
                "complete": True,
                "decided_in": None,
                "delay_days": None,
                "requests": count,
            }
            for rank, count in enumerate(counts)
        ]
        return Extract("c2s_requests", ((c2s_request, given),), *SPAN, spans=(SPAN,), dated_on="deposited_in")

    bring(either_base, requests(3, 5, 8))
    assert changes(either_base, bring(either_base, requests(8, 3, 5))) == (0, 0, 0)
    assert changes(either_base, bring(either_base, requests(8, 4))) == (1, 2, 0)


def test_columns_that_may_be_empty_are_compared_too(either_base: str) -> None:
    def cases(*given: Row) -> Extract:
        named = [{"department": "61", **row} for row in given]
        return Extract("mas_cases", ((mas_case, named),), *SPAN, spans=(SPAN,), dated_on="opened_on")

    one = case(JUNE)
    bring(either_base, cases(one))
    assert changes(either_base, bring(either_base, cases(one))) == (0, 0, 0)
    assert changes(either_base, bring(either_base, cases({**one, "first_contact_on": JUNE}))) == (0, 0, 1)


def test_lines_that_complete_a_load_are_counted_as_added(either_base: str) -> None:
    bring(either_base, posts((JUNE, "A", 1.0)))
    given = posts((JUNE, "B", 1.0))
    more = Extract("mas_team", given.facts, *SPAN, spans=(SPAN,), dated_on="month", adds=True)
    batch = bring(either_base, more, sha256="c" * 64)
    assert changes(either_base, batch) == (1, 0, 0)
    assert figures(either_base, batch) == [("mas.full_time", JUNE, 1.0, 2.0)]
    held = rows(either_base, months_in_force(ORNE, "mas_team"))
    assert {row[2] for row in held} == {"a" * 64}, "the months stay those of the file that they complete"


def test_the_load_that_each_month_holds_is_known(either_base: str) -> None:
    bring(either_base, posts((JUNE, "A", 1.0), (JULY, "A", 1.0)))
    bring(either_base, posts((JULY, "A", 0.5), spans=[(JULY, date(2023, 7, 10))]), sha256="b" * 64)
    held = [row[:4] for row in rows(either_base, months_in_force(ORNE, "mas_team"))]
    assert held == [(JUNE, date(2023, 6, 30), "a" * 64, 2), (JULY, date(2023, 7, 10), "b" * 64, 1)]


def test_a_load_is_found_by_the_beginning_of_the_print_of_its_file(either_base: str) -> None:
    bring(either_base, posts((JUNE, "A", 1.0)), sha256="ab" * 32)
    assert len(rows(either_base, loads_of(ORNE, "mas_team", "ab" * 6))) == 1
    for other in ("%", "_" * 12, "ba", "abab%"):
        assert rows(either_base, loads_of(ORNE, "mas_team", other)) == []
    assert rows(either_base, loads_of(Perimeter("91"), "mas_team", "ab" * 6)) == []
