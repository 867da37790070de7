"""Is every percentage between 0 and 100, and does it agree with its own counts?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data_access.topics import BY_KEY
from metrics.model import Complement, Metric, Ratio, Value
from metrics.quality.coherence.check import NEAREST, Breach, Check, same
from metrics.quality.coherence.parts import MAY_EXCEED
from metrics.units import NO_BREAK, SHARE, french_number


@dataclass(frozen=True)
class Share:
    """A percentage over the period, and month by month."""

    period: Value
    months: tuple[Value, ...]

    @property
    def metric(self) -> Metric:
        """The indicator."""
        return self.period.metric


def shares_among(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """The indicators that are a part over its whole, in hundredths."""
    return tuple(
        metric
        for metric in metrics
        if metric.unit is SHARE
        and isinstance(metric.formula, Ratio | Complement)
        and metric.key not in MAY_EXCEED
    )


def between_bounds(shares: Iterable[Share]) -> Check:
    """Over the period as in each month, a part is from none to all of its whole."""
    values = [value for share in shares for value in (share.period, *share.months) if value.value is not None]
    outside = [value for value in values if not -NEAREST <= (value.value or 0.0) <= 1 + NEAREST]
    return Check(
        key="bounds",
        rule=f"Chaque pourcentage est entre 0 et 100{NO_BREAK}%",
        unit=("pourcentage vérifié", "pourcentages vérifiés"),
        cases=len(values),
        breaches=tuple(Breach(one.metric.label, one.text, one.period.label) for one in outside),
    )


def agree_with_counts(shares: Iterable[Share]) -> Check:
    """A percentage is its counts divided, and over a period it lies between those of its months.

    The second part does not hold for a rolling indicator, nor for a stock set against a flow.
    """
    known = [share for share in shares if share.period.value is not None]
    return Check(
        key="percentages",
        rule="Chaque pourcentage se retrouve par ses comptes, et se tient entre ceux de ses mois",
        unit=("pourcentage vérifié", "pourcentages vérifiés"),
        cases=len(known),
        breaches=tuple(breach for share in known for breach in _disagreements(share)),
    )


def _disagreements(share: Share) -> Iterator[Breach]:
    value, over = share.period.value or 0.0, share.period.denominator
    if over and not same(value, (share.period.numerator or 0.0) / over):
        counts = f"{french_number(share.period.numerator or 0.0)}{NO_BREAK}/{NO_BREAK}{french_number(over)}"
        yield Breach(share.metric.label, f"{share.period.text} pour {counts}", share.period.period.label)
    months = [one.value for one in share.months if one.value is not None]
    if months and _is_a_mean(share.metric) and not _within(value, months):
        span = f"mois de {SHARE.write(min(months))} à {SHARE.write(max(months))}"
        yield Breach(share.metric.label, f"{share.period.text}, {span}", share.period.period.label)


def _within(value: float, months: Sequence[float]) -> bool:
    return min(months) - NEAREST <= value <= max(months) + NEAREST


def _is_a_mean(metric: Metric) -> bool:
    """Is the share of a period a mean of those of its months, each with its own weight?"""
    return not metric.rolling_months and len({BY_KEY[term.measure].stock for term in metric.terms}) == 1
