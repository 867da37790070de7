"""Which kinds of fields are dates, and which days does such a date stand for?

A line is placed in time by one field; a month stands for all its days, a year for all its months.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

import pyarrow as pa

from ingestion.contracts.ground import Ground
from ingestion.contracts.kinds import Descriptor, Kind, Reader
from ingestion.reading.text import same_words
from ingestion.values import days
from ingestion.values.unreadable import Unreadable
from metrics.period import month_end

YEARS_AHEAD = 10
Span = tuple[date, date]
"""A first and a last day, both included."""


@dataclass(frozen=True)
class Dated(Kind):
    """A date; `planned` allows a day still to come."""

    planned: bool = False
    arrow: ClassVar[pa.DataType] = pa.date32()

    @abstractmethod
    def read(self, text: str) -> date:
        """The date that a text writes."""

    def reader(self, ground: Ground) -> Reader:
        """See `Kind.reader`."""
        latest = (
            ground.today.replace(year=ground.today.year + YEARS_AHEAD, day=1)
            if self.planned
            else ground.today
        )

        def read(text: str) -> date:
            found = self.read(text)
            if found > latest:
                raise Unreadable(f"une date passée, au plus tard le {latest:%d/%m/%Y}")
            return found

        return read

    def span(self, value: date) -> Span:
        """The first and the last day that a value stands for: those of its month, unless said otherwise."""
        return value.replace(day=1), month_end(value)

    def stands_for(self, value: date) -> Span:
        """The first and the last day that the value itself means: its whole span, unless it is a day."""
        return self.span(value)


@dataclass(frozen=True)
class Day(Dated):
    """A day."""

    def stands_for(self, value: date) -> Span:
        """See `Dated.stands_for`."""
        return value, value

    def read(self, text: str) -> date:
        """See `Dated.read`."""
        return days.day(text)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "date", "format": "%d/%m/%Y"}


@dataclass(frozen=True)
class Month(Dated):
    """A month, kept as its first day."""

    def read(self, text: str) -> date:
        """See `Dated.read`."""
        return days.month(text, same_words(text))

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "yearmonth", "format": "any"}


@dataclass(frozen=True)
class QuarterEnd(Dated):
    """A quarter, kept as its last day."""

    def span(self, value: date) -> Span:
        """See `Dated.span`."""
        return date(value.year, value.month - 2, 1), value

    def read(self, text: str) -> date:
        """See `Dated.read`."""
        found = days.day(text)
        if (found + timedelta(days=1)).day != 1 or found.month % 3:
            raise Unreadable("le dernier jour d'un trimestre (31/03, 30/06, 30/09 ou 31/12)")
        return found

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "date", "format": "%d/%m/%Y"}


@dataclass(frozen=True)
class Year(Dated):
    """A year, kept as its 1 January."""

    def span(self, value: date) -> Span:
        """See `Dated.span`."""
        return date(value.year, 1, 1), date(value.year, 12, 31)

    def read(self, text: str) -> date:
        """See `Dated.read`."""
        return days.year(text)

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        return {"type": "year"}
