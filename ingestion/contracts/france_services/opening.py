"""How does the official list of France services write hours, label dates, places and formats?

On the 2 845 rows of 1 August 2024 every text has the same form, but stretches repeat, overlap and follow no
order (a point with several places writes one a place; others write twice the same hours), and « 00:00 -
00:00 » stands for closed. A point is open while one of its places is: stretches that touch or overlap are
made one, so that no hour counts twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pyarrow as pa

from ingestion.contracts.dates import Day
from ingestion.contracts.ground import Ground
from ingestion.contracts.kinds import Commune, Department, Descriptor, Kind, Number, Reader
from ingestion.values import days, places
from ingestion.values.unreadable import Unreadable

Stretch = tuple[int, int]
"""When a point opens and closes, in minutes since midnight."""
CLOSED: Stretch = (0, 0)

TYPES: Mapping[str, str] = {"principal": "Principal", "antenna": "Antenne"}
FORMATS: Mapping[str, str] = {
    "fixed": "Fixe",
    "fixed_antenna": "Fixe_antenne(s)",
    "multisite": "Multisites",
    "itinerant": "Itinérante",
    "bus": "Bus_équivalent",
    "principal": "Site principal",
    "antenna": "Antenne",
}
"""The words of `format_fs`: five in the list of 2024, then the two of the earlier layout."""
ANTENNAS = ("antenna", "fixed_antenna")
"""The formats of an antenna where no `type_fs` says it; « Fixe_antenne(s) » is one on 106 rows of 108."""
ITINERANT = ("itinerant", "bus")

_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)")
_LABELLED = re.compile(r"espace labellis[ée]e?\s+", re.IGNORECASE)
_DEGREES = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
_INSEE = re.compile(str(Commune().descriptor()["constraints"]["pattern"]))
_DEPARTMENT = re.compile(str(Department().descriptor()["constraints"]["pattern"]))
_SHORTENED = 4
"""How many characters are left of a commune's code when a spreadsheet drops its leading zero."""
_HOURS_WORDS = "des horaires comme « 09:00 - 12:00 / 13:30 - 17:00 », ou rien un jour de fermeture"


def openings(text: str) -> tuple[Stretch, ...]:
    """The stretches of a day, in order, apart from one another; none on a closed day."""
    united: list[Stretch] = []
    for opens, closes in sorted(_stretch(part.strip()) for part in text.split("/")):
        if united and opens <= united[-1][1]:
            united[-1] = united[-1][0], max(united[-1][1], closes)
        elif (opens, closes) != CLOSED:
            united.append((opens, closes))
    return tuple(united)


def _stretch(text: str) -> Stretch:
    found = _HOURS.fullmatch(text)
    if not found:
        raise Unreadable(_HOURS_WORDS)
    hours = [int(part) for part in found.groups()]
    opens, closes = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if closes <= opens and (opens, closes) != CLOSED:
        raise Unreadable(f"{_HOURS_WORDS} : une fermeture vient après son ouverture")
    return opens, closes


@dataclass(frozen=True)
class OpeningHours(Kind):
    """The opening hours of a day of the week."""

    arrow: ClassVar[pa.DataType] = pa.list_(pa.list_(pa.int64()))

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        return openings

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        stretch = r"[0-2][0-9]:[0-5][0-9] ?- ?[0-2][0-9]:[0-5][0-9]"
        return {"type": "string", "constraints": {"pattern": f"{stretch}( ?/ ?{stretch})*"}}


@dataclass(frozen=True)
class LabelDate(Day):
    """The day of the label: « Espace labellisé 01/01/2020 », or the date alone."""

    def read(self, text: str) -> date:
        """See `Dated.read`."""
        return days.day(_LABELLED.sub("", text.strip(), count=1))

    def descriptor(self) -> Descriptor:
        """See `Kind.descriptor`."""
        pattern = "(Espace labellisé )?[0-9]{2}/[0-9]{2}/[0-9]{4}"
        return {"type": "string", "constraints": {"pattern": pattern}}


@dataclass(frozen=True)
class Degrees(Number):
    """A latitude or a longitude in decimal degrees; 0 is what lists write when they do not know it."""

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""
        expected = f"des degrés décimaux de {self.least:g} à {self.most:g}, jamais 0"

        def read(text: str) -> float:
            bare = text.strip()
            degrees = float(bare.replace(",", ".")) if _DEGREES.fullmatch(bare) else 0.0
            if not degrees or not self.least <= degrees <= self.most:
                raise Unreadable(expected)
            return degrees

        return read


@dataclass(frozen=True)
class CommuneOfFrance(Commune):
    """The INSEE code of a commune of any department; only those of the department are brought up to date."""

    def reader(self, ground: Ground) -> Reader:
        """See `Kind.reader`."""

        def read(text: str) -> str:
            bare = text.strip().upper()
            bare = bare.zfill(5) if len(bare) == _SHORTENED else bare
            if not _INSEE.fullmatch(bare):
                raise Unreadable("un code INSEE de commune (cinq caractères, par exemple 61001 ou 2A004)")
            current = ground.former.get(bare, bare)
            return current if current in ground.communes else bare

        return read


@dataclass(frozen=True)
class DepartmentOfFrance(Department):
    """The code of any department or territory: 01, 2A, 971, 978."""

    def reader(self, _: Ground) -> Reader:
        """See `Kind.reader`."""

        def read(text: str) -> str:
            bare = places.department(text)
            if not _DEPARTMENT.fullmatch(bare):
                raise Unreadable("un code de département (par exemple 01, 2A ou 971)")
            return bare

        return read
