"""Which communes, EPCI and departments are read in the writings of offices?"""

from __future__ import annotations

import pytest

from ingestion.values import places
from ingestion.values.unreadable import Unreadable

COMMUNES = {"01004", "2A004", "61001", "61211"}
FORMER = {"61040": "61211", "2A999": "2A004", "75056": "75101"}
EPCIS = {"246100663"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("61001", "61001"),
        (" 61001 ", "61001"),
        ("61001.0", "61001"),
        ("01004", "01004"),
        ("1004", "01004"),
        ("2A004", "2A004"),
        ("2a004", "2A004"),
        ("61040", "61211"),
        ("2A999", "2A004"),
    ],
)
def test_zeros_corsica_and_former_communes_are_known(text: str, code: str) -> None:
    assert places.commune(text, "61", COMMUNES, FORMER) == code


@pytest.mark.parametrize("text", ["75056", "75101", "61999", "2B001"])
def test_a_commune_of_elsewhere_is_refused_with_the_department(text: str) -> None:
    with pytest.raises(Unreadable, match="une commune du département 61"):
        places.commune(text, "61", COMMUNES, FORMER)


@pytest.mark.parametrize("text", ["Alençon", "610", "610011", "2C004", "", "61 001"])
def test_what_is_no_insee_code_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unreadable, match="par exemple 61001 ou 2A004"):
        places.commune(text, "61", COMMUNES, FORMER)


def test_an_epci_is_one_of_the_department() -> None:
    assert places.epci("246 100 663", "61", EPCIS) == "246100663"
    with pytest.raises(Unreadable, match="neuf chiffres"):
        places.epci("24610066", "61", EPCIS)
    with pytest.raises(Unreadable, match="département 61"):
        places.epci("200000172", "61", EPCIS)


@pytest.mark.parametrize(
    ("text", "code"), [("1", "01"), ("2a", "2A"), (" 61 ", "61"), ("61.0", "61"), ("971", "971")]
)
def test_a_department_is_written_as_insee_does(text: str, code: str) -> None:
    assert places.department(text) == code
