"""Which whole months are known up to the end of a year, and does a month run?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.coverage import Coverage
from metrics.period import Period, month_end, shift_months, year

DECEMBER = 12


@dataclass(frozen=True)
class History:
    """The unbroken whole months of some sources up to a year, the last ones in it (never empty)."""

    months: tuple[date, ...]
    year: int
    until: date
    """The last day known, which may lie in the month after the last one."""

    @property
    def since(self) -> int:
        """How many of the months are in the year."""
        return sum(month.year == self.year for month in self.months)

    @property
    def remaining(self) -> int:
        """How many months of the year are not over, or not known."""
        return DECEMBER - self.since

    @property
    def running(self) -> date | None:
        """The month that has begun and is not whole."""
        following = shift_months(self.months[-1], 1)
        return following if following <= self.until and following.year == self.year else None

    @property
    def elapsed(self) -> float:
        """Which share of the days of the running month is over."""
        return self.until.day / month_end(self.until).day if self.running else 0.0

    def upto(self, month: date) -> History | None:
        """What was known at the end of an earlier month; None when it was not a known month."""
        if month not in self.months:
            return None
        return History(tuple(one for one in self.months if one <= month), self.year, month_end(month))


def history_of(coverage: Coverage, sources: tuple[str, ...], number: int) -> History | None:
    """The months to project a year from; None when neither the year nor the December before is whole."""
    bounds = coverage.bounds()
    if bounds is None:
        return None
    end = min(year(number).last, bounds[1])
    common = coverage.common_months(sources, Period(bounds[0], end)) if end >= bounds[0] else ()
    whole = {month for month in common if all(coverage.sources[one][month].whole for one in sources)}
    if not whole or max(whole) < year(number - 1).last:
        return None
    months = [max(whole)]
    while (before := shift_months(months[-1], -1)) in whole:
        months.append(before)
    return History(tuple(reversed(months)), number, _until(coverage, sources, months[0], common))


def _until(coverage: Coverage, sources: tuple[str, ...], last: date, common: tuple[date, ...]) -> date:
    following = shift_months(last, 1)
    read = following if following in common else last
    return min(coverage.sources[one][read].until for one in sources)
