"""France services: how are hours, label dates and places read, and which lines are refused?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.contracts.france_services.activity import PARTNER_REQUESTS, REFERENTS, REQUESTS
from ingestion.contracts.france_services.official_list import SITES
from ingestion.contracts.france_services.opening import OpeningHours, openings
from ingestion.values.unreadable import Unreadable
from tests.support.contracts import ground, rules_broken_by

MINUTES_A_DAY = 24 * 60


def value(field: str, text: str) -> Any:
    return SITES.field(field).kind.reader(ground())(text)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("09:00 - 12:00", ((540, 720),)),
        ("09:00 - 12:00 / 13:30 - 17:00", ((540, 720), (810, 1020))),
        ("09:00-12:00/13:30-17:00", ((540, 720), (810, 1020))),
        ("00:00 - 00:00", ()),
        ("00:00 - 00:00 / 09:00 - 12:00 / 14:00 - 17:00", ((540, 720), (840, 1020))),
        ("13:30 - 16:00 / 13:30 - 16:00", ((810, 960),)),
        ("09:00 - 11:00 / 11:00 - 12:00 / 13:30 - 17:00", ((540, 720), (810, 1020))),
        ("08:30 - 17:30 / 08:30 - 12:30 / 08:30 - 12:30", ((510, 1050),)),
        ("14:00 - 17:00 / 09:00 - 12:00", ((540, 720), (840, 1020))),
        ("08:45 - 10:15 / 10:30 - 11:30 / 10:30 - 12:00", ((525, 615), (630, 720))),
    ],
)
def test_the_hours_of_a_day_become_stretches_in_order_and_apart(text: str, stretches: Any) -> None:
    assert openings(text) == stretches


@pytest.mark.parametrize(
    "text",
    [
        *("sur rendez-vous", "9h-12h", "09:00", "09:00 - 12:00 /", "09:00 - 12:00 - 17:00"),
        *("24:00 - 25:00", "09:60 - 12:00", "12:00 - 09:00", "12:00 - 12:00", "22:00 - 00:00"),
    ],
)
def test_hours_that_cannot_be_read_say_what_was_expected(text: str) -> None:
    with pytest.raises(Unreadable, match="09:00 - 12:00 / 13:30 - 17:00"):
        openings(text)


@given(
    st.lists(
        st.tuples(st.integers(0, MINUTES_A_DAY - 2), st.integers(1, MINUTES_A_DAY - 1)).filter(
            lambda stretch: stretch[0] < stretch[1]
        ),
        max_size=6,
    )
)
def test_each_minute_written_is_kept_once_whatever_the_order(stretches: list[tuple[int, int]]) -> None:
    text = " / ".join(f"{_hour(opens)} - {_hour(closes)}" for opens, closes in stretches) or "00:00 - 00:00"
    kept = openings(text)
    bounds = [minute for stretch in kept for minute in stretch]

    assert bounds == sorted(set(bounds))
    assert _minutes(kept) == _minutes(stretches)


def _hour(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _minutes(stretches: Any) -> set[int]:
    return {minute for opens, closes in stretches for minute in range(opens, closes)}


def test_the_hours_of_a_day_travel_as_columns() -> None:
    values = [openings("09:00 - 12:00 / 13:30 - 17:00"), openings("00:00 - 00:00"), None]

    assert pa.array(values, OpeningHours.arrow).to_pylist() == [[[540, 720], [810, 1020]], [], None]


@pytest.mark.parametrize("text", ["Espace labellisé 10/10/2021", "espace labellise 10/10/2021", "2021-10-10"])
def test_the_label_date_is_read_with_its_words_or_alone(text: str) -> None:
    assert value("labellisation_fs", text) == date(2021, 10, 10)


@pytest.mark.parametrize("text", ["Espace labellisé", "Espace labellisé 31/02/2021", "En cours"])
def test_a_label_without_a_date_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="une date"):
        value("labellisation_fs", text)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [("46.1060711578546", 46.1060711578546), ("48,43", 48.43), ("-21.361107", -21.361107)],
)
def test_degrees_are_read_to_their_last_decimal(text: str, degrees: float) -> None:
    assert value("latitude", text) == degrees


@pytest.mark.parametrize("text", ["0", "0.0", "91", "Alençon", "48.43 N"])
def test_a_point_without_a_place_on_the_map_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="degrés"):
        value("latitude", text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("61001", "61001"), ("1033", "01033"), ("2a004", "2A004"), ("97801", "97801")),
        ("61003", "61167"),
        ("49069", "49069"),
    ],
)
def test_a_commune_may_stand_anywhere_and_those_of_the_department_are_brought_up_to_date(
    text: str, code: str
) -> None:
    assert value("insee_com", text) == code


@pytest.mark.parametrize("text", ["Alençon", "610", "610011"])
def test_a_commune_is_a_code_of_five_characters(text: str) -> None:
    with pytest.raises(Unreadable, match="cinq caractères"):
        value("insee_com", text)


@pytest.mark.parametrize(("text", "code"), [("1", "01"), ("2a", "2A"), ("976", "976"), ("978", "978")])
def test_a_point_may_stand_in_any_department(text: str, code: str) -> None:
    assert value("insee_dep", text) == code


def test_a_department_is_a_code() -> None:
    with pytest.raises(Unreadable, match="un code de département"):
        value("insee_dep", "Orne")


def test_no_more_is_solved_than_asked() -> None:
    assert rules_broken_by(REQUESTS, demandes=12, resolues=13) == {("resolues", "demandes")}
    assert rules_broken_by(REQUESTS, demandes=12, resolues=12) == set()


def test_a_state_is_noted_in_its_month() -> None:
    for day in (date(2023, 7, 1), date(2023, 5, 31), date(2022, 6, 30)):
        assert ("date_etat", "mois") in rules_broken_by(REFERENTS, date_etat=day)


@pytest.mark.parametrize("field", ["referent_depuis", "derniere_formation", "compte_depuis"])
def test_what_links_a_point_is_known_on_the_day_of_its_state(field: str) -> None:
    said: dict[str, Any] = {field: date(2023, 7, 1)}

    assert rules_broken_by(REFERENTS, **said) == {(field, "date_etat")}
    assert rules_broken_by(REFERENTS, **{field: None}) == set()


def test_no_answer_comes_before_its_request() -> None:
    assert rules_broken_by(PARTNER_REQUESTS, date_reponse=date(2023, 6, 4)) == {
        ("date_envoi", "date_reponse")
    }
    assert rules_broken_by(PARTNER_REQUESTS, date_reponse=None) == set()


def test_what_a_point_sends_about_somebody_names_nobody() -> None:
    assert PARTNER_REQUESTS.personal
    assert not any(contract.personal for contract in (REQUESTS, REFERENTS, SITES))
