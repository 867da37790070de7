"""How are answers of the base kept between two clicks, and forgotten when the base changes?

Every answer is kept under the base's address and stamp, the perimeter and the question. A load writes a
new stamp, so nothing from before is served; the stamp itself is asked for again every few seconds. Kept
objects are shared by all readers and never changed by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import monotonic
from typing import Any

from access.perimeter import Perimeter
from data_access.engine import check_version
from data_access.failure import BaseAbsent, NothingPublished
from data_access.freshness import base_properties
from data_access.query import Query, question, rows
from data_access.schema import SCHEMA_VERSION
from data_access.schema.diffusion import DIFFUSION_VERSION
from metrics.coverage import Coverage
from metrics.diffusion.reading import PublishedReading
from metrics.figures import Figures
from metrics.model import Metric
from metrics.period import Period
from metrics.quantities import Quantities
from metrics.reading import BaseReading

STAMP_SECONDS = 5
KEPT_ANSWERS = 2_000
KEPT_FIGURES = 100
"""About one mebibyte each, charts included."""


@dataclass(frozen=True)
class KeptReading:
    """A `metrics.reading.Reading` that remembers what the one behind answered in one state of its base."""

    behind: BaseReading | PublishedReading
    stamp: str

    @property
    def without_row(self) -> float:
        """See `Reading.without_row`."""
        return self.behind.without_row

    def coverage(self, perimeter: Perimeter) -> Coverage:
        """See `Reading.coverage`."""
        return _coverage(self, perimeter)

    def monthly(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, first: date, last: date
    ) -> Quantities:
        """See `Reading.monthly`."""
        return _monthly(self, perimeter, measures, axis, (first, last))

    def by_member(
        self, perimeter: Perimeter, measures: tuple[str, ...], axis: str, months: tuple[date, ...], known: str
    ) -> Mapping[tuple[str, str], float]:
        """See `Reading.by_member`."""
        return _by_member(self, perimeter, measures, (axis, known), months)

    def names(self, perimeter: Perimeter, axis: str) -> Mapping[str, str]:
        """See `Reading.names`."""
        return _names(self, perimeter, axis)

    def detail(self, query: Query) -> list[tuple[Any, ...]]:
        """See `Reading.detail`."""
        return list(_detail(self, _Asked(question(query), query)))


def kept_reading(url: str) -> KeptReading:
    """The reading of a base in its present state; raises a BaseFailure when the base cannot answer."""
    return KeptReading(BaseReading(url), _stamp(url, SCHEMA_VERSION, int(monotonic() / STAMP_SECONDS)))


def kept_publication(url: str, number: int) -> KeptReading:
    """The reading of a publication, by its number; raises NothingPublished, or another BaseFailure."""
    if not url:
        raise NothingPublished
    try:
        stamp = _stamp(url, DIFFUSION_VERSION, int(monotonic() / STAMP_SECONDS))
    except BaseAbsent as absent:
        raise NothingPublished from absent
    return KeptReading(PublishedReading(url, number), stamp)


@lru_cache(maxsize=KEPT_FIGURES)
def kept_figures(
    reading: KeptReading, perimeter: Perimeter, period: Period, metrics: tuple[Metric, ...]
) -> Figures:
    """The figures of one choice, shared by its readers with all that was computed from them."""
    return Figures(reading, perimeter, period, metrics)


@dataclass(frozen=True)
class _Asked:
    """A query, compared by its SQL text and parameters."""

    words: str
    query: Query

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)


@lru_cache(maxsize=8)
def _stamp(url: str, version: str, _: int) -> str:
    check_version(url, version)
    return str(dict(rows(url, base_properties())).get("stamp", ""))


@lru_cache(maxsize=KEPT_ANSWERS)
def _coverage(base: KeptReading, perimeter: Perimeter) -> Coverage:
    return base.behind.coverage(perimeter)


@lru_cache(maxsize=KEPT_ANSWERS)
def _monthly(
    base: KeptReading, perimeter: Perimeter, measures: tuple[str, ...], axis: str, span: tuple[date, date]
) -> Quantities:
    return base.behind.monthly(perimeter, measures, axis, *span)


@lru_cache(maxsize=KEPT_ANSWERS)
def _by_member(
    base: KeptReading,
    perimeter: Perimeter,
    measures: tuple[str, ...],
    place: tuple[str, str],
    months: tuple[date, ...],
) -> Mapping[tuple[str, str], float]:
    axis, known = place
    return base.behind.by_member(perimeter, measures, axis, months, known)


@lru_cache(maxsize=KEPT_ANSWERS)
def _names(base: KeptReading, perimeter: Perimeter, axis: str) -> Mapping[str, str]:
    return base.behind.names(perimeter, axis)


@lru_cache(maxsize=KEPT_ANSWERS)
def _detail(base: KeptReading, asked: _Asked) -> list[tuple[Any, ...]]:
    return base.behind.detail(asked.query)
