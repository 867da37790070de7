"""How do tests publish in a second? A few months of saisines written by hand, and small tables of persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from data_access.measures import NOW
from data_access.schema.mas import mas_case
from metrics.model import Term
from metrics.period import Period, month_end
from metrics.quantities import Monthly
from publication.cells import Cell, of_member, whole
from publication.publish import Draft, drafted
from publication.relations import Zoning
from publication.tables import Tables
from tests.support.bases import FactBase
from tests.support.mas import case, cases

FIRST, LAST = date(2022, 1, 1), date(2023, 3, 1)
COMMITTEE = date(2023, 4, 20)
SECONDS = 2.0
SECRET = 7
"""How many saisines a small detector reports each year: a number that nothing else makes here."""


def filled(base: FactBase, *more: Mapping[str, object], last: date = LAST) -> FactBase:
    """Fifteen months of saisines: many from the CCAS, a few from missions locales; and more, when given."""
    opened = [
        *(one for month in Period(FIRST, LAST).months for one in cases(40, month)),
        *(one for month in Period(FIRST, LAST).months for one in cases(25, month, detector="social_service")),
        *cases(SECRET, date(2022, 5, 4), detector="health_professional"),
        *(case(date(2022, 6, 1), **one) for one in more),
    ]
    base.load("mas_cases", (mas_case, opened), first=FIRST, until=month_end(last))
    return base


def draft(url: str, department: str = "61", committee: date = COMMITTEE, last: date = LAST) -> Draft:
    """What a publication of the base would hold on the day of its committee."""
    return drafted(
        url,
        department,
        committee_on=committee,
        covers_until=last,
        published_by="essai",
        today=committee,
        seconds=SECONDS,
    )


CASES, ENTERED = "mas.cases", "mas.cases_entered"
MONTHS = Period(date(2022, 1, 1), date(2022, 4, 1)).months
DETECTORS = ("ccas", "social_service", "health_professional")
ZONING: Zoning = {"c1": "e1", "c2": "e1", "c3": "e2"}


@dataclass(frozen=True)
class Person:
    """Somebody, in the only respects by which the small tables tell persons apart."""

    month: date
    detector: str
    commune: str
    entered: bool


def told(persons: Iterable[Person]) -> Tables:
    """The tables that tell of these persons: months, the whole span, detectors, communes and their EPCI."""
    monthly = _monthly(list(persons))
    tables = Tables("mas", monthly, {measure: Term(measure) for measure in (CASES, ENTERED)})
    span = (MONTHS[0], MONTHS[-1])
    for measure, months in product((CASES, ENTERED), [*((one,) for one in MONTHS), MONTHS]):
        term = Term(measure)
        cell = whole(term, (months[0], months[-1]))
        tables.cells[cell] = monthly[""].total(term, NOW, months)
    for axis in ("detector", "commune", "epci"):
        members = monthly[axis].values.get((CASES, NOW), {})
        for measure, member in product((CASES, ENTERED), members):
            counts = monthly[axis].values.get((measure, NOW), {}).get(member, {})
            tables.cells[of_member(measure, axis, member, span)] = sum(counts.values())
    return tables


def _monthly(persons: Sequence[Person]) -> Mapping[str, Monthly]:
    counted = {CASES: persons, ENTERED: [one for one in persons if one.entered]}
    return {
        axis: Monthly.of(
            (measure, NOW, member, month, float(count))
            for measure, some in counted.items()
            for (member, month), count in Counter((_member(axis, one), one.month) for one in some).items()
        )
        for axis in ("", "detector", "commune", "epci")
    }


def _member(axis: str, person: Person) -> str:
    if axis == "epci":
        return ZONING[person.commune]
    return str(getattr(person, axis)) if axis else ""


def value_of(tables: Tables, axis: str = "", member: str = "", measure: str = CASES) -> tuple[Cell, float]:
    """The cell of a measure over the whole span."""
    return next(
        (cell, value)
        for cell, value in tables.cells.items()
        if (cell.axis, cell.member, cell.measure) == (axis, member, measure) and not cell.is_month
    )
