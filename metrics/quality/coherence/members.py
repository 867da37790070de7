"""Do the members of each axis add up to the whole, for every measure and month, and is no count negative?

Every breakdown on screen is one axis of a measure: a member lost or counted twice shows here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data_access.measures import YEAR_AGO
from data_access.topics import BY_KEY
from metrics.quality.coherence.check import Breach, Check, amount, instead_of, same
from metrics.quality.names import axis_name, measure_name
from metrics.units import month_name

AS_KNOWN = "tel que connu un an plus tôt"


@dataclass(frozen=True)
class Total:
    """The members of one axis added up (the empty axis is the whole), the lowest, and how many they are."""

    measure: str
    axis: str
    known: str
    month: date
    total: float
    lowest: float
    count: int


def members_add_up(totals: Sequence[Total]) -> Check:
    """Each axis that a measure is counted along gives the whole back, as known now and a year ago."""
    by_axis = {(one.measure, one.known, one.month, one.axis): one.total for one in totals}
    places = sorted({(one.measure, one.known, one.month) for one in totals if one.measure in BY_KEY})
    pairs = [(place, axis) for place in places for axis in BY_KEY[place[0]].axes]
    breaches = []
    for place, axis in pairs:
        found, whole = by_axis.get((*place, axis), 0.0), by_axis.get((*place, ""), 0.0)
        if not same(found, whole):
            breaches.append(_breach(place, axis, instead_of(found, whole)))
    return Check(
        key="members",
        rule="Les détails de chaque axe redonnent le total du département",
        unit=("total vérifié", "totaux vérifiés"),
        cases=len(pairs),
        breaches=tuple(breaches),
    )


def none_is_negative(totals: Iterable[Total]) -> Check:
    """No count, no amount is below zero, for any member."""
    told = tuple(totals)
    return Check(
        key="negative",
        rule="Aucun compte, aucun montant n'est négatif",
        unit=("valeur vérifiée", "valeurs vérifiées"),
        cases=sum(one.count for one in told),
        breaches=tuple(_negatives(told)),
    )


def _negatives(totals: Iterable[Total]) -> Iterator[Breach]:
    for one in totals:
        if one.lowest < 0:
            yield _breach((one.measure, one.known, one.month), one.axis, amount(one.lowest))


def _breach(place: tuple[str, str, date], axis: str, found: str) -> Breach:
    measure, known, month = place
    named = f"{measure_name(measure)}, {axis_name(measure, axis)}" if axis else measure_name(measure)
    when = f"{month_name(month)}, {AS_KNOWN}" if known == YEAR_AGO else month_name(month)
    return Breach(named, found, when)
