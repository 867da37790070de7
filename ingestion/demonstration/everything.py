"""Which extracts make the demonstration of a department?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from data_access.loading import Extract
from data_access.schema.common import partner
from ingestion import geography
from ingestion.demonstration import ass, c2s, charter, france_services, mas, planir
from ingestion.demonstration.calendar import DAILY_UNTIL, FIRST_DAY
from ingestion.demonstration.partners import partners
from ingestion.demonstration.territory import Place, Territory

DEPARTMENTS = ("61", "91")

PROGRAMMES: Mapping[str, Callable[[Territory], Sequence[Extract]]] = {
    "planir": planir.extracts,
    "mas": mas.extracts,
    "ass": ass.extracts,
    "c2s": c2s.extracts,
    "france_services": france_services.extracts,
    "charter": charter.extracts,
}


def extracts(department: str) -> Iterator[Extract]:
    """Every demonstration extract of a department: its partners, then programme after programme."""
    ground = territory(department)
    yield Extract("partners", ((partner, ground.partners),), FIRST_DAY, DAILY_UNTIL)
    for programme in PROGRAMMES.values():
        yield from programme(ground)


def territory(department: str) -> Territory:
    """The communes, ages and demonstration partners of a department."""
    places = tuple(_place(line) for line in geography.communes(department))
    ages: dict[str, dict[str, float]] = {}
    for line in geography.ages({place.code for place in places}):
        ages.setdefault(line["commune"], {})[line["age_group"]] = float(line["population"])
    return Territory(department, places, ages, tuple(partners(department, places)))


def _place(line: geography.Line) -> Place:
    return Place(
        code=line["code"],
        name=line["name"],
        epci=line["epci"],
        population=int(line["population"] or 0),
        latitude=_number(line["latitude"]),
        longitude=_number(line["longitude"]),
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
