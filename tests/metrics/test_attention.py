"""Does the overview say of a programme what moved, what misses its target and what is late?"""

from __future__ import annotations

from datetime import date

import pytest

from data_access.engine import writing
from data_access.loading import set_target
from data_access.schema.mas import mas_case
from metrics.attention import attention
from metrics.catalogue import TOPICS, headlines
from metrics.freshness import Days
from metrics.mas import METRICS
from metrics.period import year
from tests.support.bases import FactBase
from tests.support.mas import case, cases

READ_ON = Days(date(2023, 1, 5), date(2023, 1, 5))


@pytest.fixture
def two_of_five(fact_base: FactBase) -> FactBase:
    """Five cases in 2022, two with care realised."""
    rows = [*cases(2, date(2022, 2, 1), closed_on=date(2022, 3, 1)), *cases(3, date(2022, 2, 1))]
    fact_base.load("mas_cases", (mas_case, rows), first=date(2021, 1, 1), until=date(2022, 12, 31))
    return fact_base


def set_completion(base: FactBase, wanted: float) -> None:
    with writing(base.url) as connection:
        set_target(connection, "61", ("mas.completion", date(2022, 1, 1), wanted, "comité"))


def test_without_target_nothing_is_missed(two_of_five: FactBase) -> None:
    found = attention(two_of_five.figures(year(2022), *METRICS), "mas", READ_ON)
    assert [one.value.metric for one in found.headlines] == list(headlines("mas"))
    assert (found.targets_set, found.missed, found.loaded) == (0, (), True)


@pytest.mark.parametrize(("wanted", "missed"), [(0.5, ["mas.completion"]), (0.4, [])])
def test_what_misses_its_target_is_named(two_of_five: FactBase, wanted: float, missed: list[str]) -> None:
    set_completion(two_of_five, wanted)
    found = attention(two_of_five.figures(year(2022), *METRICS), "mas", READ_ON)
    assert found.targets_set == 1
    assert [one.value.metric.key for one in found.missed] == missed


def test_a_late_source_is_named_and_one_never_loaded_is_not_called_late(two_of_five: FactBase) -> None:
    figures = two_of_five.figures(year(2022), *METRICS)
    assert attention(figures, "mas", READ_ON).late == ()
    later = Days(date(2023, 2, 1), date(2023, 2, 1))
    assert [one.source.key for one in attention(figures, "mas", later).late] == ["mas_cases"]


def test_a_programme_without_data_is_said_not_to_be_loaded(fact_base: FactBase) -> None:
    fact_base.load("mas_team", first=date(2022, 1, 1), until=date(2022, 1, 31))
    for topic in set(TOPICS) - {"mas"}:
        found = attention(fact_base.figures(year(2022), *headlines(topic)), topic, READ_ON)
        assert not found.loaded


def test_a_change_stands_beside_each_headline(two_of_five: FactBase) -> None:
    two_of_five.load(
        "mas_cases",
        (mas_case, [case(date(2021, 2, 1)), *cases(3, date(2022, 2, 1))]),
        first=date(2021, 1, 1),
        until=date(2022, 12, 31),
    )
    first, *_ = attention(two_of_five.figures(year(2022), *METRICS), "mas", READ_ON).headlines
    assert first.change is not None
    assert (first.change.now, first.change.before) == (3, 1)
