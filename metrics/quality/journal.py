"""What does the journal tell of the loads: which file, which lines, which figures changed and why?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from data_access.journal import differences, loads
from data_access.quality import loads_that_changed_figures
from metrics.figures import Figures
from metrics.once import once


@dataclass(frozen=True)
class Load:
    """One load, as the journal keeps it (see `data_access.schema.common.load_batch`)."""

    department: str
    batch: str
    source: str
    file_name: str
    sha256: str
    size_bytes: int
    lines_read: int
    lines_loaded: int
    lines_rejected: int
    lines_aside: int
    loaded_by: str
    loaded_at: datetime
    period_first: date
    period_last: date
    demonstration: bool
    lines_added: int | None = None
    lines_removed: int | None = None
    lines_changed: int | None = None
    reason: str | None = None

    @property
    def rejected_share(self) -> float | None:
        """The lines rejected over the lines read; None for an empty file."""
        return self.lines_rejected / self.lines_read if self.lines_read else None

    @property
    def accounts_for_its_lines(self) -> bool:
        """Is every line read either loaded or rejected?"""
        return self.lines_read == self.lines_loaded + self.lines_rejected


@dataclass(frozen=True)
class ChangedFigure:
    """A figure of the whole department before and after a load; a measure without a row counted zero."""

    measure: str
    month: date
    former: float
    current: float


@once
def journal(figures: Figures) -> tuple[Load, ...]:
    """Every load of the department, the latest first."""
    return tuple(Load(*row) for row in figures.reading.detail(loads(figures.perimeter)))


def real_loads(figures: Figures) -> tuple[Load, ...]:
    """The loads of files, without those of the demonstration."""
    return tuple(load for load in journal(figures) if not load.demonstration)


def latest_loads(figures: Figures) -> Mapping[str, Load]:
    """The latest load of each source."""
    return {load.source: load for load in reversed(journal(figures))}


@once
def figures_changed(figures: Figures) -> Mapping[str, int]:
    """How many figures each load changed, by batch; loads that changed none are left out."""
    return dict(figures.reading.detail(loads_that_changed_figures(figures.perimeter)))


@once
def changes(figures: Figures, batch: str) -> tuple[ChangedFigure, ...]:
    """The figures that a load changed, in the order of measures and months."""
    found = figures.reading.detail(differences(figures.perimeter, batch))
    return tuple(
        ChangedFigure(measure, month, former or 0.0, now or 0.0) for measure, month, former, now in found
    )
