"""How is a monthly activity written by hand: so many saisines each month, so many of them reached in time?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from data_access.loading import Row
from data_access.schema.mas import mas_case
from metrics.period import month_end, shift_months
from tests.support.bases import FactBase
from tests.support.mas import cases

FIRST = date(2021, 1, 1)


def load_months(
    base: FactBase, counts: Sequence[int], reached: Sequence[int] = (), until: date | None = None
) -> None:
    """Saisines month by month from January 2021; `reached`: how many were contacted the next day."""
    rows: list[Row] = []
    for rank, count in enumerate(counts):
        day = shift_months(FIRST, rank)
        soon = reached[rank] if reached else 0
        rows += cases(soon, day, first_contact_on=day + timedelta(days=1)) + cases(count - soon, day)
    last = until or month_end(shift_months(FIRST, len(counts) - 1))
    base.load("mas_cases", (mas_case, rows), first=FIRST, until=last)
