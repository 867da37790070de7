"""Does a director read the visits of his departments, some at a time, and nobody else any?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from access.user import Refused
from data_access.accesses.visits import record, visits
from metrics.visits.journal import ROWS_A_PAGE, journal, today
from metrics.visits.keeping import kept_from, purge_old, purge_quietly
from settings import current
from tests.support.access import DIRECTOR, PARTNER, TODAY, opened


@pytest.fixture
def written(access_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("VIGIE_ACCESS_URL", access_url)
    monkeypatch.setenv("VIGIE_DEPARTMENTS", "61,91")
    current.cache_clear()
    record(
        access_url,
        *(opened(page=str(rank)) for rank in range(ROWS_A_PAGE)),
        opened(departments="91", days_ago=3, page="other", identifier="d-2"),
        opened(departments="?", days_ago=4, kind="refused"),
        opened(days_ago=400),
    )
    yield access_url
    current.cache_clear()


@pytest.mark.usefixtures("written")
def test_days_count_today() -> None:
    assert journal(DIRECTOR, 7).tally.visits == ROWS_A_PAGE + 2
    assert journal(DIRECTOR, 1).tally.visits == ROWS_A_PAGE
    assert journal(DIRECTOR, 4).tally.visits == ROWS_A_PAGE + 1


@pytest.mark.usefixtures("written")
def test_pages_hold_all_the_visits_once() -> None:
    whole = journal(DIRECTOR, 7)
    assert whole.page_count == 2
    assert (*whole.rows(1), *whole.rows(2)) == whole.rows_of_a_file()
    assert whole.only(identifier="d-2").page_count == whole.only(identifier="nobody").page_count == 1


@pytest.mark.usefixtures("written")
def test_visits_are_looked_for_by_reader_page_and_kind() -> None:
    whole = journal(DIRECTOR, 7)
    assert [one.page for one in whole.only(identifier=" d-2 ").rows(1)] == ["other"]
    assert [one.departments for one in whole.only(kind="refused").rows(1)] == ["?"]
    assert whole.only(page="7").tally.visits == 1
    assert "other" in whole.pages_seen


@pytest.mark.usefixtures("written")
def test_a_director_of_one_department_sees_its_visits_and_attempts_from_outside() -> None:
    found = journal(replace(DIRECTOR, departments=("61",)), 7).rows_of_a_file()
    assert {one.departments for one in found} == {"61", "?"}


@pytest.mark.usefixtures("written")
def test_a_partner_is_refused() -> None:
    with pytest.raises(Refused, match="réservée à la direction"):
        journal(PARTNER, 7)


def test_old_visits_are_forgotten_after_the_days_of_the_setting(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (today() - kept_from()).days == 365
    assert purge_old() == 1
    monkeypatch.setenv("VIGIE_ACCESS_KEPT_DAYS", "2")
    current.cache_clear()
    purge_quietly()
    assert len(visits(written, kept_from(), TODAY)) == ROWS_A_PAGE
    assert purge_old() == 0


def test_a_purge_that_fails_is_told_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("VIGIE_ACCESS_URL", "nothing")
    current.cache_clear()
    try:
        purge_quietly()
    finally:
        current.cache_clear()
    assert "Old visits are not forgotten" in caplog.text
