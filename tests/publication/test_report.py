"""Does the report say how much of each table is masked, and how much information is lost?"""

from __future__ import annotations

import pytest

from metrics.diffusion.report import MONTH, YEAR, TableReport, visible_share
from publication.cells import Cell
from publication.protection import Masking
from publication.report import reports_of
from publication.system import System
from tests.support.small_publications import CASES, DETECTORS, MONTHS, told

SPAN = (MONTHS[0], MONTHS[-1])


def member(axis: str, name: str, measure: str = CASES) -> Cell:
    return Cell(axis, measure, measure, *SPAN, "now", name)


def masking(masked: set[Cell], small: set[Cell]) -> Masking:
    hidden, under = (frozenset(cell.name for cell in some) for some in (masked, small))
    return Masking(System(), hidden, under, proven=True, seconds=0.0)


def test_a_table_says_its_small_counts_its_companions_and_what_is_lost() -> None:
    cells = {member("detector", one): count for one, count in zip(DETECTORS, (60.0, 36.0, 4.0), strict=True)}
    _, companion, small = cells
    (report,) = reports_of("mas", cells, masking({companion, small}, {small}))
    assert (report.cells, report.small, report.companions, report.masked) == (3, 1, 1, 2)
    assert report.lost_share == pytest.approx(0.4)
    assert report.along.startswith("Par ")


def test_months_years_and_what_speaks_of_nobody_are_tables_of_their_own() -> None:
    cells = {
        **told(()).cells,
        Cell("", "mas.full_time", "mas.full_time", *SPAN, "now", ""): 2.0,
        member("epci", "e1"): 12.0,
    }
    found = {(one.axis, one.step, one.threshold) for one in reports_of("mas", cells, masking(set(), set()))}
    assert found == {("", MONTH, 11), ("", YEAR, 11), ("", YEAR, 0), ("epci", YEAR, 11)}


def test_a_table_of_nothing_loses_nothing() -> None:
    assert TableReport("mas", "", YEAR, 11, 0, 0, 0, 0.0, 0.0).lost_share == 0.0
    assert visible_share([], "epci", YEAR) is None


def test_the_share_that_stays_visible_is_that_of_all_the_tables_of_an_axis() -> None:
    tables = [
        TableReport("mas", "epci", YEAR, 11, 40, 2, 3, 900.0, 90.0),
        TableReport("c2s", "epci", YEAR, 11, 60, 1, 0, 900.0, 9.0),
        TableReport("c2s", "commune", YEAR, 11, 60, 60, 0, 60.0, 60.0),
    ]
    assert visible_share(tables, "epci", YEAR) == pytest.approx(0.94)
