"""What becomes of a point that a later list no longer shows?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data_access.schema.france_services import fs_access, fs_opening, fs_site
from ingestion.contracts.france_services.around import points_around
from tests.support.contracts import ground
from tests.support.official_list import point_line


def test_a_point_that_the_list_no_longer_shows_is_kept_closed_on_the_day_of_the_list() -> None:
    gone = point_line(id_fs="2", h_lundi=[(540, 720)])
    first = {table: list(rows) for table, rows in points_around(ground("61"), [point_line(), gone])}
    later = replace(ground("61"), today=date(2024, 10, 1), loaded=lambda _, table: first.get(table, []))
    tables = dict(points_around(later, [point_line()]))

    assert {row["site"]: row["closed_on"] for row in tables[fs_site]} == {"1": None, "2": date(2024, 10, 1)}
    assert [(row["site"], row["opens_minute"]) for row in tables[fs_opening]] == [("2", 540)]
    assert {row["site"] for row in tables[fs_access]} == {"1", "2"}


def test_a_point_labelled_after_an_older_list_is_not_taken_for_closed_by_it() -> None:
    young = point_line(id_fs="2", labellisation_fs=date(2024, 9, 1))
    first = {table: list(rows) for table, rows in points_around(ground("61"), [point_line(), young])}
    older = replace(ground("61"), today=date(2024, 8, 1), loaded=lambda _, table: first.get(table, []))

    assert [row["site"] for row in dict(points_around(older, [point_line()]))[fs_site]] == ["1"]
