"""Which months of the sources are missing, half loaded, or loaded without the sources they are read with?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.coverage import Coverage, CoveredMonth
from metrics.freshness import Days
from metrics.model import Metric
from metrics.nature import sources_of
from metrics.period import Period, month_end
from metrics.quality.spans import spans
from metrics.sources import Source

Months = Mapping[date, CoveredMonth]


class Lack(StrEnum):
    """What a month lacks."""

    MISSING = "missing"
    HALF = "half"
    ALONE = "alone"
    MIXED = "mixed"


@dataclass(frozen=True)
class Gap:
    """Consecutive months of a source that lack the same thing.

    `until`: for a month half loaded, the last day covered. `metrics`: for months that other sources have
    loaded without this one, or months of a demonstration when another source is real, the indicators that
    read them together and are not computed.
    """

    source: Source
    lack: Lack
    span: Period
    until: date | None = None
    metrics: tuple[Metric, ...] = ()

    @property
    def months_count(self) -> int:
        """How many months."""
        return self.span.months_count


def gaps(
    coverage: Coverage, sources: Iterable[Source], metrics: Sequence[Metric], days: Days
) -> tuple[Gap, ...]:
    """The gaps of every source that was ever loaded, source after source."""
    found: list[Gap] = []
    for source in sources:
        loaded = coverage.sources.get(source.key, {})
        if loaded:
            found += [*missing(source, loaded), *half_loaded(source, loaded)]
            found += [*alone(source, coverage, metrics, days), *mixed(source, coverage, metrics)]
    return tuple(found)


def missing(source: Source, loaded: Months) -> tuple[Gap, ...]:
    """The holes between the first and the last month loaded."""
    holes = [month for month in Period(min(loaded), max(loaded)).months if month not in loaded]
    return tuple(Gap(source, Lack.MISSING, span) for span in spans(holes))


def half_loaded(source: Source, loaded: Months) -> tuple[Gap, ...]:
    """The months not covered to their last day, other than the last one, which is still running."""
    cut = [one for month, one in sorted(loaded.items()) if not one.whole and month != max(loaded)]
    return tuple(Gap(source, Lack.HALF, Period(one.month, one.month), until=one.until) for one in cut)


def alone(source: Source, coverage: Coverage, metrics: Sequence[Metric], days: Days) -> tuple[Gap, ...]:
    """The months before or after those of a source that another source of the same indicator has loaded."""
    lacking: dict[date, list[Metric]] = {}
    for metric in metrics:
        if source.key in sources_of(metric) and len(_kinds(metric, coverage)) == 1:
            for month in _months_of_others(source, coverage, metric, days):
                lacking.setdefault(month, []).append(metric)
    groups: dict[tuple[Metric, ...], list[date]] = {}
    for month in sorted(lacking):
        groups.setdefault(tuple(lacking[month]), []).append(month)
    return tuple(
        Gap(source, Lack.ALONE, span, metrics=read)
        for read, months in groups.items()
        for span in spans(months)
    )


def mixed(source: Source, coverage: Coverage, metrics: Sequence[Metric]) -> tuple[Gap, ...]:
    """The months of a demonstration whose indicators also read a real source: the two are never mixed."""
    own = coverage.sources[source.key]
    if not coverage.demonstration([source.key]):
        return ()
    waiting = [metric for metric in metrics if source.key in sources_of(metric)]
    together = tuple(metric for metric in waiting if len(_kinds(metric, coverage)) > 1)
    return (Gap(source, Lack.MIXED, Period(min(own), max(own)), metrics=together),) if together else ()


def _kinds(metric: Metric, coverage: Coverage) -> set[bool]:
    """Demonstration or not, among the sources of an indicator that are loaded."""
    loaded = [source for source in sources_of(metric) if coverage.sources.get(source)]
    return {coverage.demonstration([source]) for source in loaded}


def _months_of_others(source: Source, coverage: Coverage, metric: Metric, days: Days) -> set[date]:
    own = coverage.sources[source.key]
    others = [coverage.sources.get(other, {}) for other in sources_of(metric) if other != source.key]
    found = {month for loaded in others for month in loaded if not min(own) <= month <= max(own)}
    judged_on = days.judging(own[max(own)].demonstration)
    return {month for month in found if not _to_come(source, month, max(own), judged_on)}


def _to_come(source: Source, month: date, last: date, judged_on: date) -> bool:
    """Is a month after the last one still to be expected, at the rhythm of the source?"""
    due_days = (judged_on - month_end(month)).days
    return last < month <= judged_on and due_days <= source.late_after_days
