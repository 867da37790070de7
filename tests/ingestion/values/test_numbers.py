"""Which numbers are read in the writings of offices, and which are refused?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingestion.values import numbers
from ingestion.values.unreadable import Unreadable

SPACES = [" ", "\u00a0", "\u202f", "\u2009", "'"]


@pytest.mark.parametrize("space", SPACES)
def test_thousands_may_be_parted_by_any_space(space: str) -> None:
    assert numbers.whole(f"1{space}297") == 1297
    assert numbers.cents(f"43{space}000€") == 4_300_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("57,9 %", "0.579"),
        ("57,9\u202f%", "0.579"),
        ("100%", "1"),
        ("0.579", "0.579"),
        (",5", None),
        ("+3", "3"),
        ("-12,5", "-12.5"),
        ("1e3", "1000"),
        ("1,5E+3", "1500"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("007", "7"),
    ],
)
def test_commas_points_percents_and_exponents_are_read(text: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(Unreadable):
            numbers.decimal(text)
    else:
        assert numbers.decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "%", "12 5", "1 29", "1  297 00", "12%%", "1,2,3", "1.297,00", "a", "--1", "1e", "1e999"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="un nombre"):
        numbers.decimal(text)


@pytest.mark.parametrize("text", ["-1", "1,5", "2000000001", "12 %", "1.297"])
def test_a_count_is_whole_and_never_negative(text: str) -> None:
    with pytest.raises(Unreadable, match="un nombre entier, positif ou nul"):
        numbers.whole(text)


def test_a_count_says_its_own_limits() -> None:
    assert numbers.whole("3,0") == 3
    with pytest.raises(Unreadable, match="au moins 1"):
        numbers.whole("0", least=1)
    with pytest.raises(Unreadable, match="de 1 à 12"):
        numbers.whole("13", 1, 12)


@pytest.mark.parametrize(
    ("text", "cents"),
    [("43 000€", 4_300_000), ("12,50 EUR", 1250), ("567 euros", 56_700), ("1 Euro", 100), ("0", 0)],
)
def test_amounts_are_kept_in_whole_cents(text: str, cents: int) -> None:
    assert numbers.cents(text) == cents


@pytest.mark.parametrize("text", ["12,505", "-1 €", "20 000 000,01", "€", "12 $"])
def test_an_amount_has_two_decimals_and_a_limit(text: str) -> None:
    with pytest.raises(Unreadable, match="un montant en euros"):
        numbers.cents(text)


def test_a_share_stays_within_its_bounds() -> None:
    assert numbers.between("80 %", 0, 1) == 0.8
    assert str(numbers.between("-0,0", -1, 1)) == "0.0"
    with pytest.raises(Unreadable, match="un nombre de 0 à 1"):
        numbers.between("57,9", 0, 1)
