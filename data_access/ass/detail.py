"""Action sanitaire et sociale: what did each commission decide, and which collective aids were given?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, literal, or_, select, union_all

from access.perimeter import Perimeter
from data_access.schema.ass import ass_application, ass_subsidy

_request = ass_application.c
_subsidy = ass_subsidy.c


def decisions_by_commission(perimeter: Perimeter, first: date, last: date) -> Select[Any]:
    """Rows `(day, decision, requests)`: granted, refused or postponed by each commission between two days."""
    decided = select(_request.decided_on.label("day"), _request.decision.label("decision")).where(
        _request.department == perimeter.department, _request.decided_on.between(first, last)
    )
    postponed = select(_request.postponed_on, literal("postponed")).where(
        _request.department == perimeter.department, _request.postponed_on.between(first, last)
    )
    said = union_all(decided, postponed).subquery("said")
    return (
        select(said.c.day, said.c.decision, func.count().label("requests"))
        .group_by(said.c.day, said.c.decision)
        .order_by(said.c.day, said.c.decision)
    )


def collective_aids(perimeter: Perimeter, first: date, last: date) -> Select[Any]:
    """Rows `(beneficiary, kind, theme, granted_on, granted_cents, paid_on, paid_cents, report_returned_on)`.

    Subsidies and endowments granted or paid between two days, both included, the latest first.
    """
    return (
        select(
            _subsidy.beneficiary,
            _subsidy.kind,
            _subsidy.theme,
            _subsidy.granted_on,
            _subsidy.granted_cents,
            _subsidy.paid_on,
            _subsidy.paid_cents,
            _subsidy.report_returned_on,
        )
        .where(
            and_(
                _subsidy.department == perimeter.department,
                or_(_subsidy.granted_on.between(first, last), _subsidy.paid_on.between(first, last)),
            )
        )
        .order_by(_subsidy.granted_on.desc(), _subsidy.subsidy_id)
    )
