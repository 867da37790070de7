"""Is every number written as French is written?"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import units
from metrics.units import (
    MINUS,
    NO_BREAK,
    THIN,
    Unit,
    french_number,
    long_date,
    month_name,
    short_date,
    signed,
)

FRENCH = re.compile(rf"{MINUS}?\d{{1,3}}({THIN}\d{{3}})*(,\d+)?")
ALL_UNITS = [one for one in vars(units).values() if isinstance(one, Unit)]
amounts = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)
decimals = st.integers(min_value=0, max_value=4)


@given(amounts, decimals)
def test_a_number_is_never_english(value: float, places: int) -> None:
    assert FRENCH.fullmatch(french_number(value, places))


@given(amounts, decimals)
def test_a_number_reads_back_within_half_a_unit_of_its_last_digit(value: float, places: int) -> None:
    read = french_number(value, places).replace(THIN, "").replace(",", ".").replace(MINUS, "-")
    assert abs(Decimal(read) - Decimal(f"{value:.15g}")) <= Decimal(5).scaleb(-places - 1)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (2467, 0, f"2{THIN}467"),
        (1349904, 0, f"1{THIN}349{THIN}904"),
        (-4.2, 1, f"{MINUS}4,2"),
        (-0.04, 1, "0,0"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, f"{MINUS}3"),
        (28.849999999999998, 1, "28,9"),
        (53.55, 1, "53,6"),
        (9.96, 1, "10,0"),
        (999.5, 0, f"1{THIN}000"),
    ],
)
def test_a_number_is_rounded_as_by_hand(value: float, places: int, expected: str) -> None:
    assert french_number(value, places) == expected


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        (units.CASES, 0, f"0{NO_BREAK}saisine"),
        (units.CASES, 1, f"1{NO_BREAK}saisine"),
        (units.CASES, 2, f"2{NO_BREAK}saisines"),
        (units.CASES, 2467, f"2{THIN}467{NO_BREAK}saisines"),
        (units.DAYS, 1.96, f"2{NO_BREAK}jours"),
        (units.FULL_TIME, 1.94, f"1,9{NO_BREAK}équivalent temps plein"),
        (units.FULL_TIME, 1.96, f"2,0{NO_BREAK}équivalents temps plein"),
        (units.CASES, -2, f"{MINUS}2{NO_BREAK}saisines"),
        (units.SHARE, 0.535, f"53,5{NO_BREAK}%"),
        (units.SHARE, 0.2885, f"28,9{NO_BREAK}%"),
        (units.SHARE, 1, f"100,0{NO_BREAK}%"),
        (units.EUROS, 287925, f"287{THIN}925{NO_BREAK}€"),
        (units.PER_THOUSAND, 0.0123, f"12,3{NO_BREAK}pour 1{THIN}000"),
    ],
)
def test_a_value_agrees_with_its_unit(unit: Unit, value: float, expected: str) -> None:
    assert unit.write(value) == expected


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [(12, 0, "+12"), (-4.2, 1, f"{MINUS}4,2"), (0, 0, "0"), (0.04, 1, "0,0"), (-0.04, 1, "0,0")],
)
def test_a_difference_always_carries_its_sign_except_zero(value: float, places: int, expected: str) -> None:
    assert signed(value, places) == expected


@pytest.mark.parametrize("unit", ALL_UNITS, ids=lambda unit: unit.key)
def test_the_axis_of_a_chart_shows_as_many_decimals_as_the_card(unit: Unit) -> None:
    shown = re.fullmatch(r",\.(\d)([f%])", unit.d3)
    assert shown is not None, f"unknown Vega format {unit.d3}"
    assert int(shown[1]) == unit.decimals
    assert (shown[2] == "%") == (unit.plural == "%")


def test_units_have_keys_of_their_own() -> None:
    keys = [unit.key for unit in ALL_UNITS]
    assert len(keys) == len(set(keys))


def test_dates_are_written_in_french() -> None:
    assert short_date(date(2023, 3, 1)) == "01/03/2023"
    assert long_date(date(2023, 3, 1)) == f"1er{NO_BREAK}mars{NO_BREAK}2023"
    assert long_date(date(2023, 11, 17)) == f"17{NO_BREAK}novembre{NO_BREAK}2023"
    assert month_name(date(2023, 8, 1)) == f"août{NO_BREAK}2023"
