"""Can the journal of accesses be read, taken away and purged without a screen?"""

from __future__ import annotations

import csv
from datetime import timedelta

import pytest

from data_access.accesses.visits import record, visits
from metrics.units import short_date
from metrics.visits.words import HEADS
from tests.command_line.conftest import Typed
from tests.support.access import TODAY, opened


@pytest.fixture
def written(access_url: str) -> str:
    record(access_url, opened(days_ago=400), opened(days_ago=40, page="Avant"), opened(identifier="=1+1"))
    return access_url


def test_the_last_days_are_told_line_by_line(vigie: Typed, written: str) -> None:
    line, count = vigie("acces", VIGIE_ACCESS_URL=written).printed.splitlines()
    assert "Comparaisons" in line
    assert count.startswith("1\u00a0visite depuis le")


def test_an_empty_journal_is_said(vigie: Typed, access_url: str) -> None:
    assert vigie("acces", VIGIE_ACCESS_URL=access_url).printed.startswith("Aucune visite depuis le")


def test_a_first_day_may_be_said(vigie: Typed, written: str) -> None:
    since = short_date(TODAY - timedelta(days=50))
    assert len(vigie("acces", "--depuis", since, VIGIE_ACCESS_URL=written).printed.splitlines()) == 3


def test_the_csv_is_read_by_a_spreadsheet_and_runs_nothing(vigie: Typed, written: str) -> None:
    printed = vigie("acces", "--format", "csv", VIGIE_ACCESS_URL=written).printed
    heads, row = csv.reader(printed.splitlines(), delimiter=";")
    assert tuple(heads) == HEADS
    assert row[1] == "'=1+1"


def test_old_visits_are_purged_by_the_setting(vigie: Typed, written: str) -> None:
    purging = ("acces", "--purger")
    assert "1\u00a0visite effacée, avant le" in vigie(*purging, VIGIE_ACCESS_URL=written).printed
    assert "Aucune visite à effacer" in vigie(*purging, VIGIE_ACCESS_URL=written).printed
    shorter = vigie(*purging, VIGIE_ACCESS_URL=written, VIGIE_ACCESS_KEPT_DAYS="30")
    assert "1\u00a0visite effacée" in shorter.printed
    assert len(visits(written, TODAY - timedelta(days=999), TODAY)) == 1


def test_a_wrong_number_of_days_is_refused_by_name(vigie: Typed, written: str) -> None:
    outcome = vigie("acces", "--purger", VIGIE_ACCESS_URL=written, VIGIE_ACCESS_KEPT_DAYS="toujours")
    assert outcome.status == 1
    assert "VIGIE_ACCESS_KEPT_DAYS" in outcome.said
