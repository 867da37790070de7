"""Action sanitaire et sociale: what did commissions decide, what was paid of it, which collective aids?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, literal, or_, select, union_all

from access.perimeter import Perimeter
from data_access.bounded import of_one_department
from data_access.dialect import month_of
from data_access.schema.ass import ass_application, ass_subsidy

_request = ass_application.c
_subsidy = ass_subsidy.c


@of_one_department
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


@of_one_department
def payments_by_grant(perimeter: Perimeter, first: date, last: date) -> Select[Any]:
    """Rows `(line, granted_month, paid_month, granted_cents, paid_cents)`: what was granted between two days.

    Individual and collective aids together, added by month of grant and month of payment; a grant that is not
    paid yet has no month of payment.
    """
    stages = (
        (ass_application, _request.decided_on, _request.decision == "granted"),
        (ass_subsidy, _subsidy.granted_on, _subsidy.granted_cents.is_not(None)),
    )
    granted = union_all(
        *(
            select(
                table.c.line,
                month_of(day).label("granted_month"),
                month_of(table.c.paid_on).label("paid_month"),
                table.c.granted_cents,
                table.c.paid_cents,
            ).where(table.c.department == perimeter.department, day.between(first, last), kept)
            for table, day, kept in stages
        )
    ).subquery("granted")
    key = (granted.c.line, granted.c.granted_month, granted.c.paid_month)
    return (
        select(*key, func.sum(granted.c.granted_cents), func.coalesce(func.sum(granted.c.paid_cents), 0))
        .group_by(*key)
        .order_by(*key)
    )


@of_one_department
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
