"""Does a stock follow from the month before by what came in and what went out?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data_access.measures import NOW
from data_access.topics import BY_KEY
from metrics.coverage import Coverage
from metrics.model import Term
from metrics.period import Period, shift_months
from metrics.quality.coherence.check import Breach, Check, instead_of, same
from metrics.quality.coherence.comparable import comparable_months
from metrics.quality.names import measure_name
from metrics.quantities import Quantities
from metrics.units import month_name


@dataclass(frozen=True)
class Balance:
    """A stock with what feeds and what empties it; `from_january` begins again at zero each year."""

    stock: str
    entries: tuple[str, ...]
    exits: tuple[str, ...] = ()
    from_january: bool = False

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure that it reads."""
        return (self.stock, *self.entries, *self.exits)


BALANCES = (
    Balance("mas.open_cases", ("mas.cases",), ("mas.closures",)),
    Balance("ass.waiting", ("ass.requests",), ("ass.decisions",)),
    Balance("ass.committed_since_january", ("ass.committed_eur",), from_january=True),
    Balance("ass.paid_since_january", ("ass.paid_eur",), from_january=True),
)


def stocks_follow_flows(
    monthly: Quantities, coverage: Coverage, period: Period, balances: Sequence[Balance] = BALANCES
) -> Check:
    """The stock of a month is that of the month before, plus the entries, minus the exits.

    Only after a month loaded to its last day: what happened after it would be missing.
    """
    cases = [case for balance in balances for case in _cases(balance, monthly, coverage, period)]
    return Check(
        key="stocks",
        rule="Un stock se retrouve par celui du mois d'avant, les entrées et les sorties",
        unit=("mois vérifié", "mois vérifiés"),
        cases=len(cases),
        breaches=tuple(
            Breach(measure_name(balance.stock), instead_of(found, expected), month_name(month))
            for balance, month, found, expected in cases
            if not same(found, expected)
        ),
    )


def _cases(
    balance: Balance, monthly: Quantities, coverage: Coverage, period: Period
) -> Iterator[tuple[Balance, date, float, float]]:
    """The balance, the month, the stock counted and the stock expected."""
    known = comparable_months(coverage, balance.measures, Period(shift_months(period.first, -1), period.last))
    for month in known:
        before = shift_months(month, -1)
        if month < period.first or before not in known or not _whole(balance, coverage, before):
            continue
        begins = balance.from_january and month.month == 1
        start = 0.0 if begins else _at(monthly, balance.stock, before)
        moved = sum(_at(monthly, one, month) for one in balance.entries)
        moved -= sum(_at(monthly, one, month) for one in balance.exits)
        yield balance, month, _at(monthly, balance.stock, month), start + moved


def _whole(balance: Balance, coverage: Coverage, month: date) -> bool:
    sources = {source for measure in balance.measures for source in BY_KEY[measure].sources}
    return all(coverage.sources[source][month].whole for source in sources)


def _at(monthly: Quantities, measure: str, month: date) -> float:
    return monthly.total(Term(measure), NOW, (month,))
