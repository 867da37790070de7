"""Does a publication enter whole, beside the others, and replace only what stands beside it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from access.perimeter import Perimeter
from data_access.diffusion.base import prepare_diffusion
from data_access.diffusion.cells import (
    publications,
    published_months,
    published_names,
    published_tables,
    published_values,
    values_of_span,
)
from data_access.diffusion.writing import ROWS_AT_ONCE, write_publication
from data_access.query import rows
from data_access.schema.diffusion import (
    diffusion_metadata,
    publication,
    published_cell,
    published_month,
    published_name,
    published_table,
)
from metrics.period import shift_months

HERE, ELSEWHERE = Perimeter("61"), Perimeter("91")
MARCH, APRIL = date(2023, 3, 1), date(2023, 4, 1)
DEPARTMENT = diffusion_metadata.tables["department"]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """An empty diffusion base."""
    address = f"sqlite:///{tmp_path / 'diffusion.sqlite'}"
    prepare_diffusion(address)
    return address


def cell(first: date, last: date, value: float | None, axis: str = "", member: str = "") -> dict[str, Any]:
    named = {"axis": axis, "measure": "mas.cases", "quantity": "mas.cases", "known": "now", "member": member}
    return {**named, "first": first, "last": last, "value": value}


def publish(
    url: str, number: int, *cells: dict[str, Any], department: str = "61", name: str = "Orne"
) -> None:
    """Write a publication of these cells, with a row of each other table."""
    said = {
        "committee_on": date(2023, 4, 20),
        "covers_until": MARCH,
        "published_at": datetime(2023, 4, 20),  # noqa: DTZ001 (kept in UTC without its mark)
        "demonstration": False,
    }
    until = date(2023, 3, 31)
    month = {"source": "mas_cases", "month": MARCH, "covered_until": until, "known_until": until}
    counted = {"topic": "mas", "axis": "", "step": "month", "threshold": 11, "cells": 1, "masked": 0}
    write_publication(
        url,
        department,
        number,
        {
            publication: [said],
            published_cell: cells,
            published_month: [{**month, "demonstration": False}],
            published_name: [{"axis": "epci", "member": "e1", "name": "CC du Perche"}],
            published_table: [counted],
        },
        {
            "department": [{"department": department, "name": name, "region": "Normandie"}],
            "base_property": [{"name": "stamp", "value": f"{department} {number}"}],
        },
    )


def test_a_cell_is_read_by_its_span_and_a_masked_one_has_no_value(url: str) -> None:
    publish(url, 1, cell(MARCH, MARCH, 41), cell(APRIL, APRIL, None), cell(MARCH, APRIL, 50))
    asked = (HERE, 1, ["mas.cases"])
    found = rows(url, published_values(*asked, MARCH, APRIL))
    assert [row[2:] for row in found] == [(MARCH, MARCH, 41), (MARCH, APRIL, 50), (APRIL, APRIL, None)]
    assert [row[2:] for row in rows(url, published_values(*asked, APRIL, APRIL))] == [(APRIL, APRIL, None)]


def test_members_are_those_of_one_span_exactly(url: str) -> None:
    told: Sequence[tuple[str, float | None]] = [("e1", 12), ("e2", None)]
    publish(
        url, 1, *(cell(MARCH, APRIL, value, "epci", member) for member, value in told), cell(MARCH, APRIL, 50)
    )
    asked = (HERE, 1, ["mas.cases"], "epci")
    found = rows(url, values_of_span(*asked, (MARCH, APRIL), "now"))
    assert found == [("mas.cases", "e1", 12), ("mas.cases", "e2", None)]
    assert not rows(url, values_of_span(*asked, (MARCH, MARCH), "now"))
    assert not rows(url, values_of_span(*asked, (MARCH, APRIL), "year_ago"))


def test_publications_stand_side_by_side(url: str) -> None:
    publish(url, 1, cell(MARCH, MARCH, 41))
    publish(url, 3, cell(MARCH, MARCH, 42))
    publish(url, 1, cell(MARCH, MARCH, 43), department="91", name="Essonne")
    values = [
        rows(url, published_values(where, number, ["mas.cases"], MARCH, MARCH))[0][-1]
        for where, number in ((HERE, 1), (HERE, 3), (ELSEWHERE, 1))
    ]
    assert values == [41, 42, 43]
    assert [row[0] for row in rows(url, publications(HERE, date(2023, 5, 1)))] == [3, 1]
    for query in (published_months, published_tables):
        assert [len(rows(url, query(HERE, number))) for number in (1, 2, 3)] == [1, 0, 1]
    assert rows(url, published_names(HERE, 3, "epci")) == [("e1", "CC du Perche")]


def test_what_stands_beside_is_that_of_the_last_publication_of_its_department(url: str) -> None:
    publish(url, 1, department="91", name="Essonne")
    publish(url, 1, name="Orne")
    publish(url, 2, name="Orne (61)")
    assert sorted(rows(url, select(DEPARTMENT.c.name))) == [("Essonne",), ("Orne (61)",)]
    stamps = rows(url, select(diffusion_metadata.tables["base_property"].c.value))
    assert stamps == [("61 2",)]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_number_that_does_not_follow_is_refused(url: str, number: int) -> None:
    publish(url, 2, cell(MARCH, MARCH, 41))
    with pytest.raises(ValueError, match=f"after 2; found {number}"):
        publish(url, number, cell(MARCH, MARCH, 42))


def test_more_rows_than_are_sent_at_once_enter_all_or_none(url: str) -> None:
    many = [
        cell(shift_months(MARCH, rank), shift_months(MARCH, rank), 40) for rank in range(ROWS_AT_ONCE + 1)
    ]
    with pytest.raises((SQLAlchemyError, ValueError)):
        publish(url, 1, *many, many[0])
    assert not rows(url, publications(HERE, date(2023, 5, 1)))
    publish(url, 1, *many)
    last = date(2999, 1, 1)
    assert len(rows(url, published_values(HERE, 1, ["mas.cases"], MARCH, last))) == len(many)
