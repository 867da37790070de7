"""Is what each publication held kept for ever, added to by the publisher and by nobody else?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from access.perimeter import Perimeter
from data_access.failure import BaseForbidden, BaseNotWritable, PublishedMeanwhile
from data_access.ledger import former_publications, keep, last_number, publications_made, reports
from data_access.query import rows
from data_access.roles import LOADER, PUBLISHER, READER
from data_access.schema.common import publication_ledger
from tests.support.accounts import Accounts, accounts
from tests.support.postgres import signed_in

HERE, ELSEWHERE = Perimeter("61"), Perimeter("91")


def held(number: int, topic: str, department: str = "61") -> Mapping[str, Any]:
    """What the ledger keeps of one programme."""
    told = {
        "department": department,
        "publication": number,
        "topic": topic,
        "system": f"system {number}",
        "masked": f"masked {number}",
        "sums": f"sums {number}",
        "report": f"report {number}",
        "published_by": "essai",
        "committee_on": date(2023, 4, 20),
        "covers_until": date(2023, 3, 1),
        "published_at": datetime(2023, 4, 20, 9, number),  # noqa: DTZ001 (kept in UTC without its mark)
    }
    assert {*told} == {*publication_ledger.c.keys()}
    return told


def test_publications_are_read_from_the_oldest(either_base: str) -> None:
    for number in (2, 1):
        keep(either_base, [held(number, "mas"), held(number, "ass")])
    keep(either_base, [held(7, "mas", "91")])
    assert rows(either_base, former_publications(HERE, "mas")) == [
        ("system 1", "masked 1", "sums 1"),
        ("system 2", "masked 2", "sums 2"),
    ]
    assert rows(either_base, reports(HERE, 2)) == [("ass", "report 2"), ("mas", "report 2")]
    assert rows(either_base, last_number(HERE)) == [(2,)]
    assert rows(either_base, last_number(ELSEWHERE)) == [(7,)]
    assert [row[0] for row in rows(either_base, publications_made(HERE))] == [2, 1]


def test_before_the_first_publication_there_is_no_number(either_base: str) -> None:
    assert rows(either_base, last_number(HERE)) == [(None,)]
    assert not rows(either_base, former_publications(HERE, "mas"))


def test_the_programmes_of_a_publication_enter_together(either_base: str) -> None:
    keep(either_base, [held(1, "mas")])
    with pytest.raises(PublishedMeanwhile):
        keep(either_base, [held(1, "ass"), held(1, "mas")])
    assert rows(either_base, reports(HERE, 1)) == [("mas", "report 1")]


def test_no_count_stands_in_the_error_of_a_refused_row(either_base: str) -> None:
    """An error may be printed, mailed, kept in a log: it names the table, never what was to be written."""
    with pytest.raises(IntegrityError) as refused:
        keep(either_base, [{**held(1, "mas"), "system": None, "masked": "7 persons"}])
    assert "publication_ledger" in str(refused.value)
    assert "7 persons" not in str(refused.value)


@pytest.fixture(scope="module")
def base(postgres_url: str) -> Iterator[Accounts]:
    """A base of the fund in which the publisher has published once."""
    with accounts(postgres_url) as made:
        keep(made[PUBLISHER], [held(1, "mas"), held(1, "mas", "91")])
        yield made


@pytest.mark.postgres
def test_the_publisher_reads_the_ledger_of_every_department(base: Accounts) -> None:
    for where in (HERE, ELSEWHERE):
        assert rows(base[PUBLISHER], former_publications(where, "mas")) == [
            ("system 1", "masked 1", "sums 1")
        ]


@pytest.mark.postgres
def test_the_screens_of_the_fund_read_it_one_department_at_a_time(base: Accounts) -> None:
    assert [number for number, *_ in rows(base[READER], publications_made(HERE))] == [1]
    everything = select(publication_ledger.c.department)
    assert not rows(base[READER], everything)
    asked = everything.execution_options(vigie_department="91")
    assert rows(base[READER], asked) == [("91",)]
    with pytest.raises(BaseNotWritable):
        keep(base[READER], [held(2, "mas")])


@pytest.mark.postgres
def test_a_loader_neither_reads_nor_fills_it(base: Accounts) -> None:
    with pytest.raises(BaseForbidden):
        rows(base[LOADER], former_publications(HERE, "mas"))
    with pytest.raises(BaseNotWritable):
        keep(base[LOADER], [held(2, "mas")])


@pytest.mark.postgres
@pytest.mark.parametrize(
    "order",
    [
        "DELETE FROM publication_ledger",
        "UPDATE publication_ledger SET masked = '[]'",
        "TRUNCATE publication_ledger",
        "ALTER TABLE publication_ledger DISABLE ROW LEVEL SECURITY",
        "DROP TABLE publication_ledger",
    ],
)
def test_what_was_published_cannot_be_forgotten(base: Accounts, order: str) -> None:
    with signed_in(base[PUBLISHER]) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute(order.encode())
