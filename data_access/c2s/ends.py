"""What becomes of a right that ends: followed at once, resumed after a gap, or lost?

One rule for the C2S and the AME. `right` holds the columns of the counted ends of a right: `expires_on`,
`renewed_on`, `gap_days`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_

from data_access.counting import Column, Condition, known
from data_access.dialect import days_between

RIPE_DAYS = 90
"""A gap of 1 to 90 days can be told from a loss only this many days after the expiry."""


def ripe(right: Any, day: Column) -> tuple[Condition, ...]:
    """The end is old enough to be judged on this day."""
    return (days_between(right.expires_on, day) >= RIPE_DAYS,)


def gap(right: Any, day: Column) -> tuple[Condition, ...]:
    """Ripe, and the next right came after 1 to 90 days without any."""
    return (*ripe(right, day), *known(day, right.renewed_on), right.gap_days.between(1, RIPE_DAYS))


def lapsed(right: Any, day: Column) -> tuple[Condition, ...]:
    """Ripe, and no next right within 90 days."""
    return (*ripe(right, day), or_(not_renewed(right, day), right.gap_days > RIPE_DAYS))


def not_renewed(right: Any, day: Any) -> Condition:
    """No next right is known of on this day."""
    undecided: Condition = or_(right.renewed_on.is_(None), right.renewed_on > day)
    return undecided
