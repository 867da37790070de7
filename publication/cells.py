"""What is a cell of a publication: which quantity, of whom, over which months?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data_access.measures import NOW
from metrics.diffusion.spans import Span
from metrics.model import Term

_PLACES = 5
"""What stands in the name of a cell after its quantity."""


@dataclass(frozen=True, order=True)
class Cell:
    """A quantity over a span of months, of the whole department (no axis) or of one member of an axis."""

    axis: str
    measure: str
    quantity: str
    first: date
    last: date
    known: str
    member: str

    @property
    def name(self) -> str:
        """What tells it apart in a system of equations."""
        return "|".join(
            (self.quantity, self.axis, self.member, _month(self.first), _month(self.last), self.known)
        )

    @property
    def is_month(self) -> bool:
        """Does it tell of one month?"""
        return self.first == self.last


def whole(term: Term, span: Span, known: str = NOW) -> Cell:
    """The cell of a quantity over the whole department."""
    return Cell("", term.measure, term.name, *span, known, "")


def of_member(measure: str, axis: str, member: str, span: Span) -> Cell:
    """The cell of a measure for one member of an axis."""
    return Cell(axis, measure, measure, *span, NOW, member)


def cell_of(name: str, terms: Mapping[str, Term]) -> Cell | None:
    """The cell of the whole department that has this name, when it tells one of these quantities."""
    quantity, *place = name.split("|")
    if quantity not in terms or len(place) != _PLACES or place[0]:
        return None
    _, member, first, last, known = place
    return Cell("", terms[quantity].measure, quantity, _first_day(first), _first_day(last), known, member)


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
