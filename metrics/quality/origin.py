"""Is what is shown a demonstration: all of it, some sources of it, or nothing?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics.catalogue import SOURCES
from metrics.coverage import Coverage
from metrics.period import Period
from metrics.sources import Source
from metrics.units import NO_BREAK

DEMONSTRATION = "Données de démonstration"
"""Stands on every screen and file that shows it."""
REAL = "Données réelles"
NAMED = 3
"""More sources than this are counted, not named."""


@dataclass(frozen=True)
class Origin:
    """The sources shown, those of the demonstration and the real ones; a source is never both."""

    demonstration: tuple[Source, ...] = ()
    real: tuple[Source, ...] = ()

    @property
    def is_demonstration(self) -> bool:
        """Does anything shown come from the demonstration?"""
        return bool(self.demonstration)

    @property
    def words(self) -> str:
        """« Données de démonstration, sauf « CCAS du département » »; empty when nothing is loaded."""
        if not self.demonstration:
            return REAL if self.real else ""
        return f"{DEMONSTRATION}{self._which}"

    @property
    def _which(self) -> str:
        """Which of them, when some of the sources are real: the shorter list is named."""
        invented, real = self.demonstration, self.real
        if not real:
            return ""
        if len(invented) <= min(NAMED, len(real)):
            return f"{NO_BREAK}: {_named(invented)}{NO_BREAK}; le reste est réel"
        if len(real) <= NAMED:
            return f", sauf {_named(real)}"
        return f"{NO_BREAK}: {len(invented)} sources sur {len(invented) + len(real)}"


def origin_of(coverage: Coverage, sources: Iterable[str], period: Period | None = None) -> Origin:
    """The origin of what these sources hold in a period, or ever."""
    loaded = [
        (SOURCES[source], coverage.demonstration([source], period))
        for source in SOURCES
        if source in set(sources) and _holds(coverage, source, period)
    ]
    return Origin(
        tuple(source for source, invented in loaded if invented),
        tuple(source for source, invented in loaded if not invented),
    )


def _holds(coverage: Coverage, source: str, period: Period | None) -> bool:
    return bool(coverage.months(source, period) if period else coverage.sources.get(source))


def _named(sources: Sequence[Source]) -> str:
    """« A », « A » et « B »."""
    *first, last = (f"«{NO_BREAK}{source.label}{NO_BREAK}»" for source in sources)
    return f"{', '.join(first)} et {last}" if first else last
