"""Is a measure that reads several sources counted when all of them are there, and as known on one day?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import permutations

import pytest
from sqlalchemy import Table

from data_access.loading import Row
from data_access.measures import NOW, values_by_month
from data_access.query import rows
from data_access.refresh import known_until
from data_access.schema import planir as tables
from data_access.topics import BY_KEY, MEASURES, of_source
from metrics.model import Status
from metrics.period import Period, parse
from metrics.planir import actions, agreements
from tests.support import planir as by_hand
from tests.support.bases import FactBase

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
DECEMBER = Period(date(2022, 12, 1), date(2022, 12, 1))
COVERED: Mapping[str, tuple[Table, Row]] = {
    "planir_ccas": (tables.planir_ccas, by_hand.ccas()),
    "planir_agreements": (tables.planir_agreement, by_hand.agreement(date(2022, 10, 1))),
}


def load(base: FactBase, source: str, *given: Row, until: date = LAST) -> None:
    base.load(source, (by_hand.PLAN[source], given), first=FIRST, until=until)


def months_counted(base: FactBase, measure: str) -> list[date]:
    query = values_by_month(base.perimeter, [measure], "", FIRST, LAST)
    return [month for _, known, _, month, _ in rows(base.url, query) if known == NOW]


@pytest.mark.parametrize("order", list(permutations(COVERED)))
def test_nothing_is_counted_until_the_last_source_comes_whichever_it_is(
    fact_base: FactBase, order: tuple[str, ...]
) -> None:
    first, second = order
    fact_base.load(first, (COVERED[first][0], [COVERED[first][1]]), first=FIRST, until=LAST)
    assert months_counted(fact_base, "planir.ccas_covered") == []
    assert fact_base.value(agreements.CCAS_COVERED, DECEMBER).status is Status.MISSING

    fact_base.load(second, (COVERED[second][0], [COVERED[second][1]]), first=FIRST, until=LAST)
    assert months_counted(fact_base, "planir.ccas_covered") == [date(2022, rank, 1) for rank in (10, 11, 12)]
    assert fact_base.value(agreements.CCAS_COVERED, DECEMBER).value == 1


def test_the_data_date_is_the_earliest_of_the_sources(fact_base: FactBase) -> None:
    """Events stop on 15 November: the silence of December is not known, nor that of the end of November."""
    load(fact_base, "planir_actions", by_hand.action())
    load(fact_base, "planir_events", by_hand.event(date(2022, 8, 17)), until=date(2022, 11, 15))

    assert max(months_counted(fact_base, "planir.actions")) == date(2022, 12, 1)
    assert max(months_counted(fact_base, "planir.actions_active")) == date(2022, 11, 1)
    assert fact_base.value(actions.SILENT, DECEMBER).status is Status.MISSING
    known = fact_base.value(actions.SILENT, parse("2022"))
    assert (known.value, known.as_of, known.status) == (0, date(2022, 11, 15), Status.PROVISIONAL)


def test_a_corrected_source_counts_again_what_another_one_began(fact_base: FactBase) -> None:
    load(fact_base, "planir_actions", by_hand.action())
    load(fact_base, "planir_events", by_hand.event(LAST))
    assert fact_base.value(actions.SILENT, DECEMBER).value == 0

    load(fact_base, "planir_events")
    assert fact_base.value(actions.SILENT, DECEMBER).value == 1


def test_a_measure_is_counted_again_for_each_of_its_sources() -> None:
    for measure in MEASURES:
        assert len(set(measure.sources)) == len(measure.sources)
        for source in measure.sources:
            assert measure in of_source(source)
    assert of_source("partners") == ()


def test_the_day_known_is_that_of_the_latest_comer() -> None:
    measure = BY_KEY["charter.signatories_active"]
    covered = {"charter_signatories": LAST, "charter_commitments": LAST, "charter_updates": FIRST}
    assert known_until(measure, covered) == FIRST
    assert known_until(measure, {"charter_signatories": LAST, "charter_updates": LAST}) is None
