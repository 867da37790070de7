"""What does a publication tell of a programme: its cells, and what is told only beside one of them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from metrics.model import Term
from metrics.quantities import Monthly
from publication.cells import Cell


@dataclass(frozen=True)
class Beside:
    """What is told only with the count that it is made of: a median, or the sum behind a mean.

    `largest_share`: what the largest contributor makes of a sum, 0 to 1; None for a median.
    """

    value: float
    count: Cell
    largest_share: float | None = None

    @property
    def is_sum(self) -> bool:
        """Could two of them be subtracted?"""
        return self.largest_share is not None


@dataclass(frozen=True)
class Tables:
    """The cells counted from the sources of a programme, and the monthly quantities behind them, by axis."""

    topic: str
    monthly: Mapping[str, Monthly]
    terms: dict[str, Term] = field(default_factory=dict)
    cells: dict[Cell, float] = field(default_factory=dict)
    beside: dict[Cell, Beside] = field(default_factory=dict)
