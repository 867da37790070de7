"""Which days, months and years are read in the writings of offices, and which are refused?"""

from __future__ import annotations

from datetime import date

import pytest

from ingestion.reading.text import same_words
from ingestion.values import days
from ingestion.values.unreadable import Unreadable

JUNE = date(2023, 6, 1)


def month(text: str) -> date:
    return days.month(text, same_words(text))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2023-06-12",
            "2023-6-12",
            "12/06/2023",
            "12-06-2023",
            "12.06.2023",
            "20230612",
            "45089",
            " 45089 ",
        ),
        *("45089,5", "2023-06-12 00:00:00", "2023-06-12T10:20:30Z", "12/06/2023 10:20", "12/6/2023"),
        "2023-06-12T10:20:30.123456+02:00",
    ],
)
def test_a_day_is_read_in_every_usual_writing(text: str) -> None:
    assert days.day(text) == date(2023, 6, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/03/22", "l'année en quatre chiffres"),
        ("0022-03-12", "entre 1900 et 2100"),
        ("12/03/0022", "entre 1900 et 2100"),
        ("99999", "entre 1900 et 2100"),
        ("31/02/2023", "qui existe"),
        ("12/13/2023", "qui existe"),
        ("12/03-2023", "une date"),
        ("mardi", "une date"),
        ("", "une date"),
    ],
)
def test_a_day_that_cannot_be_says_why(text: str, expected: str) -> None:
    with pytest.raises(Unreadable, match=expected):
        days.day(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "06/2023",
            "6/2023",
            "2023-06",
            "2023/06",
            "202306",
            "juin 2023",
            "JUIN 2023",
            "Juin-2023",
            "06.2023",
        ),
        *("15/06/2023", "2023-06-01", "45078", "juin_2023"),
    ],
)
def test_a_month_is_read_in_every_usual_writing(text: str) -> None:
    assert month(text) == JUNE


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("août 2023", 8),
        ("aout 2023", 8),
        ("déc. 2023", 12),
        ("févr. 2023", 2),
        ("mars 2023", 3),
        ("juil 2023", 7),
    ],
)
def test_a_month_may_be_shortened_as_long_as_it_says_which(text: str, rank: int) -> None:
    assert month(text) == date(2023, rank, 1)


@pytest.mark.parametrize("text", ["jui 2023", "xyz 2023", "13/2023", "202313", "2023", "juin", "00/2023"])
def test_a_month_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="un mois"):
        month(text)


@pytest.mark.parametrize("text", ["06/23", "juin 23", "juin-23", "12/06/23"])
def test_a_month_wants_its_year_in_four_digits(text: str) -> None:
    with pytest.raises(Unreadable, match="l'année en quatre chiffres"):
        month(text)


@pytest.mark.parametrize("text", ["2023", "2023.0", "31/12/2023", "2023-05-04"])
def test_a_year_is_its_first_of_january(text: str) -> None:
    assert days.year(text) == date(2023, 1, 1)


@pytest.mark.parametrize("text", ["23", "1899", "2101", "an 2023"])
def test_a_year_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="une année"):
        days.year(text)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("liste-fs-20240801.csv", date(2024, 8, 1)),
        ("registre_2024-08-01_v2.xlsx", date(2024, 8, 1)),
        ("extrait 2023-01-31 au 2023-06-30.csv", date(2023, 6, 30)),
        ("dossier-123456789.csv", None),
        ("99999999.csv", None),
        ("partenaires.csv", None),
    ],
)
def test_the_name_of_a_file_may_say_its_day(name: str, found: date | None) -> None:
    assert days.day_in_name(name) == found
