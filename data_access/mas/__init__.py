"""Mission accompagnement santé: which measures are counted from the cases?"""

from __future__ import annotations

from data_access.counting import Column, Condition, Flow, Level, Measure, Snapshot, band, known
from data_access.dialect import days_between
from data_access.schema.mas import mas_case, mas_team

CASES = "mas_cases"
TEAM = "mas_team"

_case = mas_case.c
_ORIGIN = {
    "epci": _case.epci,
    "commune": _case.commune,
    "detector": _case.detector,
    "partner": _case.partner,
    "age_group": _case.age_group,
    "renunciation": _case.renunciation,
}
_CONTACT_DAYS = {"days": days_between(_case.opened_on, _case.first_contact_on)}


def _age(day: Column) -> Column:
    age = days_between(_case.opened_on, day)
    return band(age, (30, "0-30"), (90, "31-90"), (180, "91-180"), beyond="181+")


def _entered(day: Column) -> tuple[Condition, ...]:
    return (*known(day, _case.first_contact_on), _case.consent.is_(True))


def _realised(day: Column) -> tuple[Condition, ...]:
    return (*known(day, _case.closed_on), _case.outcome == "care_realised")


def _opened(key: str, **options: object) -> Flow:
    settings = {"axes": _ORIGIN, **options}
    return Flow(key=key, source=CASES, table=mas_case, dated_on=_case.opened_on, **settings)  # type: ignore[arg-type]


MEASURES: tuple[Measure, ...] = (
    _opened("mas.cases"),
    _opened("mas.cases_contacted", where=lambda day: known(day, _case.first_contact_on)),
    _opened("mas.cases_entered", where=_entered),
    _opened("mas.cases_assessed", where=lambda day: known(day, _case.assessed_on)),
    _opened("mas.cases_accompanied", where=lambda day: known(day, _case.accompanied_on)),
    _opened("mas.cases_realised", where=_realised),
    _opened(
        "mas.cases_closed",
        where=lambda day: known(day, _case.closed_on),
        axes={**_ORIGIN, "outcome": _case.outcome},
    ),
    _opened("mas.cases_rights_updated", where=lambda day: known(day, _case.rights_updated_on)),
    _opened(
        "mas.contact_delay",
        where=lambda day: known(day, _case.first_contact_on),
        axes=_CONTACT_DAYS,
    ),
    Flow(
        key="mas.closures",
        source=CASES,
        table=mas_case,
        dated_on=_case.closed_on,
        axes={"outcome": _case.outcome, "epci": _case.epci},
    ),
    Level(
        key="mas.open_cases",
        source=CASES,
        table=mas_case,
        begins_on=_case.opened_on,
        ends_on=_case.closed_on,
        axes={"age_band": _age, "epci": _case.epci, "detector": _case.detector},
    ),
    Snapshot(
        key="mas.full_time",
        source=TEAM,
        table=mas_team,
        month=mas_team.c.month,
        amount=mas_team.c.full_time,
    ),
)

__all__ = ["CASES", "MEASURES", "TEAM"]
