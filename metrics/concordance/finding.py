"""What is found when a report is checked against itself?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from metrics.concordance.printed import Printed
from metrics.units import NO_BREAK, french_number, signed


class Kind(StrEnum):
    """What a check concludes."""

    CONTRADICTION = "contradiction"
    DEFINITION = "definition"
    AGREES = "agrees"


KIND_WORDS: Mapping[Kind, str] = {
    Kind.CONTRADICTION: "contradiction",
    Kind.DEFINITION: "définitions différentes",
    Kind.AGREES: "concordance",
}


@dataclass(frozen=True)
class Number:
    """A number of a finding, ready to be shown: what it is, its value, its French text with its unit."""

    label: str
    value: float
    text: str

    @classmethod
    def percent(cls, label: str, value: float, decimals: int) -> Number:
        """A number of hundredths: « 9,46 % »."""
        return cls(label, value, f"{french_number(value, decimals)}{NO_BREAK}%")

    @classmethod
    def growth(cls, label: str, value: float, decimals: int = 1) -> Number:
        """A relative change: « +55,5 % »."""
        return cls(label, value, f"{signed(value, decimals)}{NO_BREAK}%")

    @classmethod
    def count(cls, label: str, value: float, unit: str = "") -> Number:
        """A whole number of things or of euros: « 2 333 aides »; rounded to the nearest."""
        return cls(label, value, f"{french_number(value)}{NO_BREAK}{unit}" if unit else french_number(value))


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer of one rule on one printed figure: `rows[0]` is the figure, the others are set against it.

    Every number of the reading is in the rows, in `recomputed` or is the gap.
    """

    rule: str
    kind: Kind
    rows: tuple[Printed, ...]
    recomputed: tuple[Number, ...]
    reading: str
    gap: Number | None = None
    subject: str = ""

    @property
    def label(self) -> str:
        """What is questioned: the printed figure, or the subject of several."""
        return self.subject or self.rows[0].label

    @property
    def printed(self) -> tuple[Number, ...]:
        """The printed numbers that the check reads."""
        return tuple(Number(row.label, row.number, row.text) for row in self.rows)


@dataclass(frozen=True)
class Rule:
    """A rule of coherence: its key, the question it asks in French, and the check over one report."""

    key: str
    question: str
    check: Callable[[Sequence[Printed]], Iterable[Finding]]
