"""Which day is « the same day last year »?"""

from __future__ import annotations

from datetime import date


def a_year_before(day: date) -> date:
    """The same day one year earlier; 29 February becomes 28 February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
