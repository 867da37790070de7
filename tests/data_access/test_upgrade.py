"""Does a base of the version before, with data in it, come to this version without losing any?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, Row, Select, insert, inspect, select

from access.perimeter import Perimeter
from data_access import engine
from data_access.engine import check_version, reading, writing
from data_access.freshness import covered_months
from data_access.journal import Origin, loads
from data_access.loading import Extract, load
from data_access.migrate import REPORTING, configured, upgrade
from data_access.query import rows
from data_access.schema.common import event, published_event
from data_access.schema.mas import mas_case
from ingestion import published_events
from ingestion.base import bring_up_to_date
from ingestion.contracts.catalogue import BY_SOURCE
from tests.support.mas import case, cases
from tests.support.postgres import new_database

BEFORE = "0007"
FORMER_SOURCES = (
    "ass",
    "charter_register",
    "c2s_beneficiaries",
    "planir_actions",
    "planir_agreements",
    "mas_cases",
)
JANUARY = (date(2023, 1, 1), date(2023, 1, 31))


def brought_to(connection: Connection, revision: str) -> None:
    configuration = configured(REPORTING)
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, revision)


def filled(connection: Connection) -> None:
    """What a base of the version before holds: a case, a load in the journal, a month of each source."""
    connection.execute(insert(mas_case), [{"department": "61", **case(date(2023, 1, 5))}])
    former = MetaData()
    former.reflect(connection, only=["source_month", "load_batch"])
    for source in FORMER_SOURCES:
        connection.execute(
            insert(former.tables["source_month"]).values(
                department="61",
                source=source,
                month=JANUARY[0],
                covered_until=JANUARY[1],
                batch="b",
                demonstration=True,
            )
        )
    connection.execute(
        insert(former.tables["load_batch"]).values(
            department="61",
            batch="b",
            source="ass",
            file_name="démonstration ass",
            sha256="0" * 64,
            size_bytes=0,
            lines_read=5,
            lines_loaded=5,
            lines_rejected=0,
            loaded_by="Vigie",
            loaded_at=datetime(2026, 1, 2, 3, 4),  # noqa: DTZ001 (the journal keeps UTC without its mark)
            period_first=JANUARY[0],
            period_last=JANUARY[1],
            demonstration=True,
        )
    )


def read(url: str, query: Select[Any]) -> Sequence[Row[Any]]:
    with reading(url) as connection:
        return connection.execute(query).all()


def upgraded(url: str) -> str:
    with writing(url) as connection:
        brought_to(connection, BEFORE)
        filled(connection)
    with writing(url) as connection:
        upgrade(connection)
    check_version(url)
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield upgraded(f"sqlite:///{tmp_path / 'base.sqlite'}")
        return
    with new_database(str(request.getfixturevalue("postgres_url"))) as server:
        yield upgraded(server)
        engine.reader(server).dispose()


def test_facts_and_journal_are_still_there(url: str) -> None:
    assert len(rows(url, select(mas_case))) == 1
    with reading(url) as connection:
        load = connection.execute(loads(Perimeter("61"))).one()
    assert (load.lines_read, load.lines_aside, load.reason, load.lines_changed) == (5, 0, None, None)


def test_the_months_of_a_source_that_was_split_go_to_each_of_its_files(url: str) -> None:
    months = rows(url, covered_months(Perimeter("61")))
    assert {month[1:] for month in months} == {(*JANUARY, True)}
    sources = {month[0] for month in months}
    assert {"ass_budgets", "ass_applications", "ass_subsidies", "c2s_profiles", "planir_ccas"} <= sources
    assert {"charter_meetings", "planir_events", "mas_cases"} <= sources
    assert sources <= set(BY_SOURCE), "every source of the new base has its contract"


def test_a_base_from_before_events_is_given_the_printed_ones_and_no_other(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'base.sqlite'}"
    with writing(url) as connection:
        brought_to(connection, "0008")
        connection.execute(insert(mas_case), [{"department": "61", **case(date(2023, 1, 5))}])
    bring_up_to_date(url, ("61",))
    check_version(url)
    found = {row.event for row in read(url, select(published_event))}
    assert found == {row["event"] for row in published_events.rows(("61",))}
    assert (len(rows(url, select(mas_case))), rows(url, select(event))) == (1, [])


def test_the_new_tables_go_away_again(url: str) -> None:
    with writing(url) as connection:
        configuration = configured(REPORTING)
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, "0008")
        assert not {"event", "published_event", "ame_expiry"} & set(inspect(connection).get_table_names())
        upgrade(connection)
    check_version(url)
    assert len(rows(url, select(mas_case))) == 1


def test_the_upgraded_base_takes_a_load(url: str) -> None:
    real = Origin("saisines.csv", "1" * 64, 10, "test", demonstration=False)
    given = ((mas_case, [{"department": "61", **one} for one in cases(2, date(2023, 2, 5))]),)
    with writing(url) as connection:
        load(connection, "61", Extract("mas_cases", given, date(2023, 2, 1), date(2023, 2, 28)), real)
    assert {row.opened_on for row in read(url, select(mas_case))} == {date(2023, 2, 5)}
    months = [month for month in rows(url, covered_months(Perimeter("61"))) if month[0] == "mas_cases"]
    assert [month[1:] for month in months] == [(date(2023, 2, 1), date(2023, 2, 28), False)]
