"""Does a visit hold what was seen, and nothing of a person beyond the identifier?"""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.accesses.queue import queue_of
from data_access.accesses.visits import visits
from metrics.visits.noting import Kind, Seen, department_code, note
from tests.support.access import DIRECTOR, PARTNER, TODAY

SEEN = Seen("61", "Mission accompagnement santé", "Parcours", "2022")


def test_what_was_seen_is_written_with_who_and_in_which_role(access_url: str) -> None:
    note(access_url, PARTNER, SEEN)
    note(access_url, PARTNER, SEEN, Kind.FILE, "vigie-61.csv")
    assert queue_of(access_url).flush()
    file, page = visits(access_url, TODAY, TODAY)
    assert astuple(page)[1:] == (
        *("p-1", "partner", "61", "Mission accompagnement santé", "Parcours", "2022", "page"),
        "",
    )
    assert (file.kind, file.file) == ("file", "vigie-61.csv")


def test_the_name_shown_on_screen_is_never_written(access_url: str) -> None:
    note(access_url, DIRECTOR, SEEN)
    assert queue_of(access_url).flush()
    (written,) = visits(access_url, TODAY, TODAY)
    assert DIRECTOR.name not in astuple(written)


@pytest.mark.parametrize(
    ("asked", "code"),
    [("61 – Orne", "61"), ("91", "91"), ("2A – Corse-du-Sud", "2A"), ("971", "971"), ("", "?")],
)
def test_a_department_is_its_code(asked: str, code: str) -> None:
    assert department_code(asked) == code


@pytest.mark.parametrize("asked", ["Jeanne Martin", "1 85 05 78 006 084 36", "61001", "9", "61a", "'; DROP"])
def test_what_somebody_writes_in_an_address_is_not_kept(asked: str) -> None:
    assert department_code(asked) == "?"


@given(st.text())
def test_no_text_of_an_address_enters_but_a_code(asked: str) -> None:
    assert department_code(asked) in {"?", asked[:2], asked[:3]}
    assert len(department_code(asked)) <= 3
