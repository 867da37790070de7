"""PLANIR: which measures are counted from the persons met by the actions?

A person counts once a civil year, at the first event of that year. The files of the Aide sociale à
l'enfance are managed by the thousand without the person being met: they are counted apart.
"""

from __future__ import annotations

from sqlalchemy import or_

from data_access.counting import Column, Condition, Flow, Measure, known
from data_access.schema.planir_people import planir_person

PERSONS = "planir_persons"

_person = planir_person.c
_MET = {
    "scheme": _person.scheme,
    "action": _person.action,
    "difficulty": _person.difficulty,
    "public": _person.public,
    "crossing": _person.difficulty + "/" + _person.public,
    "epci": _person.epci,
}


def _met(_: Column) -> tuple[Condition, ...]:
    return (_person.scheme != "ase",)


def _accompanied(day: Column) -> tuple[Condition, ...]:
    return (*_met(day), *known(day, _person.accompanied_on))


def _only_flagged(day: Column) -> tuple[Condition, ...]:
    return (*_met(day), or_(_person.accompanied_on.is_(None), _person.accompanied_on > day))


def _first_met(key: str, where: object, **axes: Column) -> Flow:
    settings = {"where": where, "axes": axes or _MET}
    return Flow(key=key, source=PERSONS, table=planir_person, dated_on=_person.first_on, **settings)  # type: ignore[arg-type]


MEASURES: tuple[Measure, ...] = (
    _first_met("planir.reached", lambda _: ()),
    _first_met("planir.persons", _met),
    _first_met("planir.persons_accompanied", _accompanied),
    _first_met("planir.persons_only_flagged", _only_flagged),
    _first_met("planir.ase_files", lambda _: (_person.scheme == "ase",), epci=_person.epci),
)

__all__ = ["MEASURES", "PERSONS"]
