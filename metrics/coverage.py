"""Which months are loaded, until which day, and what may therefore be said of a period?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from data_access.dates import a_year_before
from metrics.model import Status
from metrics.period import Period, month_end, shift_months
from metrics.sources import EVENTS


@dataclass(frozen=True)
class CoveredMonth:
    """A loaded month of a source: the last day covered, and whether it is a demonstration."""

    month: date
    until: date
    demonstration: bool

    @property
    def whole(self) -> bool:
        """Is the month covered to its last day?"""
        return self.until >= month_end(self.month)


@dataclass(frozen=True)
class Coverage:
    """The loaded months of every source of a department.

    `known_until`: for a source of which only the first months may be seen, the day when they were counted.
    """

    sources: Mapping[str, Mapping[date, CoveredMonth]]
    known_until: Mapping[str, date] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, date, date, bool]]) -> Coverage:
        """From rows `(source, month, covered_until, demonstration)`."""
        sources: dict[str, dict[date, CoveredMonth]] = {}
        for source, month, until, demonstration in rows:
            sources.setdefault(source, {})[month] = CoveredMonth(month, until, bool(demonstration))
        return cls(sources)

    def months(self, source: str, period: Period) -> tuple[CoveredMonth, ...]:
        """The loaded months of a source inside a period, in order."""
        loaded = self.sources.get(source, {})
        return tuple(loaded[month] for month in period.months if month in loaded)

    def common_months(self, sources: Iterable[str], period: Period) -> tuple[date, ...]:
        """The months of the period that every one of the sources has loaded.

        A demonstration is never read together with real lines: such months are left out.
        """
        loaded = [self.sources.get(source, {}) for source in sources]
        months = (month for month in period.months if all(month in one for one in loaded))
        return tuple(month for month in months if len({one[month].demonstration for one in loaded}) <= 1)

    def comparable(self, sources: Iterable[str], month: date, *, whole: bool) -> bool:
        """Can a loaded month be compared with the same days of the year before, in every source?

        `whole` also asks that the month be covered to its last day, for what no day can cut.
        """
        return all(self._comparable(self.sources.get(source, {}), month, whole) for source in sources)

    @staticmethod
    def _comparable(loaded: Mapping[date, CoveredMonth], month: date, whole: bool) -> bool:
        now, then = loaded.get(month), loaded.get(shift_months(month, -12))
        if now is None or then is None or then.until < a_year_before(now.until):
            return False
        return now.whole or not whole

    def as_of(self, sources: Iterable[str], period: Period) -> date | None:
        """The data date: the last day covered by all the sources in their last common month."""
        wanted = tuple(sources)
        common = self.common_months(wanted, period)
        return (
            min((self.sources[source][common[-1]].until for source in wanted), default=None)
            if common
            else None
        )

    def status(self, sources: Iterable[str], period: Period, *, at_a_date: bool = False) -> Status:
        """Missing without any month, provisional when a month is absent or not whole, else published.

        What is read at a date (a stock) only asks that its last month be whole.
        """
        wanted = tuple(sources)
        common = self.common_months(wanted, period)
        if not common:
            return Status.MISSING
        read = common[-1:] if at_a_date else common
        whole = all(self.sources[source][month].whole for source in wanted for month in read)
        complete = at_a_date or len(common) == period.months_count
        return Status.PUBLISHED if whole and complete else Status.PROVISIONAL

    def demonstration(self, sources: Iterable[str], period: Period | None = None) -> bool:
        """Does any loaded month of these sources (in this period) come from the demonstration?"""
        return any(
            one.demonstration
            for source in sources
            for month, one in self.sources.get(source, {}).items()
            if period is None or period.first <= month <= period.last
        )

    def is_running(self, period: Period) -> bool:
        """Does the period go on after the last loaded month?"""
        bounds = self.bounds()
        return bounds is not None and period.first <= bounds[1] < period.last

    def bounds(self) -> tuple[date, date] | None:
        """The first and the last loaded month, over all sources that are counted; None without any.

        The list of events is not one: it opens no period in which nothing would be shown.
        """
        months = [
            month for source, loaded in self.sources.items() if source != EVENTS.key for month in loaded
        ]
        return (min(months), max(months)) if months else None

    def latest(self, source: str) -> date | None:
        """The day on which a source was last known; None when nothing is loaded."""
        return self.known_until.get(source) or max(
            (one.until for one in self.sources.get(source, {}).values()), default=None
        )
