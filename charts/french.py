"""How do Vega axes and tooltips write numbers and dates in French?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from metrics.units import MINUS, MONTHS, NO_BREAK, THIN, Unit

SHORT_MONTHS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
_DAYS = ("dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi")

LOCALE: Mapping[str, Any] = {
    "number": {
        "decimal": ",",
        "thousands": THIN,
        "grouping": [3],
        "currency": ["", f"{NO_BREAK}€"],
        "percent": f"{NO_BREAK}%",
        "minus": MINUS,
        "nan": "",
    },
    "time": {
        "dateTime": "%A %e %B %Y à %X",
        "date": "%d/%m/%Y",
        "time": "%H:%M:%S",
        "periods": ["", ""],
        "days": list(_DAYS),
        "shortDays": [f"{day[:3]}." for day in _DAYS],
        "months": list(MONTHS),
        "shortMonths": list(SHORT_MONTHS),
    },
}


def short_month(day: date) -> str:
    """« janv. 2022 »: the key and the label of a month on an axis."""
    return f"{SHORT_MONTHS[day.month - 1]} {day.year}"


def axis_format(unit: Unit) -> str:
    """The d3 format of an axis in this unit: as few decimals as the ticks need."""
    return ",.1~%" if "%" in unit.d3 else ",.2~f"


def shown(unit: Unit, value: float) -> float:
    """The number that is drawn: d3 multiplies shares itself, other factors are applied here."""
    return value if "%" in unit.d3 else value * unit.factor
