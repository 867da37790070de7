"""Which number did an office write? « 1 297 », « 43 000€ », « 57,9 % », « 42.33 » are all numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from ingestion.values.unreadable import Unreadable

_SPACE = r"[\s']"
"""What stands between thousands; `\\s` is every space of Unicode, plain, no-break or narrow."""
_NUMBER = re.compile(
    rf"([+-]?){_SPACE}*([0-9]{{1,15}}|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,4}})(?:[.,]([0-9]{{1,30}}))?"
)
_EXPONENT = re.compile(r"[+-]?[0-9](?:[.,][0-9]{1,20})?[eE][+-]?[0-9]{1,2}")
_EURO = re.compile(r"(?:€|EUR|euros?)$", re.IGNORECASE)
HUNDRED = Decimal(100)
LARGEST = 2_000_000_000
"""The largest whole number that the base keeps."""
LARGEST_EUR = 20_000_000
"""The largest amount that the base keeps in cents."""


def decimal(text: str) -> Decimal:
    """A number with a decimal comma or point, spaces between thousands; a percentage is divided by 100."""
    bare = text.strip()
    percent = bare.endswith("%")
    number = _number(bare.removesuffix("%"))
    return number / HUNDRED if percent else number


def whole(text: str, least: int = 0, most: int = LARGEST) -> int:
    """A whole number between two limits."""
    expected = _whole_words(least, most)
    try:
        number = _number(text)
    except Unreadable as error:
        raise Unreadable(expected) from error
    if number != int(number) or not least <= number <= most:
        raise Unreadable(expected)
    return int(number)


def cents(text: str) -> int:
    """An amount in euros, as whole cents: « 567 », « 43 000€ », « 12,50 € »."""
    expected = "un montant en euros, de 0 à 20 000 000, avec deux décimales au plus"
    try:
        amount = _number(_EURO.sub("", text.strip())) * HUNDRED
    except Unreadable as error:
        raise Unreadable(expected) from error
    if amount != int(amount) or not 0 <= amount <= LARGEST_EUR * HUNDRED:
        raise Unreadable(expected)
    return int(amount)


def between(text: str, least: float, most: float) -> float:
    """A number between two limits."""
    expected = f"un nombre de {_french(least)} à {_french(most)}"
    try:
        number = float(decimal(text)) + 0.0  # there is no negative zero
    except Unreadable as error:
        raise Unreadable(expected) from error
    if not least <= number <= most:
        raise Unreadable(expected)
    return number


def _number(text: str) -> Decimal:
    """A space between digits stands between thousands or is a fault: « 12 5 » is no number."""
    bare = text.strip()
    if found := _NUMBER.fullmatch(bare):
        sign, units, decimals = found.groups()
        return Decimal(f"{sign}{re.sub(_SPACE, '', units)}.{decimals or 0}")
    if _EXPONENT.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    raise Unreadable("un nombre")


def _whole_words(least: int, most: int) -> str:
    if most < LARGEST:
        return f"un nombre entier de {least} à {most}"
    return "un nombre entier, positif ou nul" if least == 0 else f"un nombre entier, au moins {least}"


def _french(number: float) -> str:
    return f"{number:g}".replace(".", ",")
