"""Which number did an office write? « 1 297 », « 43 000€ », « 57,9 % », « 42.33 » are all numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from ingestion.values.unreadable import Unreadable

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_NUMBER = re.compile(r"([+-]?)(\d{1,15})(?:[.,](\d{1,20}))?")
_EXPONENT = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE][+-]?\d{1,2}")
HUNDRED = Decimal(100)
LARGEST = 2_000_000_000
"""The largest whole number that the base keeps."""
LARGEST_EUR = 20_000_000
"""The largest amount that the base keeps in cents."""


def decimal(text: str) -> Decimal:
    """A number with a decimal comma or point, spaces between thousands; a percentage is divided by 100."""
    bare = _SPACES.sub("", text)
    percent = bare.endswith("%")
    number = _number(bare.removesuffix("%"))
    return number / HUNDRED if percent else number


def whole(text: str, least: int = 0, most: int = LARGEST) -> int:
    """A whole number between two limits."""
    expected = _whole_words(least, most)
    try:
        number = _number(_SPACES.sub("", text))
    except Unreadable as error:
        raise Unreadable(expected) from error
    if number != int(number) or not least <= number <= most:
        raise Unreadable(expected)
    return int(number)


def cents(text: str) -> int:
    """An amount in euros, as whole cents: « 567 », « 43 000€ », « 12,50 € »."""
    expected = "un montant en euros, de 0 à 20 000 000, avec deux décimales au plus"
    bare = _SPACES.sub("", text)
    for sign in ("€", "EUR", "euros", "euro"):
        bare = bare.removesuffix(sign)
    try:
        amount = _number(bare) * HUNDRED
    except Unreadable as error:
        raise Unreadable(expected) from error
    if amount != int(amount) or not 0 <= amount <= LARGEST_EUR * HUNDRED:
        raise Unreadable(expected)
    return int(amount)


def between(text: str, least: float, most: float) -> float:
    """A number between two limits."""
    expected = f"un nombre de {_french(least)} à {_french(most)}"
    try:
        number = float(decimal(text))
    except Unreadable as error:
        raise Unreadable(expected) from error
    if not least <= number <= most:
        raise Unreadable(expected)
    return number


def _number(bare: str) -> Decimal:
    found = _NUMBER.fullmatch(bare)
    if found:
        sign, units, decimals = found.groups()
        return Decimal(f"{sign}{units}.{decimals or 0}")
    if _EXPONENT.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    raise Unreadable("un nombre")


def _whole_words(least: int, most: int) -> str:
    if most < LARGEST:
        return f"un nombre entier de {least} à {most}"
    return "un nombre entier, positif ou nul" if least == 0 else f"un nombre entier, au moins {least}"


def _french(number: float) -> str:
    return f"{number:g}".replace(".", ",")
