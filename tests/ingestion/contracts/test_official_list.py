"""Is the official list of France services read whole, in both its layouts, and cut out for a department?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from data_access.loading import Row
from data_access.schema.france_services import fs_access, fs_nearest, fs_opening, fs_site
from ingestion import geography
from ingestion.checking.layout import spellings
from ingestion.contracts.france_services.around import WEEK, points_around
from ingestion.contracts.france_services.official_list import SITES
from ingestion.france_services_reach import REACH_M, metres
from ingestion.reading.received import received
from ingestion.recognition import layouts
from tests.support import contracts
from tests.support.official_list import (
    in_the_earlier_layout,
    lines_of,
    official_list,
    point_line,
    published_lines,
)

Tables = Mapping[str, Sequence[Row]]
READ_ON = date(2024, 9, 1)


def ground(department: str) -> Any:
    return replace(contracts.ground(department), today=READ_ON)


def read(path: Path, department: str) -> list[Row]:
    """The lines of a file, by field; raises Unreadable at the first cell that cannot be read."""
    texts, spelt, known = list(lines_of(path)), spellings(SITES), ground(department)
    headers = {spelt[header]: header for header in texts[0] if header in spelt}
    columns = {
        name: contracts.read(SITES.field(name), [line[header] for line in texts], known)
        for name, header in headers.items()
    }
    return [dict(zip(columns, line, strict=True)) for line in zip(*columns.values(), strict=True)]


def unfolded(lines: Sequence[Row], department: str) -> Tables:
    return {table.name: rows for table, rows in points_around(ground(department), lines)}


@cache
def around(department: str) -> Tables:
    return unfolded(read(official_list(), department), department)


def own(tables: Tables, department: str) -> list[Row]:
    return [row for row in tables["fs_site"] if row["site_department"] == department]


def hours(sites: Sequence[Row]) -> float:
    return float(sum(row["weekly_minutes"] for row in sites)) / 60


@pytest.mark.parametrize("department", ["61", "91", "2A", "976", "978"])
def test_the_2845_points_are_read_and_none_is_lost(department: str) -> None:
    assert len({line["id_fs"] for line in read(official_list(), department)}) == 2845


def test_the_file_is_recognised_by_its_header_in_both_layouts(tmp_path: Path) -> None:
    for path in (official_list(), in_the_earlier_layout(tmp_path, with_its_own_formats=True)):
        (layout,) = layouts(received(path))
        assert layout.contract is SITES
        assert not layout.missing
        assert not layout.twice


def test_hours_are_read_in_order_and_apart_on_everypoint_line() -> None:
    for line in read(official_list(), "61"):
        for name in WEEK[:6]:
            bounds = [minute for stretch in line[name] or () for minute in stretch]
            assert bounds == sorted(set(bounds))


@pytest.mark.parametrize("department", ["2A", "971", "976", "978"])
def test_no_point_is_lost_overseas_or_in_corsica(department: str) -> None:
    listed = Counter(line["insee_dep"] for line in published_lines())

    assert len(listed) == 102
    assert len(own(around(department), department)) == listed[department] > 0


def test_a_territory_without_shipped_communes_has_its_points_and_no_reach() -> None:
    assert not geography.communes("978")
    sizes = {name: len(rows) for name, rows in around("978").items()}

    assert sizes == {"fs_site": 2, "fs_opening": sizes["fs_opening"], "fs_access": 0, "fs_nearest": 0}
    assert sizes["fs_opening"] > 0


def test_a_department_without_any_point_has_no_row() -> None:
    assert [len(rows) for _, rows in points_around(ground("975"), [])] == [0, 0, 0, 0]


def test_orne_has_31_points_of_which_9_antennas_and_essonne_26_principal_ones() -> None:
    assert Counter(row["kind"] for row in own(around("61"), "61")) == {"principal": 22, "antenna": 9}
    assert Counter(row["kind"] for row in own(around("91"), "91")) == {"principal": 26}


def test_two_points_are_itinerant_in_each() -> None:
    for department in ("61", "91"):
        assert sum(row["itinerant"] for row in own(around(department), department)) == 2


def test_an_hour_written_twice_counts_once_in_the_week() -> None:
    """Added as written they are 867 h in Orne; point 1793 writes a Thursday afternoon (2,5 h) twice."""
    twice = next(line for line in published_lines() if line["id_fs"] == "1793")

    assert (twice["insee_dep"], twice["h_jeudi"]) == ("61", "09:30 - 16:00 / 13:30 - 16:00")
    assert hours(own(around("61"), "61")) == 867 - 2.5
    assert hours(own(around("91"), "91")) == 887.25


def test_midnight_to_midnight_on_saturday_is_no_opening() -> None:
    """Ten points of Essonne write something on Saturday; one of them writes « 00:00 - 00:00 »."""
    written = [line["h_samedi"] for line in published_lines() if line["insee_dep"] == "91"]

    assert sum(bool(text) for text in written) == 10
    assert written.count("00:00 - 00:00") == 1
    assert sum(row["saturday"] for row in own(around("91"), "91")) == 9
    assert sum(row["saturday"] for row in own(around("61"), "61")) == 11


def test_five_points_and_sixteen_are_open_until_18_hours() -> None:
    assert sum(row["evening"] for row in own(around("61"), "61")) == 5
    assert sum(row["evening"] for row in own(around("91"), "91")) == 16


def test_four_points_of_orne_open_less_than_24_hours_a_week() -> None:
    weeks = sorted(row["weekly_minutes"] / 60 for row in own(around("61"), "61"))

    assert [week for week in weeks if week < 24] == [9.5, 14.5, 18, 20]
    assert min(row["weekly_minutes"] for row in own(around("91"), "91")) == 24 * 60


def test_24_of_the_26_points_of_essonne_were_labelled_by_the_end_of_2022() -> None:
    labelled = [row["labelled_on"] for row in own(around("91"), "91")]

    assert sum(day <= date(2022, 12, 31) for day in labelled) == 24
    assert all(row["labelled_on"] <= date(2022, 12, 31) for row in own(around("61"), "61"))


def test_37_communes_of_orne_have_their_nearest_point_in_another_department() -> None:
    """One more than a first count said: the two nearest points of Méhoudin (61257) are 51 m apart."""
    where = {row["site"]: row["site_department"] for row in around("61")["fs_site"]}
    today = [row for row in around("61")["fs_nearest"] if row["service"] == "any" and not row["until_on"]]
    away = {row["commune"] for row in today if where[row["site"]] != "61"}

    assert len(today) == len(geography.communes("61"))
    assert len(away) == 37
    assert "61257" in away


def test_only_the_points_of_the_department_have_an_epci() -> None:
    for department in ("61", "91"):
        for row in around(department)["fs_site"]:
            assert (row["epci"] is not None) == (row["site_department"] == department)


def test_the_points_kept_are_those_within_30_km_of_a_commune() -> None:
    """Against every point of the list, one by one, without the rectangle that goes first."""
    towns = [(float(line["latitude"]), float(line["longitude"])) for line in geography.communes("61")]
    near = {
        line["id_fs"]
        for line in published_lines()
        if line["insee_dep"] == "61" or _within(float(line["latitude"]), float(line["longitude"]), towns)
    }

    assert {row["site"] for row in around("61")["fs_site"]} == near
    assert len(near) == 96


def _within(latitude: float, longitude: float, towns: Sequence[tuple[float, float]]) -> bool:
    return any(metres(*town, latitude, longitude) <= REACH_M for town in towns)


@pytest.mark.parametrize("table", [fs_site, fs_opening, fs_access, fs_nearest], ids=lambda one: one.name)
@pytest.mark.parametrize("department", ["61", "91", "971"])
def test_every_row_holds_the_columns_of_its_table_under_its_own_key(department: str, table: Any) -> None:
    rows = around(department)[table.name]
    keys = [tuple(row[column.name] for column in table.primary_key) for row in rows]

    assert rows
    assert len(set(keys)) == len(keys)
    for row in rows:
        assert set(row) == {column.name for column in table.columns}
        assert all(row[column.name] is not None for column in table.columns if not column.nullable)


def test_weekly_minutes_are_those_of_the_openings_kept() -> None:
    added: Counter[str] = Counter()
    for row in around("61")["fs_opening"]:
        added[row["site"]] += row["closes_minute"] - row["opens_minute"]

    assert added == {
        row["site"]: row["weekly_minutes"] for row in around("61")["fs_site"] if row["weekly_minutes"]
    }


def test_the_earlier_layout_gives_the_same_points(tmp_path: Path) -> None:
    lines = read(in_the_earlier_layout(tmp_path, with_its_own_formats=True), "61")

    assert len(lines) == 2845
    assert unfolded(lines, "61") == around("61")


def test_a_format_alone_tells_the_antennas_as_well_as_it_can(tmp_path: Path) -> None:
    """Without `type_fs`, « Fixe_antenne(s) » is read as an antenna; the others cannot be told."""
    found = unfolded(read(in_the_earlier_layout(tmp_path, with_its_own_formats=False), "61"), "61")
    differ = {
        (row["site"], name)
        for row, known in zip(found["fs_site"], around("61")["fs_site"], strict=True)
        for name in row
        if row[name] != known[name] and row["site_department"] == "61"
    }

    assert differ == {("362", "kind"), ("1469", "kind")}
    for table in ("fs_opening", "fs_access", "fs_nearest"):
        assert found[table] == around("61")[table]


def test_sunday_counts_when_a_list_has_it() -> None:
    line = point_line(h_dimanche=[[600, 720]])
    tables = {table.name: rows for table, rows in points_around(ground("61"), [line])}

    assert WEEK.index("h_dimanche") == 6
    assert [(row["weekday"], row["opens_minute"]) for row in tables["fs_opening"]] == [(7, 600)]
    assert tables["fs_site"][0]["weekly_minutes"] == 120


def test_the_nearest_point_is_told_from_the_first_labels_on() -> None:
    found = dict(points_around(ground("61"), [point_line(labellisation_fs=date(2022, 3, 1))]))[fs_nearest]
    alencon = [row for row in found if (row["commune"], row["service"]) == ("61001", "any")]

    assert [(row["from_on"], row["site"]) for row in alencon] == [
        (date(2020, 1, 1), None),
        (date(2022, 3, 1), "1"),
    ]


def test_a_point_of_another_department_has_no_epci_even_in_a_commune_of_this_one() -> None:
    assert _site()["epci"]
    assert _site(insee_dep="72")["epci"] is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"type_fs": "antenna", "format_fs": "fixed"}, "antenna"),
        ({"type_fs": "principal", "format_fs": "fixed_antenna"}, "principal"),
        ({"format_fs": "antenna"}, "antenna"),
        ({"format_fs": "principal"}, "principal"),
        ({}, "principal"),
    ],
)
def test_the_type_says_what_a_point_is_then_its_format(said: Mapping[str, Any], kind: str) -> None:
    assert _site(**said)["kind"] == kind


@pytest.mark.parametrize(
    ("said", "itinerant"),
    [
        ({"format_fs": "itinerant"}, True),
        ({"format_fs": "bus"}, True),
        ({"format_fs": "multisite"}, False),
        ({"itinerance": True}, True),
        ({"itinerance": False}, False),
    ],
)
def test_the_format_or_the_earlier_column_says_what_moves(said: Mapping[str, Any], itinerant: bool) -> None:
    assert _site(**said)["itinerant"] is itinerant


def _site(**said: Any) -> Row:
    return dict(points_around(ground("61"), [point_line(**said)]))[fs_site][0]
