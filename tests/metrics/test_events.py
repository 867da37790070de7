"""Which curve shows which event, and which events start its limits anew?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data_access.schema.common import event
from metrics.catalogue import METRICS, sources_shown
from metrics.charter import METRICS as CHARTER
from metrics.coverage import Coverage
from metrics.events import KINDS, Event, events_of, limits_start_on
from metrics.mas import cases as mas_cases
from metrics.model import Metric
from metrics.period import year
from metrics.planir.agreements import CCAS_COVERED
from metrics.units import NO_BREAK
from tests.support.bases import FactBase

SIGNED = Event(date(2022, 10, 4), None, "Signature", "decision", "mas", None, False, "Rapport 2022")


@pytest.mark.parametrize(
    ("topic", "metric", "concerned"),
    [
        (None, None, True),
        ("mas", None, True),
        ("c2s", None, False),
        ("mas", "mas.cases", True),
        ("mas", "mas.accompanied", False),
        (None, "mas.accompanied", False),
        (None, "mas.cases", True),
    ],
)
def test_an_event_concerns_its_indicator_else_its_programme_else_all(
    topic: str | None, metric: str | None, concerned: bool
) -> None:
    assert replace(SIGNED, topic=topic, metric=metric).concerns(mas_cases.CASES) is concerned


def test_an_event_says_when_no_more_precisely_than_its_document() -> None:
    assert SIGNED.when == f"4{NO_BREAK}octobre{NO_BREAK}2022"
    assert replace(SIGNED, to_the_month=True).when == f"octobre{NO_BREAK}2022"
    assert replace(SIGNED, ends_on=SIGNED.happened_on).when == SIGNED.when
    lasting = replace(SIGNED, ends_on=date(2022, 11, 1)).when.replace(NO_BREAK, " ")
    assert lasting == "du 4 octobre 2022 au 1er novembre 2022"
    assert SIGNED.in_words.replace(NO_BREAK, " ") == "4 octobre 2022 : Signature (Rapport 2022)"


def test_limits_start_anew_only_where_an_event_says_so() -> None:
    anew = replace(SIGNED, happened_on=date(2023, 3, 1), new_limits=True)
    sooner = replace(anew, happened_on=date(2022, 3, 1))
    assert limits_start_on([SIGNED, anew, sooner, anew]) == (date(2022, 3, 1), date(2023, 3, 1))
    assert limits_start_on([SIGNED]) == ()


def decided(base: FactBase, *days: date) -> FactBase:
    lines = [
        {
            "event": f"E{rank}",
            "happened_on": day,
            "ends_on": None,
            "label": f"Décision {rank}",
            "kind": "decision",
            "programme": "mas",
            "metric": None,
            "new_limits": True,
            "stated_in": "Comité de direction",
        }
        for rank, day in enumerate(days)
    ]
    base.load("events", (event, lines), first=date(2021, 1, 1), until=date(2023, 12, 31))
    return base


def told(base: FactBase, metric: Metric) -> list[tuple[date, str]]:
    found = events_of(base.figures(year(2023), metric), metric)
    return [(one.happened_on, one.stated_in) for one in found]


def test_the_events_are_those_of_the_years_read(fact_base: FactBase) -> None:
    base = decided(fact_base, date(2024, 1, 1), date(2023, 12, 31), date(2021, 1, 1), date(2020, 12, 31))
    assert [day for day, _ in told(base, mas_cases.CASES)] == [date(2021, 1, 1), date(2023, 12, 31)]


def test_a_real_file_leaves_the_printed_events_in_their_place(fact_base: FactBase) -> None:
    meeting = next(metric for metric in CHARTER if metric.key == "charter.meetings")
    before = told(fact_base, meeting)
    assert [day for day, _ in before] == [date(2022, 10, 4), date(2022, 12, 6)]
    assert all("rapport d'activité 2022" in document for _, document in before)
    assert told(decided(fact_base, date(2022, 3, 1)), meeting) == before


def test_the_curves_without_an_event_show_none(fact_base: FactBase) -> None:
    assert told(fact_base, mas_cases.CASES) == []
    assert told(fact_base, CCAS_COVERED) == [], "that of the Essonne is not one of the Orne"


def test_the_list_of_events_changes_nothing_to_what_a_page_says_of_its_sources() -> None:
    assert "events" not in sources_shown(METRICS)


def test_the_list_of_events_opens_no_period() -> None:
    loaded = [("mas_cases", date(2023, 5, 1), date(2023, 5, 31), False)]
    listed = [("events", date(2026, 11, 1), date(2026, 11, 22), False)]
    assert Coverage.of([*loaded, *listed]).bounds() == (date(2023, 5, 1), date(2023, 5, 1))
    assert Coverage.of(listed).bounds() is None


def test_each_kind_has_its_words() -> None:
    assert set(KINDS) == {"campaign", "reform", "decision"}
