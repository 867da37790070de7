"""Does the journal give back the loads, and the figures that a correction changed?"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

import pytest

from data_access.engine import writing
from data_access.journal import Origin, Tally
from data_access.loading import Extract, load
from data_access.schema.common import load_batch
from data_access.schema.mas import mas_case
from metrics.catalogue import METRICS
from metrics.figures import Figures
from metrics.period import year
from metrics.quality.journal import (
    ChangedFigure,
    Load,
    changes,
    figures_changed,
    journal,
    latest_loads,
    real_loads,
)
from tests.support.bases import FactBase
from tests.support.mas import cases

JANUARY, FEBRUARY = date(2023, 1, 1), date(2023, 2, 1)


def figures(base: FactBase) -> Figures:
    return base.figures(year(2023), *METRICS)


def receive(base: FactBase, count: int, origin: Origin, tally: Tally | None = None) -> None:
    rows = [{"department": base.department, **row} for row in cases(count, date(2023, 1, 5))]
    extract = Extract("mas_cases", [(mas_case, rows)], JANUARY, date(2023, 2, 28), tally=tally)
    with writing(base.url) as connection:
        load(connection, base.department, extract, origin)


def file(name: str, reason: str | None = None, *, demonstration: bool = False) -> Origin:
    return Origin(name, "a" * 64, 1234, "Camille", demonstration, reason)


def test_a_load_has_the_columns_of_the_journal_in_their_order() -> None:
    assert [field.name for field in fields(Load)] == [column.name for column in load_batch.c]


def test_a_correction_tells_its_lines_its_reason_and_its_figures(fact_base: FactBase) -> None:
    receive(fact_base, 4, file("janvier.csv"))
    receive(fact_base, 6, file("janvier_bis.csv", "oubli"), Tally(7, 6, 1, 2))
    found = figures(fact_base)
    second = next(one for one in journal(found) if one.file_name == "janvier_bis.csv")
    assert (second.lines_read, second.lines_loaded, second.lines_rejected, second.lines_aside) == (7, 6, 1, 2)
    assert (second.reason, second.loaded_by, second.rejected_share) == ("oubli", "Camille", 1 / 7)
    assert second.accounts_for_its_lines
    assert figures_changed(found).keys() == {second.batch}
    assert ChangedFigure("mas.cases", JANUARY, 4, 6) in changes(found, second.batch)
    assert ChangedFigure("mas.open_cases", FEBRUARY, 4, 6) in changes(found, second.batch)
    assert figures_changed(found)[second.batch] == len(changes(found, second.batch))


def test_a_figure_that_had_no_row_counted_zero(fact_base: FactBase) -> None:
    receive(fact_base, 0, file("vide.csv"))
    receive(fact_base, 2, file("plein.csv"))
    found = figures(fact_base)
    (batch,) = figures_changed(found)
    assert ChangedFigure("mas.cases", JANUARY, 0, 2) in changes(found, batch)


def test_a_first_load_changes_no_figure(fact_base: FactBase) -> None:
    receive(fact_base, 4, file("janvier.csv"))
    found = figures(fact_base)
    assert figures_changed(found) == {}
    assert changes(found, journal(found)[0].batch) == ()


def test_the_demonstration_is_in_the_journal_but_is_no_file(fact_base: FactBase) -> None:
    receive(fact_base, 4, file("démonstration", demonstration=True))
    found = figures(fact_base)
    assert len(journal(found)) == 1
    assert real_loads(found) == ()


@pytest.mark.parametrize(("read", "share"), [(0, None), (10, 0.2)])
def test_the_share_of_rejected_lines_of_an_empty_file_is_none(read: int, share: float | None) -> None:
    when = datetime(2023, 1, 1)  # noqa: DTZ001 (as the base keeps it)
    lines = (read, read - read // 5, read // 5, 0)
    one = Load("61", "b", "mas_cases", "f", "s", 0, *lines, "C", when, JANUARY, JANUARY, demonstration=False)
    assert one.rejected_share == share


def test_the_latest_load_of_a_source_is_the_newest(fact_base: FactBase) -> None:
    receive(fact_base, 4, file("janvier.csv"))
    receive(fact_base, 6, file("janvier_bis.csv"))
    found = figures(fact_base)
    assert latest_loads(found)["mas_cases"] == journal(found)[0]
