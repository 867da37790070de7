"""Does each source say its data date, when it is due, and its last load?"""

from __future__ import annotations

from datetime import date

from access.perimeter import Perimeter
from data_access.schema.mas import mas_case
from metrics.catalogue import METRICS, SOURCES
from metrics.figures import Figures
from metrics.freshness import Days
from metrics.period import year
from metrics.quality.months import Lack
from metrics.quality.states import COMMON, State, programmes, states
from metrics.reading import BaseReading, properties_of
from tests.support.bases import FactBase
from tests.support.mas import cases

TODAY = date(2023, 6, 20)


def of(base: FactBase, today: date = TODAY) -> dict[str, State]:
    found = states(base.figures(year(2023), *METRICS), Days(today, today))
    return {one.source.key: one for one in found}


def test_every_source_is_told_once_under_a_programme() -> None:
    told = [source.key for sources in programmes().values() for source in sources]
    assert sorted(told) == sorted(SOURCES)
    assert [source.key for source in programmes()[COMMON]] == ["partners", "events"]


def test_an_empty_base_has_every_source_and_nothing_loaded(fact_base: FactBase) -> None:
    found = of(fact_base)
    assert set(found) == set(SOURCES)
    assert not any(
        one.loaded or one.due_on or one.days_late or one.load or one.gaps for one in found.values()
    )


def test_a_source_is_due_by_its_rhythm_and_late_by_so_many_days(fact_base: FactBase) -> None:
    fact_base.load(
        "mas_cases",
        (mas_case, cases(3, date(2023, 1, 5))),
        first=date(2023, 1, 1),
        until=date(2023, 5, 31),
        without=[date(2023, 2, 1), date(2023, 3, 1)],
    )
    one = of(fact_base)["mas_cases"]
    assert (one.due_on, one.days_late) == (date(2023, 6, 14), 6)
    assert of(fact_base, date(2023, 6, 14))["mas_cases"].days_late == 0
    assert one.months(Lack.MISSING) == 2
    assert one.load is not None
    assert (one.load.file_name, one.load.lines_read) == ("test.csv", 3)


def test_the_demonstration_is_in_time_whole_and_has_its_loads(demonstration_url: str) -> None:
    reading = BaseReading(demonstration_url)
    days = Days.of(properties_of(reading), date(2030, 1, 1))
    for department in ("61", "91"):
        found = states(Figures(reading, Perimeter(department), year(2023), METRICS), days)
        assert len(found) == len(SOURCES)
        shown = [one for one in found if not one.source.optional]
        assert all(one.load and one.load.demonstration and not one.days_late for one in shown)
        assert not [one for one in found if one.awaited]
        assert not [gap for one in found for gap in one.gaps]
