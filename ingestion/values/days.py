"""Which day, which month, which year did an office write? ISO, JJ/MM/AAAA and Excel's own numbers."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingestion.values.unreadable import Unreadable

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FRENCH = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_]?(\d{2})[-_]?(\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_SHORT_MONTH = re.compile(r"\d{1,2}[/.-](?:\d{1,2}[/.-])?\d{2}|[^\W\d]{3,9}\.?[ /.-]\d{2}")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_EXCEL_ORIGIN = date(1899, 12, 30)
_ISO_MONTH = re.compile(r"(\d{4})(?:[-/](\d{1,2})|(\d{2}))")
_FRENCH_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_NAMED_MONTH = re.compile(r"([a-z]{3,9})_(\d{4})")
_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
DAY_WORDS = "une date (JJ/MM/AAAA ou AAAA-MM-JJ)"
MONTH_WORDS = "un mois (MM/AAAA, AAAA-MM ou « juin 2023 »)"
YEAR_WORDS = "une année (AAAA)"
FOUR_DIGITS = "l'année en quatre chiffres"


def day(text: str) -> date:
    """A day, whatever its form; a time of day is left out."""
    bare = text.strip()
    if found := _ISO.fullmatch(bare) or _COMPACT.fullmatch(bare):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FRENCH.fullmatch(bare):
        return _date(int(found[4]), int(found[3]), int(found[1]))
    if found := _SERIAL.fullmatch(bare):
        return _in_time(_EXCEL_ORIGIN + timedelta(days=int(found[1])))
    if _SHORT_YEAR.fullmatch(bare):
        raise Unreadable(f"{DAY_WORDS}, {FOUR_DIGITS}")
    raise Unreadable(DAY_WORDS)


def day_in_name(name: str) -> date | None:
    """The last day that a file's name writes: « liste-fs-20240801.csv » is of 1 August 2024."""
    found: date | None = None
    for one in _IN_NAME.finditer(name):
        try:
            found = _date(int(one[1]), int(one[2]), int(one[3]))
        except Unreadable:
            continue
    return found


def month(text: str, plain: str) -> date:
    """The first day of a month; `plain` is the text as `same_words` gives it (« juin_2023 »)."""
    bare = text.strip()
    if found := _ISO_MONTH.fullmatch(bare):
        return _month(int(found[1]), int(found[2] or found[3]))
    if found := _FRENCH_MONTH.fullmatch(bare):
        return _month(int(found[2]), int(found[1]))
    if found := _NAMED_MONTH.fullmatch(plain):
        return _month(int(found[2]), _rank(found[1]))
    if _SHORT_MONTH.fullmatch(bare):
        raise Unreadable(f"{MONTH_WORDS}, {FOUR_DIGITS}")
    try:
        return day(bare).replace(day=1)
    except Unreadable as error:
        raise Unreadable(MONTH_WORDS) from error


def year(text: str) -> date:
    """1 January of a year."""
    bare = text.strip().removesuffix(".0")
    if re.fullmatch(r"\d{4}", bare) and EARLIEST_YEAR <= int(bare) <= LATEST_YEAR:
        return date(int(bare), 1, 1)
    try:
        return day(bare).replace(month=1, day=1)
    except Unreadable as error:
        raise Unreadable(YEAR_WORDS) from error


def _rank(name: str) -> int:
    ranks = [rank for rank, full in enumerate(_MONTHS, start=1) if full.startswith(name)]
    if len(ranks) != 1:
        raise Unreadable(MONTH_WORDS)
    return ranks[0]


def _month(number: int, rank: int) -> date:
    try:
        return _date(number, rank, 1)
    except Unreadable as error:
        raise Unreadable(MONTH_WORDS) from error


def _date(number: int, rank: int, of_month: int) -> date:
    try:
        return _in_time(date(number, rank, of_month))
    except ValueError as error:
        raise error if isinstance(error, Unreadable) else Unreadable(f"{DAY_WORDS} qui existe") from error


def _in_time(found: date) -> date:
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise Unreadable(f"{DAY_WORDS}, entre {EARLIEST_YEAR} et {LATEST_YEAR}")
    return found
