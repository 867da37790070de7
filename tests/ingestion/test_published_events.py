"""Are the printed events shipped with their words, under names that the product knows?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.schema.common import published_event
from ingestion import geography, published_events
from ingestion.published import FILE as FIGURES
from metrics.catalogue import BY_KEY, TOPICS
from metrics.events import KINDS

EVENTS = published_events.rows(("61", "91"))


def test_each_event_is_dated_within_the_reports_and_named_in_the_words_of_the_product() -> None:
    assert {(row["department"], row["happened_on"], row["to_the_month"]) for row in EVENTS} == {
        ("61", date(2022, 5, 1), True),
        ("61", date(2022, 10, 4), False),
        ("61", date(2022, 12, 6), False),
        ("91", date(2022, 10, 1), True),
    }
    for row in EVENTS:
        assert row["kind"] in KINDS
        assert row["programme"] in TOPICS
        assert row["metric"] is None or BY_KEY[row["metric"]].topic == row["programme"]


def test_each_event_has_the_words_of_a_report_whose_figures_are_shipped_too() -> None:
    documents = {line["document"] for line in geography.shipped(FIGURES)}
    assert {row["stated_in"] for row in EVENTS} <= documents
    assert all(row["quote"] for row in EVENTS)


@pytest.mark.parametrize("name", ["event", "label", "stated_in"])
def test_no_text_is_longer_than_its_column(name: str) -> None:
    length = published_event.c[name].type.length  # type: ignore[attr-defined]
    assert max(len(row[name]) for row in EVENTS) <= length


def test_keys_tell_the_events_apart_everywhere() -> None:
    keys = published_events.identifiers()
    assert len(set(keys)) == len(keys) == len(EVENTS)


def test_a_department_gets_its_own_events() -> None:
    assert {row["department"] for row in published_events.rows(("91",))} == {"91"}
