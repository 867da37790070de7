"""Aide médicale de l'État: which measures are counted from the rights that end, past and to come?

A right of one year, always asked for again: there is no automatic renewal to tell apart. As for the C2S, an
end of right counts once past; those to come are a stock of their own, over the 120 days that follow.
"""

from __future__ import annotations

from functools import partial

from data_access.c2s import ends
from data_access.counting import Column, Condition, Flow, Level, Measure
from data_access.dialect import days_before
from data_access.schema.c2s import ame_expiry

AME_EXPIRIES = "ame_expiries"
DAYS_AHEAD = 120
"""How long before its end a right is counted among those to come."""

_expiry = ame_expiry.c
_AXES = {"epci": _expiry.epci, "ame_public": _expiry.public}


_ripe, _gap = partial(ends.ripe, _expiry), partial(ends.gap, _expiry)


def _not_renewed(day: Column) -> tuple[Condition, ...]:
    return (ends.not_renewed(_expiry, day),)


_expired = partial(
    Flow,
    source=AME_EXPIRIES,
    table=ame_expiry,
    dated_on=_expiry.expires_on,
    amount=_expiry.persons,
    axes=_AXES,
)
_to_come = partial(
    Level,
    source=AME_EXPIRIES,
    table=ame_expiry,
    begins_on=days_before(_expiry.expires_on, DAYS_AHEAD),
    ends_on=_expiry.expires_on,
    amount=_expiry.persons,
    axes=_AXES,
)

MEASURES: tuple[Measure, ...] = (
    _expired(key="c2s.ame_expired"),
    _expired(key="c2s.ame_expired_ripe", where=_ripe),
    _expired(key="c2s.ame_gaps", where=_gap),
    _to_come(key="c2s.ame_expiring"),
    _to_come(key="c2s.ame_expiring_not_renewed", where=_not_renewed),
)
