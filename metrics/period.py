"""Which months does a reader look at, and which months are they compared with?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from metrics.units import NO_BREAK, month_name

YEAR_MONTHS, QUARTER_MONTHS = 12, 3


class Granularity(StrEnum):
    """The step of a trend."""

    MONTH = "mois"
    QUARTER = "trimestre"
    YEAR = "année"


@dataclass(frozen=True, order=True)
class Period:
    """Whole civil months, both included; `first` and `last` are first days of a month."""

    first: date
    last: date

    @property
    def label(self) -> str:
        """« 2022 », « T3 2022 », « mars 2022 »: what the reader chooses and what the URL carries."""
        if self.months_count == YEAR_MONTHS:
            return str(self.first.year)
        if self.is_quarter:
            return f"T{(self.first.month + 2) // 3} {self.first.year}"
        return month_name(self.first).replace(NO_BREAK, " ")

    @property
    def months_count(self) -> int:
        """How many civil months."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def is_quarter(self) -> bool:
        """Is it one of the four quarters of a year?"""
        return self.months_count == QUARTER_MONTHS

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month, in order."""
        return tuple(shift_months(self.first, step) for step in range(self.months_count))

    @property
    def end(self) -> date:
        """The last day of the period."""
        return month_end(self.last)

    def year_earlier(self) -> Period:
        """The same months, one year before."""
        return Period(shift_months(self.first, -12), shift_months(self.last, -12))


def year(number: int) -> Period:
    """The twelve months of a civil year."""
    return Period(date(number, 1, 1), date(number, 12, 1))


def quarter(number: int, rank: int) -> Period:
    """One of the four quarters (1 to 4) of a civil year."""
    return Period(date(number, 3 * rank - 2, 1), date(number, 3 * rank, 1))


def month_start(day: date) -> date:
    """The first day of the month of this day."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """The last day of the month of this day."""
    return shift_months(month_start(day), 1) - timedelta(days=1)


def shift_months(month: date, step: int) -> date:
    """The first day of the month `step` months later (negative: earlier)."""
    rank = month.year * 12 + month.month - 1 + step
    return date(rank // 12, rank % 12 + 1, 1)


def bucket(month: date, granularity: Granularity) -> date:
    """The first month of the step of the trend that this month belongs to."""
    if granularity is Granularity.MONTH:
        return month
    if granularity is Granularity.QUARTER:
        return month.replace(month=3 * ((month.month - 1) // 3) + 1)
    return month.replace(month=1)


def bucket_period(start: date, granularity: Granularity) -> Period:
    """The step of the trend that starts at this month, as a period."""
    length = {Granularity.MONTH: 1, Granularity.QUARTER: QUARTER_MONTHS, Granularity.YEAR: YEAR_MONTHS}[
        granularity
    ]
    return Period(start, shift_months(start, length - 1))


def choices(first: date, last: date) -> tuple[Period, ...]:
    """Years then quarters that hold at least one loaded month, the newest first."""
    years = [year(number) for number in range(last.year, first.year - 1, -1)]
    quarters = [quarter(one.first.year, rank) for one in years for rank in (4, 3, 2, 1)]
    return tuple(years + [one for one in quarters if one.first <= last and one.last >= first])


def parse(label: str) -> Period:
    """Read « 2022 » or « T3 2022 »; raise ValueError with what is accepted."""
    text = label.strip()
    if re.fullmatch(r"[12][0-9]{3}", text):
        return year(int(text))
    found = re.fullmatch(r"T([1-4])[ -]?([12][0-9]{3})", text)
    if found is None:
        raise ValueError(f"Période « {label} » inconnue : écrire une année (2022) ou un trimestre (T3 2022).")
    return quarter(int(found[2]), int(found[1]))
