"""PLANIR: which measures are counted from the agreements with partners?

An agreement counts while it is in force, never because it was signed once.
"""

from __future__ import annotations

from sqlalchemy import exists, or_, select

from data_access.counting import Column, Condition, Flow, Level, Measure
from data_access.dialect import days_between
from data_access.schema.planir import planir_agreement, planir_ccas, planir_partner_report

CCAS = "planir_ccas"
AGREEMENTS = "planir_agreements"
PARTNER_REPORTS = "planir_partner_reports"
ALIVE_WITHIN_DAYS = 365
"""An agreement is alive when its partner signalled a situation within this time."""

_agreement = planir_agreement.c
_ccas = planir_ccas.c
_report = planir_partner_report.c


def _signalled(day: Column) -> tuple[Condition, ...]:
    """The partner signalled at least one situation in the twelve months that end on this day."""
    found = select(_report.partner).where(
        _report.department == _agreement.department,
        _report.partner == _agreement.partner,
        _report.reports > 0,
        _report.day <= day,
        days_between(_report.day, day) < ALIVE_WITHIN_DAYS,
    )
    return (exists(found),)


def _covered(day: Column) -> tuple[Condition, ...]:
    """The CCAS has at least one agreement in force: a renewal signed early does not count it twice."""
    found = select(_agreement.agreement).where(
        _agreement.department == _ccas.department,
        _agreement.partner == _ccas.partner,
        _agreement.starts_on <= day,
        or_(_agreement.lapses_on.is_(None), _agreement.lapses_on > day),
    )
    return (exists(found),)


def _in_force(key: str, **options: object) -> Level:
    settings = {"axes": {"agreement_kind": _agreement.kind}, **options}
    return Level(
        key=key,
        source=AGREEMENTS,
        table=planir_agreement,
        begins_on=_agreement.starts_on,
        ends_on=_agreement.lapses_on,
        **settings,  # type: ignore[arg-type]
    )


def _existing(key: str, **options: object) -> Level:
    settings = {"axes": {"commune": _ccas.commune, "epci": _ccas.epci}, **options}
    return Level(
        key=key,
        source=CCAS,
        table=planir_ccas,
        begins_on=_ccas.opened_on,
        ends_on=_ccas.closed_on,
        **settings,  # type: ignore[arg-type]
    )


MEASURES: tuple[Measure, ...] = (
    _existing("planir.ccas"),
    _existing("planir.ccas_covered", also=(AGREEMENTS,), where=_covered),
    _in_force("planir.agreements"),
    _in_force("planir.agreements_alive", also=(PARTNER_REPORTS,), where=_signalled),
    Flow(
        key="planir.agreements_signed",
        source=AGREEMENTS,
        table=planir_agreement,
        dated_on=_agreement.signed_on,
        axes={"agreement_kind": _agreement.kind},
    ),
    Flow(
        key="planir.partner_reports",
        source=PARTNER_REPORTS,
        table=planir_partner_report,
        dated_on=_report.day,
        amount=_report.reports,
        axes={"agreement_kind": _report.kind, "partner": _report.partner},
    ),
)

__all__ = ["AGREEMENTS", "ALIVE_WITHIN_DAYS", "CCAS", "MEASURES", "PARTNER_REPORTS"]
