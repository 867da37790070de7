"""Which target holds for a metric on a period, and what is said of it?

Vigie ships none: each fund sets its own, with the day from which it counts (`vigie cible`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from metrics.model import Better, Metric, Sum, Value
from metrics.nature import is_stock
from metrics.period import Period
from metrics.units import NO_BREAK, short_date


@dataclass(frozen=True)
class Target:
    """A value to reach, on the stored scale of the metric (a share is 0 to 1)."""

    metric: str
    counts_from: date
    value: float

    def missed_by(self, value: Value) -> bool:
        """Is a value on the wrong side of the target? Never for a metric without direction."""
        if value.value is None or value.metric.better is Better.NEUTRAL:
            return False
        higher = value.metric.better is Better.HIGHER
        return value.value < self.value if higher else value.value > self.value


def holds_each_step(metric: Metric) -> bool:
    """Can a month be held to the target? That of an activity is set for a whole year."""
    return is_stock(metric) or not isinstance(metric.formula, Sum)


def in_force(targets: Iterable[Target], metric: Metric, period: Period) -> Target | None:
    """The last target that counts from the end of the period or before; None without any."""
    counting = [one for one in targets if one.metric == metric.key and one.counts_from <= period.end]
    return max(counting, key=lambda one: one.counts_from, default=None)


def target_in_words(metric: Metric, target: Target | None) -> str:
    """« Cible : 80,0 % depuis le 01/01/2023 », or that none is set."""
    if target is None:
        return f"Cible{NO_BREAK}: non fixée"
    words = metric.unit.write(target.value)
    return f"Cible{NO_BREAK}: {words} depuis le{NO_BREAK}{short_date(target.counts_from)}"
