"""Which days does the demonstration cover?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

YEARS = (2021, 2022, 2023)
FIRST_DAY = date(2021, 1, 1)
TODAY = date(2023, 11, 20)
"""The day on which the demonstration is read: freshness is judged against it, not against the clock."""
DAILY_UNTIL = date(2023, 11, 17)
"""The data date of sources that are extracted each week."""
MONTHLY_UNTIL = date(2023, 10, 31)
"""The data date of sources that are extracted each month."""
QUARTERLY_UNTIL = date(2023, 9, 30)
"""The data date of sources that are published each quarter."""
CALIBRATED_YEAR = 2022


def months_between(first: date, last: date) -> Iterator[date]:
    """The first day of each month from the month of `first` to the month of `last`."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
