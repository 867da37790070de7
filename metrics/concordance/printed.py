"""What does a report print: which number, of which nature, how precise, of what and when?

A row is read through its words, its unit and its period; its note and its place in the file say nothing here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from metrics.concordance.words import GREW, LESS, MORE_OR_LESS, RESTATES, around, nouns
from metrics.glossary import plain
from metrics.units import NO_BREAK, french_number, rounded, signed

MEASURED = nouns("ans année mois semaine jour heure minute date")
"""Units that measure a time, an age or a day: nothing is counted in them."""
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
UNDATED = re.compile(r"^(?:non date|annee non|avant|apres|depuis)")
OWN_REFERENCES = re.compile(r"\s*;?\s*(?:\(I-\d\d\)|voir I-\d\d)")
"""References of a note to the list of known contradictions, which a reader of the screen does not have."""


class Nature(StrEnum):
    """What kind of number is printed."""

    COUNT = "count"
    AMOUNT = "amount"
    MEAN = "mean"
    SHARE = "share"
    CHANGE = "change"
    OTHER = "other"


@dataclass(frozen=True)
class Printed:
    """One printed figure, as the report words it."""

    department: str
    line: int
    document: str
    programme: str
    measure: str
    printed: str
    value: float | None
    unit: str
    period: str
    approximation: str
    quote: str
    note: str
    metric: str | None = None

    @property
    def number(self) -> float:
        """The printed number; raises ValueError when no number is printed."""
        if self.value is None:
            raise ValueError(f"{self.label}: no number is printed.")
        return self.value

    @cached_property
    def nature(self) -> Nature:
        """Read from the unit, the sign and the words of the figure."""
        if self.value is None or nouns(self.unit.partition("/")[0]) & MEASURED:
            return Nature.OTHER
        if self.is_change:
            return Nature.CHANGE
        if self.is_percentage:
            return Nature.SHARE
        if "/" in self.unit or " par " in self.unit or (self.is_money and "moyen" in plain(self.measure)):
            return Nature.MEAN
        return Nature.AMOUNT if self.is_money else Nature.COUNT

    @property
    def is_percentage(self) -> bool:
        """Is it a number of hundredths?"""
        return self.unit.startswith("%")

    @property
    def is_money(self) -> bool:
        """Is it in euros?"""
        return self.unit.startswith("€") or "euro" in nouns(self.unit)

    @property
    def is_change(self) -> bool:
        """Is it a difference between two years?"""
        return (
            re.match(r"\s*[+−-]\s*\d", self.printed) is not None
            or re.fullmatch(r"\d{4}\s*/\s*\d{4}", self.period.strip()) is not None
            or MORE_OR_LESS.search(self.after) is not None
            or GREW.search(self.before) is not None
        )

    @property
    def change(self) -> float:
        """The difference with its sign: « 120 de moins » is −120."""
        down = re.match(r"\s*[−-]", self.printed) or LESS.search(f"{self.before} {self.after}")
        return -abs(self.number) if down else self.number

    @property
    def decimals(self) -> int:
        """How many decimals are printed: « 9,9 » has one, « 57.90 » two."""
        found = re.match(r"\s*[+−-]?\s*\d[\d\s]*(?:[.,](\d+))?", self.printed)
        return len(found[1]) if found and found[1] else 0

    @property
    def bounds(self) -> tuple[float, float]:
        """The numbers that print so once rounded: « 9,9 » stands from 9,85 to 9,95; a count is exact."""
        half = 0.0 if self.nature in (Nature.COUNT, Nature.OTHER) else 0.5 * 10.0**-self.decimals
        return self.number - half, self.number + half

    def admits(self, computed: float) -> bool:
        """Would the computed number print as this one does?"""
        value = self.change if self.nature is Nature.CHANGE else self.number
        return rounded(computed, self.decimals) == rounded(value, self.decimals)

    @cached_property
    def _sides(self) -> tuple[str, str]:
        return around(self.quote, self.value)

    @property
    def before(self) -> str:
        """What the sentence says just before the number."""
        return self._sides[0]

    @property
    def after(self) -> str:
        """What the sentence says just after the number."""
        return self._sides[1]

    @property
    def restates(self) -> bool:
        """Does it tell again, in another unit, the number that stands before it?"""
        return RESTATES.search(self.before) is not None

    @property
    def when(self) -> str:
        """The period as compared with another one; empty when none is printed."""
        return " ".join(plain(self.period).split())

    @property
    def year(self) -> int | None:
        """The year told; for a change the year that grew; None without a year or with several."""
        years = [] if UNDATED.match(self.when) else sorted({int(one) for one in YEARS.findall(self.period)})
        return years[-1] if len(years) == 1 or (years and self.is_change) else None

    @property
    def things(self) -> frozenset[str]:
        """What is counted: the words of the unit, before any « / »."""
        return nouns(re.split(r"/| par ", self.unit)[0])

    @property
    def named(self) -> frozenset[str]:
        """The words of the measure and of what is counted."""
        return nouns(self.measure) | self.things

    @property
    def told(self) -> str:
        """All that the report says of this number, and of no other."""
        return f"{self.measure} {self.unit} {self.before} {self.after}"

    @property
    def label(self) -> str:
        """« C2S, bénéficiaires »."""
        return f"{self.programme}, {self.measure}"

    @property
    def text(self) -> str:
        """The figure with its unit and its words of approximation: « près de 36 % des dossiers »."""
        if self.value is None:
            return self.printed
        return f"{self.approximation} {self.exactly}".strip()

    @property
    def exactly(self) -> str:
        """The figure with its unit, without its words of approximation: « 2 268 courriers »."""
        return self.written(self.change if self.nature is Nature.CHANGE else self.number)

    def written(self, value: float, more_decimals: int = 0) -> str:
        """Any number in the unit of this figure; a change keeps its sign."""
        decimals = self.decimals + more_decimals
        write = signed if self.nature is Nature.CHANGE else french_number
        return f"{write(value, decimals)}{NO_BREAK}{self.unit.replace('/', ' par ')}".strip()

    @property
    def remark(self) -> str:
        """The note shipped with the row, without its references to the list of known contradictions."""
        return OWN_REFERENCES.sub("", self.note).strip(" ;")
