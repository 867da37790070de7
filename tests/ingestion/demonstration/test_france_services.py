"""Does the France services demonstration give back what is printed, and hold together?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from access.perimeter import Perimeter
from data_access.loading import Extract, Row
from ingestion.demonstration import france_services
from ingestion.demonstration.everything import territory
from metrics import france_services as fs
from metrics.figures import Figures
from metrics.model import Status
from metrics.period import year
from metrics.reading import BaseReading

Tables = Mapping[str, Sequence[Row]]


@pytest.fixture(scope="module", params=["61", "91"])
def tables(request: pytest.FixtureRequest) -> Tables:
    return _tables(france_services.extracts(territory(request.param)))


def _tables(extracts: Sequence[Extract]) -> Tables:
    return {table.name: rows for extract in extracts for table, rows in extract.facts}


def _values(url: str, department: str) -> dict[str, Any]:
    figures = Figures(BaseReading(url), Perimeter(department), year(2022), fs.METRICS)
    return {metric.key.split(".")[1]: figures.value(metric) for metric in fs.METRICS}


def test_essonne_has_the_23_points_printed_for_2022(demonstration_url: str) -> None:
    assert _values(demonstration_url, "91")["sites"].value == 23


def test_orne_has_31_points_or_22_without_its_antennas(demonstration_url: str) -> None:
    values = _values(demonstration_url, "61")

    assert (values["sites"].value, values["principal"].value) == (31, 22)


@pytest.mark.parametrize("department", ["61", "91"])
def test_every_figure_of_2022_is_known_but_espace_partenaires(
    demonstration_url: str, department: str
) -> None:
    values = _values(demonstration_url, department)
    unknown = {key for key, value in values.items() if value.status is not Status.PUBLISHED}

    assert unknown == {"partner_requests", "reply_delay"}
    assert all(value.demonstration for key, value in values.items() if key not in unknown)


def test_the_same_facts_are_drawn_each_time() -> None:
    drawn = [_tables(france_services.extracts(territory("61"))) for _ in range(2)]

    assert drawn[0] == drawn[1]


def test_no_more_is_solved_than_asked(tables: Tables) -> None:
    assert all(0 <= row["solved"] <= row["requests"] for row in tables["fs_request"])


def test_a_point_receives_nothing_before_its_label(tables: Tables) -> None:
    labelled = {row["site"]: row["labelled_on"] for row in tables["fs_site"]}

    for name in ("fs_request", "fs_referent"):
        assert all(row["month"] >= labelled[row["site"]].replace(day=1) for row in tables[name])


def test_weekly_minutes_are_those_of_the_openings(tables: Tables) -> None:
    added: dict[str, int] = {}
    for row in tables["fs_opening"]:
        added[row["site"]] = added.get(row["site"], 0) + row["closes_minute"] - row["opens_minute"]

    assert added == {row["site"]: row["weekly_minutes"] for row in tables["fs_site"]}


def test_every_inhabitant_is_counted_once_each_day(tables: Tables) -> None:
    days = (date(2021, 1, 1), date(2022, 6, 30), date(2022, 7, 1), date(2023, 10, 31))
    for service in ("any", "saturday", "evening"):
        stretches = [row for row in tables["fs_nearest"] if row["service"] == service]
        communes = {row["commune"] for row in stretches}
        for day in days:
            on_day = [row["commune"] for row in stretches if _holds(row, day)]
            assert sorted(on_day) == sorted(communes)


def _holds(row: Row, day: date) -> bool:
    return row["from_on"] <= day and (row["until_on"] is None or day < row["until_on"])
